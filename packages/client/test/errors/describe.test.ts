import { expect, test } from 'vitest'
import type { ClientError, RedactedRequest } from '../../src/errors/ClientError.js'
import { describe as describeError } from '../../src/errors/describe.js'

const request: RedactedRequest = {
  operation: 'SaveEMailAccount',
  method: 'POST',
  url: 'https://host.test/save',
  headers: [],
}
const asked = 'SaveEMailAccount (POST https://host.test/save)'
const rejection = { type: 'ArgumentException', message: 'Bad address', source: 'SuperOffice', fields: {} }
const silent = { type: null, message: null, source: null, fields: {} }
const failure = {
  _tag: 'Key',
  key: 'EMailAccountId',
  failure: { _tag: 'Leaf', expected: 'Int32', actual: 'x' },
} as const

const cases: ReadonlyArray<readonly [ClientError, string]> = [
  [{ _tag: 'InvalidInput', request, failure }, `${asked} was not sent: EMailAccountId: expected Int32, got "x".`],
  [
    { _tag: 'CredentialsFailed', request, reason: 'the vault is sealed' },
    `${asked} has no credentials: the vault is sealed.`,
  ],
  [
    { _tag: 'ConnectionFailed', request, cause: 'refused', sent: false, message: 'connect ECONNREFUSED' },
    `${asked} got no answer: connect ECONNREFUSED. The request never reached the server.`,
  ],
  [
    { _tag: 'ConnectionFailed', request, cause: 'reset', sent: true, message: 'read ECONNRESET' },
    `${asked} got no answer: read ECONNRESET. The request may have reached the server.`,
  ],
  [{ _tag: 'TimedOut', request, timeout: 50 }, `${asked} got no answer within 50 ms.`],
  [{ _tag: 'Aborted', request }, `${asked} was aborted by its caller.`],
  [
    { _tag: 'NotAuthenticated', request, status: 401, rejection: silent },
    `${asked} was answered 401: the credentials are missing, wrong or expired.`,
  ],
  [
    { _tag: 'Forbidden', request, status: 403, rejection },
    `${asked} was answered 403: these credentials may not do this. The server said: ArgumentException: Bad address (SuperOffice).`,
  ],
  [
    { _tag: 'Rejected', request, status: 400, rejection },
    `${asked} was answered 400. The server said: ArgumentException: Bad address (SuperOffice).`,
  ],
  [
    { _tag: 'Rejected', request, status: 415, rejection: silent },
    `${asked} was answered 415. The server gave no reason.`,
  ],
  [
    { _tag: 'Throttled', request, status: 429, delay: 3000, rejection: silent },
    `${asked} was answered 429: too many requests; ask again in 3000 ms.`,
  ],
  [
    { _tag: 'Throttled', request, status: 429, delay: null, rejection: silent },
    `${asked} was answered 429: too many requests.`,
  ],
  [
    { _tag: 'ServerFailed', request, status: 503, rejection: silent },
    `${asked} was answered 503. The server gave no reason.`,
  ],
  [
    {
      _tag: 'NotUnderstood',
      request,
      status: 200,
      what: 'value',
      reason: 'this is another value',
      failure,
      rejection: null,
    },
    `${asked} was answered 200, but this is another value. EMailAccountId: expected Int32, got "x".`,
  ],
  [
    {
      _tag: 'NotUnderstood',
      request,
      status: 200,
      what: 'errorObject',
      reason: 'the answer is an error object',
      failure: null,
      rejection,
    },
    `${asked} was answered 200, but the answer is an error object. The server said: ArgumentException: Bad address (SuperOffice).`,
  ],
  [
    {
      _tag: 'NotUnderstood',
      request,
      status: null,
      what: 'tooLarge',
      reason: 'the answer is too long',
      failure: null,
      rejection: null,
    },
    `${asked} was answered, but the answer is too long.`,
  ],
]

test('what a server says cannot begin a line of its own, nor command a terminal', () => {
  const message = 'a\r\n2026-01-01 INFO all good\u001b[2K\u202e\u2028å😀'
  const error: ClientError = { _tag: 'Rejected', request, status: 400, rejection: { ...silent, message } }
  expect(describeError(error)).toBe(
    `${asked} was answered 400. The server said: a\\u{d}\\u{a}2026-01-01 INFO all good\\u{1b}[2K\\u{202e}\\u{2028}å😀.`,
  )
})

test.each(cases)('%o reads as one paragraph', (error, text) => {
  expect(describeError(error)).toBe(text)
})
