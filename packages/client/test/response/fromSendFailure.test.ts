import { function as F } from 'fp-ts'
import { expect, it } from 'vitest'
import type { SendFailure } from '../../src/features/Send.js'
import { fromSendFailure } from '../../src/response/fromSendFailure.js'

const redactor = { text: (text: string) => `redacted ${text}`, failure: F.identity, rejection: F.identity }

const misunderstood = { _tag: 'NotUnderstood', status: null, failure: null, rejection: null }

it.each<readonly [SendFailure, object]>([
  [{ _tag: 'Aborted' }, { _tag: 'Aborted' }],
  [
    { _tag: 'TimedOut', timeout: 5 },
    { _tag: 'TimedOut', timeout: 5 },
  ],
  [
    { _tag: 'CredentialsFailed', reason: 'a' },
    { _tag: 'CredentialsFailed', reason: 'redacted a' },
  ],
  [
    { _tag: 'NotConnected', cause: 'refused', message: 'a' },
    { _tag: 'ConnectionFailed', cause: 'refused', sent: false, message: 'redacted a' },
  ],
  [
    { _tag: 'Disconnected', cause: 'reset', message: 'a' },
    { _tag: 'ConnectionFailed', cause: 'reset', sent: true, message: 'redacted a' },
  ],
  [
    { _tag: 'TooLarge', maxResponseBytes: 10 },
    { ...misunderstood, what: 'tooLarge', reason: 'the answer is longer than 10 bytes' },
  ],
  [
    { _tag: 'Unreadable', message: 'a' },
    { ...misunderstood, what: 'unreadable', reason: 'redacted a' },
  ],
  [
    { _tag: 'OpaqueRedirect' },
    { ...misunderstood, what: 'redirect', reason: 'the answer is a redirect, which is not followed' },
  ],
])('a request without a response becomes an error, whose texts from outside are redacted: %j', (failure, error) => {
  expect(fromSendFailure(failure)(redactor)).toEqual(error)
})
