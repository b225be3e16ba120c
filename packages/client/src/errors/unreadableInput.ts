import type { DecodeFailure } from '@so-email/codecs'

/** A getter, a proxy or a signal of the caller threw. What it threw may hold a secret, so it is dropped. */
export const unreadableInput: DecodeFailure = {
  _tag: 'Hidden',
  expected: 'an input that can be read',
  kind: 'one that throws',
}
