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

/** Whether the text has more opening brackets than the allowed depth, without which it cannot be too deep. */
const mayBeTooDeep = (text: string): boolean => {
  let brackets = 0
  for (const bracket of ['[', '{']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      if (++brackets > maxDepth) return true
    }
  }
  return false
}

const parse = (text: string): E.Either<ReadFailure, unknown> => {
  if (text === '') return refuse('the body is empty')
  const problem = mayBeTooDeep(text) ? problemOf(text, maxDepth) : undefined
  if (problem !== undefined) return E.left(problem)
  try {
    return E.right(JSON.parse(text))
  } catch {
    return E.left(problemOf(text, maxDepth) ?? unreadable('the body is not JSON'))
  }
}

export const json: MediaType<'application/json' | 'text/json'> = {
  names: ['application/json', 'text/json'],
  write: (codec) => F.flow(textOf(codec), bytesOf),
  // The last of two equal keys wins, as in .NET, and `__proto__` is a key like any other: `JSON.parse` does both.
  read: (_codec, limits) => (body, charset) => {
    const text = decodeText(body, charset, limits)
    return E.isLeft(text) ? text : parse(text.right)
  },
}
