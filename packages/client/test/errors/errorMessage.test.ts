import { expect, test } from 'vitest'
import type { ClientError } from '../../src/errors/ClientError.js'
import { errorMessage } from '../../src/errors/errorMessage.js'
import type { RedactedRequest } from '../../src/errors/redactRequest.js'

const request: RedactedRequest = {
  operation: 'SaveEMailAccount',
  method: 'POST',
  url: 'https://host.test/save',
  headers: [],
}
const call = { request, duration: 5 }
const answered = { ...call, headers: [] }
const name = 'SaveEMailAccount (POST https://host.test/save)'
const rejection = { type: 'ArgumentException', message: 'Bad address', detail: null, source: 'SuperOffice', fields: {} }
const silent = { type: null, message: null, detail: null, source: null, fields: {} }
const failure = {
  _tag: 'Key',
  key: 'EMailAccountId',
  failure: { _tag: 'Leaf', expected: 'Int32', actual: 'x' },
} as const

const cases: ReadonlyArray<readonly [ClientError, string]> = [
  [
    { _tag: 'InvalidInput', ...call, request: { ...request, url: '' }, failure },
    'SaveEMailAccount was not sent: EMailAccountId: expected Int32, got "x".',
  ],
  [
    {
      _tag: 'TenantUnavailable',
      ...call,
      contextId: 'Cust12345',
      state: 'Suspended',
      validUntil: '2026-02-23T09:52:01.9342965Z',
      reason: 'its state is Suspended',
    },
    `${name} was not carried out: the tenant Cust12345 is not available, as its state is Suspended. Try again after 2026-02-23T09:52:01.9342965Z.`,
  ],
  [
    {
      _tag: 'TenantUnavailable',
      ...call,
      contextId: 'Cust12345',
      state: null,
      validUntil: null,
      reason: 'its state is not known: the response has the status 404',
    },
    `${name} was not carried out: the tenant Cust12345 is not available, as its state is not known: the response has the status 404.`,
  ],
  [
    { _tag: 'CredentialsFailed', ...call, reason: 'the vault is sealed' },
    `${name} has no credentials: the vault is sealed.`,
  ],
  [
    { _tag: 'ConnectionFailed', ...call, cause: 'refused', sent: false, message: 'connect ECONNREFUSED' },
    `${name} got no response: connect ECONNREFUSED. The request never reached the server.`,
  ],
  [
    { _tag: 'ConnectionFailed', ...call, cause: 'reset', sent: true, message: 'read ECONNRESET' },
    `${name} got no response: read ECONNRESET. The request may have reached the server.`,
  ],
  [{ _tag: 'TimedOut', ...call, timeout: 50 }, `${name} got no response within 50 ms.`],
  [{ _tag: 'Aborted', ...call }, `${name} was aborted by its caller.`],
  [
    { _tag: 'NotAuthenticated', ...answered, status: 401, rejection: silent },
    `${name} was answered 401: the credentials are missing, wrong or expired, or the application was not granted this agent.`,
  ],
  [
    { _tag: 'Forbidden', ...answered, status: 403, rejection },
    `${name} was answered 403: these credentials may not do this. The server's reason: ArgumentException: Bad address (SuperOffice).`,
  ],
  [
    { _tag: 'Rejected', ...answered, status: 400, rejection },
    `${name} was answered 400. The server's reason: ArgumentException: Bad address (SuperOffice).`,
  ],
  [
    { _tag: 'Rejected', ...answered, status: 415, rejection: silent },
    `${name} was answered 415. The server gave no reason.`,
  ],
  [
    { _tag: 'Throttled', ...answered, status: 429, delay: 3000, rejection: silent },
    `${name} was answered 429: too many requests; retry in 3000 ms.`,
  ],
  [
    { _tag: 'Throttled', ...answered, status: 429, delay: null, rejection: silent },
    `${name} was answered 429: too many requests.`,
  ],
  [
    { _tag: 'ServerFailed', ...answered, status: 503, rejection: silent },
    `${name} was answered 503. The server gave no reason.`,
  ],
  [
    {
      _tag: 'NotUnderstood',
      ...answered,
      status: 200,
      what: 'value',
      reason: 'this is another value',
      failure,
      rejection: null,
    },
    `${name} was answered 200, but this is another value. EMailAccountId: expected Int32, got "x".`,
  ],
  [
    {
      _tag: 'NotUnderstood',
      ...answered,
      status: 200,
      what: 'errorObject',
      reason: 'the answer is an error object',
      failure: null,
      rejection,
    },
    `${name} was answered 200, but the answer is an error object. The server's reason: ArgumentException: Bad address (SuperOffice).`,
  ],
  [
    {
      _tag: 'NotUnderstood',
      ...answered,
      status: null,
      what: 'tooLarge',
      reason: 'the answer is too long',
      failure: null,
      rejection: null,
    },
    `${name} was answered, but the answer is too long.`,
  ],
  [{ _tag: 'NotFound', ...answered, EMailAccountId: 270 }, 'There is no account 270.'],
  [
    { _tag: 'Rejected', ...answered, status: 400, rejection: { ...rejection, detail: 'It has no @' } },
    `${name} was answered 400. The server's reason: ArgumentException: Bad address: It has no @ (SuperOffice).`,
  ],
]

const reasonOf = (given: object) =>
  errorMessage({ _tag: 'Rejected', ...answered, status: 400, rejection: { ...silent, ...given } }).replace(
    `${name} was answered 400. The server's reason: `,
    '',
  )

test.each([
  ['it ends as a sentence', { message: 'Why?' }, 'Why?'],
  ['it has a full stop inside', { message: 'No. Never' }, 'No. Never.'],
  ['it has a detail only', { detail: 'No @' }, 'No @.'],
  ['it has properties that no name explains', { fields: { error: 'old' } }, '{"error":"old"}.'],
  ['it has them beside a message', { message: 'Old', fields: { error: 'old' } }, 'Old.'],
  ['it has long ones, which are cut', { fields: { a: 'x'.repeat(600) } }, `{"a":"${'x'.repeat(494)}.`],
])("the server's reason is drawn where %s", (_, given, text) => {
  expect(reasonOf(given)).toBe(text)
})

test.each([
  [{ type: 'SecurityException' }, ''],
  [{ message: 'Expired' }, " The server's reason: Expired."],
  [{ detail: 'Expired' }, " The server's reason: Expired."],
])('a 401 has the reason of the server where it is in words: %j', (given, text) => {
  const error: ClientError = { _tag: 'NotAuthenticated', ...answered, status: 401, rejection: { ...silent, ...given } }
  expect(errorMessage(error).split('was not granted this agent.')[1]).toBe(text)
})

test('a message of a server cannot start a new line or command a terminal', () => {
  const message = 'a\r\n2026-01-01 INFO all good\u001b[2K\u202e\u2028å😀'
  const error: ClientError = { _tag: 'Rejected', ...answered, status: 400, rejection: { ...silent, message } }
  expect(errorMessage(error)).toBe(
    `${name} was answered 400. The server's reason: a\\u{d}\\u{a}2026-01-01 INFO all good\\u{1b}[2K\\u{202e}\\u{2028}å😀.`,
  )
})

test.each(cases)('%o reads as one paragraph', (error, text) => {
  expect(errorMessage(error)).toBe(text)
})
