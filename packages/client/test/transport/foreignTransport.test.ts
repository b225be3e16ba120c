// What a transport written in JavaScript may give. `never` stands for what the types forbid.
import { runInNewContext } from 'node:vm'
import { either as E } from 'fp-ts'
import { describe, expect, it, test } from 'vitest'
import { basic } from '../../src/auth/Auth.js'
import type { ClientError } from '../../src/errors/ClientError.js'
import { errorMessage } from '../../src/errors/errorMessage.js'
import { clientWith } from '../support.js'

const secret = 'Basic dGplMDpUamUw'

/** As axios throws it: with the request and its credentials. */
const axiosError = Object.assign(new Error('Request failed'), { config: { headers: { Authorization: secret } } })

const answered = async (outcome: unknown): Promise<E.Either<ClientError, unknown>> => {
  const transport = (() => async () => outcome) as never
  const auth = basic({ user: 'tje0', password: 'Tje0' })
  return clientWith({ baseUrl: 'https://host.test', auth, transport, retry: false }).saveEMailAccount({
    EMailAccountId: 270,
  })()
}

const throwing = {
  get status(): number {
    throw axiosError
  },
}
const right = { status: 200, headers: [], body: new Uint8Array() }
const failed = { _tag: 'ConnectionFailed', sent: true, cause: 'other' }

const outcomes: ReadonlyArray<readonly [string, unknown, object]> = [
  [
    'a longer body than allowed',
    E.right({ ...right, headers: [['Content-Type', 'application/json']], body: new Uint8Array(10 * 1024 * 1024 + 1) }),
    { _tag: 'NotUnderstood', what: 'tooLarge', status: 200 },
  ],
  ['nothing', undefined, failed],
  ['null', null, failed],
  ['a text', 'Right', failed],
  ['a bare response', right, failed],
  ['an unknown Either', { _tag: 'Both', right }, failed],
  ['a Right of nothing', { _tag: 'Right' }, failed],
  ['a Right of a response of fetch', E.right(new Response('{}')), failed],
  ['a status that is a text', E.right({ ...right, status: '200' }), failed],
  ['a status that is none', E.right({ ...right, status: Number.NaN }), failed],
  ['a status that throws', E.right({ ...right, ...Object.getOwnPropertyDescriptors(throwing) }), failed],
  ['a response that throws', E.right(throwing), failed],
  ['no headers', E.right({ status: 200, body: new Uint8Array() }), failed],
  ['headers as an object', E.right({ ...right, headers: { 'content-type': 'application/json' } }), failed],
  ['no body', E.right({ status: 200, headers: [] }), failed],
  ['a body that is a text', E.right({ ...right, body: '{}' }), failed],
  ['a Left of nothing', { _tag: 'Left' }, failed],
  ['a Left that is an error', E.left(axiosError), failed],
  ['an unknown failure', E.left({ _tag: 'Exploded', message: secret }), failed],
  ['a failure of the client itself', E.left({ _tag: 'TimedOut', timeout: axiosError }), failed],
  ['an error as its cause', E.left({ _tag: 'Disconnected', cause: axiosError, message: 'reset' }), failed],
  [
    'an error as its message',
    E.left({ _tag: 'NotConnected', cause: 'dns', message: axiosError }),
    { _tag: 'ConnectionFailed', cause: 'dns', sent: false, message: '<redacted>' },
  ],
  [
    'a limit that is an error',
    E.left({ _tag: 'TooLarge', maxResponseBytes: axiosError }),
    { _tag: 'NotUnderstood', what: 'tooLarge', status: null },
  ],
  [
    'a hidden redirect with more',
    E.left({ _tag: 'OpaqueRedirect', cause: axiosError }),
    { _tag: 'NotUnderstood', what: 'redirect' },
  ],
  ...['refused', 'reset', 'dns', 'tls', 'protocol', 'closed', 'limited', 'other'].map(
    (cause) =>
      [
        `the cause ${cause}`,
        E.left({ _tag: 'NotConnected', cause, message: '' }),
        { _tag: 'ConnectionFailed', cause, sent: false },
      ] as const,
  ),
  ['headers that are no pairs', E.right({ ...right, headers: [null, ['a'], ['Content-Type', 5]] }), failed],
  [
    'an unread body of nothing',
    E.right({ ...right, unread: null }),
    { _tag: 'NotUnderstood', what: 'unreadable', status: 200 },
  ],
  [
    'an unread body that is an error',
    E.right({ ...right, unread: { _tag: 'Broken', message: axiosError } }),
    { _tag: 'NotUnderstood', what: 'unreadable', status: 200 },
  ],
]

describe('a transport of the caller that gives', () => {
  test.each(outcomes)('%s ends the call in a known error without what it gave', async (_, outcome, expected) => {
    const answer = await answered(outcome)
    expect(answer).toMatchObject(E.left(expected))
    if (E.isRight(answer)) return
    expect(`${JSON.stringify(answer)} ${errorMessage(answer.left)} ${String(answer.left)}`).not.toContain(secret)
    expect(JSON.parse(JSON.stringify(answer.left))).toEqual(answer.left)
  })

  it('bytes of another realm is understood, as in the environments of jest', async () => {
    const bytes = runInNewContext('new Uint8Array([110, 117, 108, 108])') // null
    expect(bytes instanceof Uint8Array).toBe(false)
    expect(await answered(E.right({ ...right, body: bytes }))).toMatchObject(
      E.left({ _tag: 'NotUnderstood', what: 'null' }),
    )
  })
})

describe('a transport of the caller that throws', () => {
  test.each<readonly [string, () => unknown]>([
    [
      'at once',
      () => {
        throw axiosError
      },
    ],
    [
      'when its task runs',
      () => () => {
        throw axiosError
      },
    ],
    ['by a rejection', () => () => Promise.reject(axiosError)],
    ['because it gives no task', () => null],
  ])('%s may have sent the request', async (_, transport) => {
    const auth = basic({ user: 'tje0', password: 'Tje0' })
    const client = clientWith({ baseUrl: 'https://host.test', auth, transport: transport as never, retry: false })
    expect(await client.saveEMailAccount({ EMailAccountId: 270 })()).toMatchObject(
      E.left({ ...failed, message: 'the transport threw' }),
    )
  })
})
