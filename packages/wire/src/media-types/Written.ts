/** What a writer makes of a value: its text, or why there is none. A plain union, because one is made for every leaf. */
import { either as E } from 'fp-ts'
import { prefixed } from './failure.js'
import type { WriteFailure } from './MediaType.js'

export type Written = string | WriteFailure

export const unwritable = (reason: string): WriteFailure => ({ _tag: 'WriteFailure', reason })

/** The failure of a part, as one of the whole. */
export const below = (name: string, { reason }: WriteFailure): WriteFailure => unwritable(prefixed(name, reason))

const encoder = /*#__PURE__*/ new TextEncoder()

/** Bodies up to this many bytes share a buffer: to allocate one for each costs more than to encode its text. */
const sharedBytes = 64 * 1024

let shared = /*#__PURE__*/ new Uint8Array(0)

const encode = (text: string): Uint8Array => {
  const most = text.length * 3
  if (most > sharedBytes / 4) return encoder.encode(text)
  if (most > shared.length) shared = new Uint8Array(sharedBytes)
  const { written } = encoder.encodeInto(text, shared)
  const body = shared.subarray(0, written)
  shared = shared.subarray(written)
  return body
}

/** The bytes of a body, in UTF-8. */
export const bytesOf = (written: Written): E.Either<WriteFailure, Uint8Array> =>
  typeof written === 'string' ? E.right(encode(written)) : E.left(written)
