/**
 * JSON. It carries every value that a codec or JSON itself can describe, `null`, any text and unknown properties
 * included; not `undefined`, `NaN`, infinities, functions, symbols, big integers, objects with a `toJSON` of their own,
 * nor values that are nested deeper than 64 levels.
 *
 * Reading undoes writing exactly, but for two things that JavaScript compares as equal: `-0` comes back as 0, and an
 * object comes back with its properties in the documented order and without the class that it was made by. Numbers are
 * those of JavaScript: unless `exactNumbers` is set, the last digits of an unknown property with more than 15 of them may be
 * others, and a number that JavaScript takes for infinite (`1e400`) is a failure to read.
 *
 * The reader has loops and no pipelines: it takes 1.1 times as long as `JSON.parse` (`pnpm bench wire`), and an `E.chain` of
 * fp-ts would add a quarter of that.
 */
import { either as E, function as F } from 'fp-ts'
import { decodeText } from './decodeText.js'
import { unreadable } from './failure.js'
import { hasManyBrackets, isTooDeep } from './json/depth.js'
import { withExactNumbers } from './json/exactNumbers.js'
import { findSyntaxError } from './json/findSyntaxError.js'
import { hasInfinity, mayHaveInfinity } from './json/infinity.js'
import { writeJson } from './json/writeJson.js'
import { type MediaType, maxDepth, type ReadFailure } from './MediaType.js'
import { bytesOf } from './Written.js'

const explain = (text: string): ReadFailure => findSyntaxError(text, maxDepth) ?? unreadable('the body is not JSON')

const parse = (text: string): E.Either<ReadFailure, unknown> => {
  if (text === '') return E.left(unreadable('the body is empty'))
  if (hasManyBrackets(text) && isTooDeep(text)) return E.left(explain(text))
  try {
    return E.right(JSON.parse(text))
  } catch {
    return E.left(explain(text))
  }
}

/** The value of a text. A number that would be infinite is a failure, because no writer could write it again. */
const read = (text: string): E.Either<ReadFailure, unknown> => {
  const value = parse(text)
  return mayHaveInfinity(text) && E.isRight(value) && hasInfinity(value.right) ? E.left(explain(text)) : value
}

/**
 * JSON, written in UTF-8. It fails to write a value that `JSON.stringify` would drop or replace (`NaN`, `undefined`), and to
 * read a text that is no JSON or is nested deeper than {@link maxDepth}.
 *
 * @category media types
 */
export const json: MediaType<'application/json' | 'text/json'> = {
  names: ['application/json', 'text/json'],
  write: (codec) => F.flow(writeJson(codec), bytesOf),
  // The last of two equal keys wins, as in .NET, and `__proto__` is a key like any other: `JSON.parse` does both.
  read: (_codec, limits) => (body, charset) => {
    const text = decodeText(body, charset, limits)
    if (E.isLeft(text)) return text
    if (!limits?.exactNumbers) return read(text.right)
    const value = parse(text.right)
    return E.isRight(value) ? E.right(withExactNumbers(text.right, value.right, limits.exactNumbers === 'text')) : value
  },
}
