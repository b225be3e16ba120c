/** The text of a value, or why it cannot be written. A plain union and no `Either`, because one is made for every leaf. */
import { either as E } from 'fp-ts'
import { prefixed } from './failure.js'
import { maxDepth, maxWritten, type WriteFailure } from './MediaType.js'

export type Written = string | WriteFailure

export const unwritable = (reason: string): WriteFailure => ({ _tag: 'WriteFailure', reason })

/** The failure of a part, as one of the whole. */
export const below = (name: string, { reason }: WriteFailure): WriteFailure => unwritable(prefixed(name, reason))

/** Why no text can stand for a value. */
export const unfit = (mediaType: string, value: unknown): WriteFailure =>
  unwritable(
    typeof value === 'object'
      ? `${mediaType} cannot carry an object that is more than its properties`
      : typeof value === 'number'
        ? `${mediaType} has no such number`
        : `${mediaType} cannot carry what is ${typeof value}`,
  )

/** The texts of all parts, an empty place of a list included, or the first failure, below the name of its part. */
export const writeAll = <A>(
  parts: ReadonlyArray<A>,
  write: (part: A) => Written,
  separator = '',
  nameOf: (part: A, i: number) => string = (_, i) => String(i),
): Written => {
  let text = ''
  for (const [i, part] of parts.entries()) {
    const written = write(part)
    if (typeof written !== 'string') return below(nameOf(part, i), written)
    text += text === '' || written === '' ? written : separator + written
  }
  return text
}

/**
 * How much one call may still write. A value that holds one object in two places, and so on for twenty levels, is small, and
 * its text has a million objects; so what is written is counted while the value is walked.
 */
export interface Room {
  left: number
  /** Set where the value has an `ExactNumber`. */
  hasExact?: true
}

export const newRoom = (): Room => ({ left: maxWritten })

/** Takes room for some characters; false if there is none. */
export const takes = (room: Room, cost: number): boolean => {
  room.left -= cost
  return room.left >= 0
}

/** What each object, list and element costs, whatever is in it. */
export const containerCost = 16

export const tooDeep = /*#__PURE__*/ unwritable(`it is nested deeper than ${maxDepth} levels, or holds itself`)

export const tooLarge = /*#__PURE__*/ unwritable(`it is larger than ${maxWritten} characters`)

const encoder = /*#__PURE__*/ new TextEncoder()

/** The bytes of a body, in UTF-8. */
export const bytesOf = (written: Written): E.Either<WriteFailure, Uint8Array> =>
  typeof written === 'string' ? E.right(encoder.encode(written)) : E.left(written)
