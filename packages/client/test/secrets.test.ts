// Nothing that a client says shows a secret: not its errors, not its exceptions, not its events. In every case.
import { inspect } from 'node:util'
import type { HttpHeaders, Transport } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { describe, expect, it, test } from 'vitest'
import { basic, bearer, soTicket, xsrf } from '../src/Auth.js'
import { makeClient } from '../src/Client.js'
import type { CallOptions, ClientConfig } from '../src/ClientConfig.js'
import type { ClientError } from '../src/ClientError.js'
import type { ClientEvent } from '../src/ClientEvent.js'
import { describe as describeError } from '../src/describe.js'
import { ClientException, makeClient as makePromiseClient } from '../src/promise/index.js'
import { response } from './support.js'

const password = 'p4ss "word" & <more>'
const imapPassword = 'imap-p4ssw0rd/+='
const planted = {
  password,
  basic: btoa(`tje0:${password}`),
  ticket: '7T:t1cket',
  token: '8A:t0ken',
  xsrf: 'xsrf-v4lue',
  appToken: 'app-t0ken',
  imapPassword,
  cookie: 'sess10n-cookie',
  custom: 'cust0m-key',
  userinfo: 'us3rinfo',
}

const spellings = Object.values(planted).flatMap((secret) => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
  btoa(secret),
])

const account = {
  EMailAccountId: 270,
  EMailAddress: 'ops@example.test',
  IncomingCredentials: {
    ServiceAuthId: 1,
    Server: 'imap.example.test',
    Port: 993,
    AuthType: 'plain',
    Username: 'ops',
    Password: imapPassword,
  },
}

const accountAnswered = {
  EMailAccountId: 270,
  EMailAddress: 'ops@example.test',
  AssociateId: 1,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 0,
  ErrorCount: 0,
  ErrorReason: '',
}

/** A body that repeats everything that the server was told, in several spellings. */
const echo = (headers: HttpHeaders, body: Uint8Array) => {
  const values = headers.flatMap(([, value]) => [value, ...value.split(' ').slice(1).map(decoded)])
  const told = [...values, imapPassword].flatMap((value) => [value, encodeURIComponent(value), btoa(value)]).join(' ')
  const all = `${told} ${new TextDecoder().decode(body)}`
  return { ErrorType: all, Message: all, ErrorSource: all, StackTrace: { [all]: [all, { Deep: all }] } }
}

const decoded = (value: string): string => {
  try {
    return atob(value).split(':').slice(1).join(':')
  } catch {
    return value
  }
}

type Case = {
  readonly tag: ClientError['_tag']
  readonly transport: Transport
  readonly more?: CallOptions
  readonly input?: unknown
}

const echoing =
  (status: number, make: (echoed: object) => unknown = (echoed) => echoed, type = 'application/json'): Transport =>
  ({ headers, body }) =>
  async () =>
    E.right(
      response(status, make(echo(headers, body)), [
        ['Content-Type', type],
        ['Location', `https://${planted.userinfo}@host.test/`],
      ]),
    )

const failing =
  (failure: 'NotConnected' | 'Disconnected'): Transport =>
  ({ headers, body }) =>
  async () =>
    E.left({ _tag: failure, cause: 'other', message: JSON.stringify(echo(headers, body)) })

const unreachable: Transport = () => async () => E.left({ _tag: 'Aborted' })

const cases: Readonly<Record<string, Case>> = {
  'an input that is not valid': {
    tag: 'InvalidInput',
    transport: unreachable,
    input: {
      ...account,
      AssociateId: imapPassword,
      IncomingCredentials: { ...account.IncomingCredentials, Port: imapPassword },
    },
  },
  'an input of another shape': {
    tag: 'InvalidInput',
    transport: unreachable,
    input: [imapPassword, { a: imapPassword }],
  },
  'a base URL with a password in it': {
    tag: 'InvalidInput',
    transport: unreachable,
    more: { baseUrl: `https://tje0:${planted.userinfo}@host.test` },
  },
  'a header that cannot be written': {
    tag: 'InvalidInput',
    transport: unreachable,
    more: { headers: { 'X-Custom-Key': `${planted.custom}\r\n` } },
  },
  'an app token that cannot be written': {
    tag: 'InvalidInput',
    transport: unreachable,
    more: { appToken: `${planted.appToken}\r\n` },
  },
  'a source of credentials that throws': {
    tag: 'CredentialsFailed',
    transport: unreachable,
    more: { auth: bearer(() => Promise.reject(new Error(planted.token))) },
  },
  'credentials that cannot be written': {
    tag: 'CredentialsFailed',
    transport: unreachable,
    more: { auth: soTicket(`${planted.ticket}\n`) },
  },
  'a connection that fails': { tag: 'ConnectionFailed', transport: failing('NotConnected') },
  'a connection that breaks': { tag: 'ConnectionFailed', transport: failing('Disconnected') },
  'a transport that throws': {
    tag: 'ConnectionFailed',
    transport: ({ headers, body }) => {
      throw new Error(JSON.stringify(echo(headers, body)))
    },
  },
  'a timeout': { tag: 'TimedOut', transport: () => () => new Promise(() => {}), more: { timeout: 1 } },
  'an abort': { tag: 'Aborted', transport: unreachable },
  'an abort that says more than it should': {
    tag: 'Aborted',
    transport: () => async () => E.left(Object.assign({ _tag: 'Aborted' as const }, { cause: new Error(password) })),
  },
  'a 401': { tag: 'NotAuthenticated', transport: echoing(401) },
  'a 403': { tag: 'Forbidden', transport: echoing(403) },
  'a 400': { tag: 'Rejected', transport: echoing(400) },
  'a 429': { tag: 'Throttled', transport: echoing(429) },
  'a 500': { tag: 'ServerFailed', transport: echoing(500) },
  'a redirect': { tag: 'NotUnderstood', transport: echoing(302) },
  'an error object under 200': { tag: 'NotUnderstood', transport: echoing(200) },
  'another value under 200': {
    tag: 'NotUnderstood',
    transport: echoing(200, (echoed) => ({
      EMailAccountId: echoed,
      EMailAddress: imapPassword,
      FieldProperties: { [imapPassword]: imapPassword },
    })),
  },
  'another media type': { tag: 'NotUnderstood', transport: echoing(200, (echoed) => echoed, `text/${planted.custom}`) },
  'a web page': { tag: 'NotUnderstood', transport: echoing(200, JSON.stringify, 'text/html') },
  'no JSON': { tag: 'NotUnderstood', transport: echoing(200, () => `${imapPassword} {`) },
}

const auths = {
  basic: basic({ user: 'tje0', password }),
  soTicket: soTicket(planted.ticket),
  bearer: bearer(planted.token),
  xsrf: xsrf(planted.xsrf),
}

const configOf = (more: Partial<ClientConfig>): ClientConfig => ({
  baseUrl: 'https://host.test',
  auth: auths.basic,
  appToken: planted.appToken,
  headers: { Cookie: `session=${planted.cookie}`, 'X-Custom-Key': planted.custom },
  retry: { attempts: 2, baseDelay: 0 },
  ...more,
})

/** Everything that can be made of a value by printing it. */
const printed = (value: unknown): string =>
  [
    JSON.stringify(value),
    inspect(value, { showHidden: true, depth: Number.POSITIVE_INFINITY, getters: true }),
    String(value),
    value instanceof Error
      ? `${value.stack} ${value.message} ${JSON.stringify(value, Object.getOwnPropertyNames(value))}`
      : '',
  ].join('\n')

const expectNoSecret = (text: string) => {
  for (const secret of spellings) expect(text).not.toContain(secret)
}

const run = async (auth: keyof typeof auths, { transport, more, input }: Case) => {
  const events: Array<ClientEvent> = []
  const config = configOf({ auth: auths[auth], transport, onEvent: (event) => events.push(event), ...more })
  const given = (input ?? account) as typeof account // what is not valid is part of the test
  const answer = await makeClient(config).saveEMailAccount(given)()
  const thrown: unknown = await makePromiseClient(config)
    .saveEMailAccount(given)
    .catch((reason: unknown) => reason)
  return { answer, thrown, events, config }
}

for (const auth of ['basic', 'soTicket', 'bearer', 'xsrf'] as const)
  describe(`with ${auth}, nothing is shown of`, () => {
    test.each(Object.entries(cases))('%s', async (_, each) => {
      const { answer, thrown, events } = await run(auth, each)

      const error = E.isLeft(answer) ? answer.left : expect.fail('it must not succeed')
      expect(error._tag).toBe(each.tag)
      expectNoSecret(printed(error))
      expectNoSecret(describeError(error))
      expect(thrown).toBeInstanceOf(ClientException)
      expectNoSecret(printed(thrown))
      expect(thrown).toHaveProperty('error._tag', each.tag)
      expect(events.at(-1)?._tag).toBe('Failure')
      expectNoSecret(printed(events))
    })
  })

test('every case of an error is among those above', () => {
  const tags: Record<ClientError['_tag'], true> = {
    InvalidInput: true,
    CredentialsFailed: true,
    ConnectionFailed: true,
    TimedOut: true,
    Aborted: true,
    NotAuthenticated: true,
    Forbidden: true,
    Rejected: true,
    Throttled: true,
    ServerFailed: true,
    NotUnderstood: true,
  }
  expect(new Set(Object.values(cases).map(({ tag }) => tag))).toEqual(new Set(Object.keys(tags)))
})

it('keeps what is no secret: the type, the message and the fields that the server gave', async () => {
  const transport: Transport = () => async () =>
    E.right(
      response(400, { ErrorType: 'ArgumentException', Message: `Bad password ${password}!`, Hint: 'Try another.' }),
    )
  const { answer } = await run('basic', { tag: 'Rejected', transport })
  expect(answer).toMatchObject({
    left: {
      rejection: {
        type: 'ArgumentException',
        message: 'Bad password <redacted>!',
        source: null,
        fields: { Hint: 'Try another.' },
      },
    },
  })
})

it('shows no credentials of a client or of a way to authenticate', () => {
  expectNoSecret(printed(auths))
  expectNoSecret(printed(makeClient(configOf({}))))
  expectNoSecret(printed(makePromiseClient(configOf({}))))
})

it('is not confused by a secret that is a word of the error itself', async () => {
  const transport: Transport = () => async () =>
    E.right(response(500, { Message: 'SaveEMailAccount ServerFailed 500' }))
  const more = { auth: basic({ user: 'a', password: 'ServerFailed' }) }
  const { answer } = await run('basic', { tag: 'ServerFailed', transport, more })
  expect(answer).toMatchObject({
    left: { _tag: 'ServerFailed', status: 500, rejection: { message: 'SaveEMailAccount <redacted> 500' } },
  })
})

it.each(['Key', 'key', 'Leaf', 'failure', 'rejection', 'fields', 'message'])(
  'keeps the shape of an error where the secret is the word %s',
  async (word) => {
    const more = { auth: basic({ user: 'a', password: word }) }
    const about = async (answered: unknown, status = 200) => {
      const transport: Transport = () => async () => E.right(response(status, answered))
      const { answer } = await run('basic', { tag: 'NotUnderstood', transport, more })
      return answer
    }
    expect(await about({ EMailAccountId: word, EMailAddress: null, AssociateId: 1 })).toMatchObject({
      left: { what: 'value', failure: { _tag: 'All', failures: [{ _tag: 'Key' }, {}, {}, {}, {}, {}] } },
    })
    expect(await about({ Message: 'no', Hint: { [word]: word } }, 400)).toMatchObject({
      left: {
        rejection: { type: null, message: 'no', source: null, fields: { Hint: { '<redacted>': '<redacted>' } } },
      },
    })
  },
)

it('does not show a number that is a secret', async () => {
  const transport: Transport = () => async () =>
    E.right(response(200, { ...accountAnswered, AssociateId: 803.25, ErrorCount: 803.5 }))
  const more = { auth: basic({ user: 'a', password: '803.25' }) }
  const { answer } = await run('basic', { tag: 'NotUnderstood', transport, more })
  const leaf = (key: string, actual: unknown) => ({
    _tag: 'Key',
    key,
    failure: { _tag: 'Leaf', expected: 'Int32', actual },
  })
  expect(answer).toMatchObject({
    left: { failure: { _tag: 'All', failures: [leaf('AssociateId', '<redacted>'), leaf('ErrorCount', 803.5)] } },
  })
})
