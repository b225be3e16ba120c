/** The text of a value, or why it cannot be written. A plain union and no `Either`, because one is made for every leaf. */
import { either as E } from 'fp-ts'
import { prefixed } from './failure.js'
import type { WriteFailure } from './MediaType.js'

export type Written = string | WriteFailure

export const unwritable = (reason: string): WriteFailure => ({ _tag: 'WriteFailure', reason })

/** The failure of a part, as one of the whole. */
export const below = (name: string, { reason }: WriteFailure): WriteFailure => unwritable(prefixed(name, reason))

const encoder = /*#__PURE__*/ new TextEncoder()

/** The bytes of a body, in UTF-8. */
export const bytesOf = (written: Written): E.Either<WriteFailure, Uint8Array> =>
  typeof written === 'string' ? E.right(encoder.encode(written)) : E.left(written)
