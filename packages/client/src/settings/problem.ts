import { type DecodeFailure, redacted } from '@so-email/codecs'

/** Why a part of the input or an option cannot be sent: what is expected, and where. It never shows the value, unless `actual` does. */
export const problem = (expected: string, key: string, actual: string = redacted): DecodeFailure => ({
  _tag: 'Key',
  key,
  failure: { _tag: 'Leaf', expected, actual },
})
