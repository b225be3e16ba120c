/**
 * JSON. It carries every value that a codec or JSON itself can describe, `null`, any text and unknown properties
 * included; not `undefined`, `NaN`, infinities, functions, symbols, big integers, objects with a `toJSON` of their own,
 * nor what is nested deeper than 64 levels.
 *
 * Reading undoes writing exactly, but for two things that JavaScript compares as equal: `-0` comes back as 0, and an
 * object comes back with its properties in the documented order and without the class that it was made by. Numbers are
 * those of JavaScript: of an unknown property with more than 15 digits the last ones may be others.
 */
import { either as E, function as F } from 'fp-ts'
import { decodeText } from './decodeText.js'
import { refuse, unreadable } from './failure.js'
import { problemOf } from './json/problem.js'
import { textOf } from './json/textOf.js'
import { type MediaType, maxDepth, type ReadFailure } from './MediaType.js'
import { bytesOf } from './Written.js'

/** Whether a text has more opening brackets than may be nested. It is cheap to ask, and most have not. */
const hasManyBrackets = (text: string): boolean => {
  let brackets = 0
  for (const bracket of ['[', '{']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      if (++brackets > maxDepth) return true
    }
  }
  return false
}

/** Whether brackets are nested deeper than allowed: one look at what is no string, in a text that may be no JSON. */
const isTooDeep = (text: string): boolean => {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) {
      at = closingQuote(text, at)
      if (at < 0) return false
    } else if (code === 0x7b || code === 0x5b) {
      if (++depth > maxDepth) return true
    } else if (code === 0x7d || code === 0x5d) depth--
  }
  return false
}

/** The first quote after one that no backslash escapes; -1 where there is none. */
const closingQuote = (text: string, start: number): number => {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0
    while (text.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes++
    if (backslashes % 2 === 0) return at
  }
  return -1
}

const parse = (text: string): E.Either<ReadFailure, unknown> => {
  if (text === '') return refuse('the body is empty')
  try {
    if (!hasManyBrackets(text) || !isTooDeep(text)) return E.right(JSON.parse(text))
  } catch {
    // It is explained below.
  }
  return E.left(problemOf(text, maxDepth) ?? unreadable('the body is not JSON'))
}

/**
 * JSON, in UTF-8 where it is written. It fails to write what `JSON.stringify` would drop or replace (`NaN`,
 * `undefined`), and to read what is no JSON or is nested deeper than {@link maxDepth}.
 */
export const json: MediaType<'application/json' | 'text/json'> = {
  names: ['application/json', 'text/json'],
  write: (codec) => F.flow(textOf(codec), bytesOf),
  // The last of two equal keys wins, as in .NET, and `__proto__` is a key like any other: `JSON.parse` does both.
  read: (_codec, limits) => (body, charset) => {
    const text = decodeText(body, charset, limits)
    return E.isLeft(text) ? text : parse(text.right)
  },
}
