// No error, exception or event of a client shows a secret, in any case.
import { inspect } from 'node:util'
import { base64, type HttpHeaders, type Transport } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { describe, expect, it, test } from 'vitest'
import { basic, bearer, soTicket, xsrf } from '../../src/auth/Auth.js'
import type { ClientError } from '../../src/errors/ClientError.js'
import { errorMessage } from '../../src/errors/errorMessage.js'
import type { ClientEvent } from '../../src/events/ClientEvent.js'
import { ClientException, makeClient as makePromiseClient } from '../../src/promise/index.js'
import type { CallOptions, ClientConfig } from '../../src/settings/ClientConfig.js'
import { tenant } from '../../src/tenant/index.js'
import { clientWith, response } from '../support.js'

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

/** A body that repeats everything that was sent to the server, in several spellings. */
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

/** The operation is misdirected, and the state that is requested afterwards repeats its headers and its body. */
const repeatingState = (): Transport => {
  let sent = ''
  return (request) => async () => {
    if (request.method === 'POST') {
      sent = JSON.stringify(echo(request.headers, request.body))
      return E.right(response(421, sent))
    }
    const state = { ContextIdentifier: 'Cust12345', IsRunning: sent === '', ValidUntil: '2026-01-01T00:00:00Z' }
    return E.right(response(200, { ...state, State: sent, Endpoint: 'https://online2.superoffice.com/Cust12345' }))
  }
}

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
  'a tenant that moved to where its state repeats what was sent': {
    tag: 'TenantUnavailable',
    // Each run has a tenant of its own, which remembers nothing of another way to authenticate.
    get transport() {
      return repeatingState()
    },
    get more() {
      return { baseUrl: tenant({ environment: 'online', contextId: 'Cust12345' }) }
    },
  },
  'a base URL that does not come': {
    tag: 'InvalidInput',
    transport: unreachable,
    more: { baseUrl: async () => E.left(planted.custom) },
  },
  'a base URL that is rejected': {
    tag: 'InvalidInput',
    transport: unreachable,
    more: { baseUrl: async (): Promise<string> => Promise.reject(new Error(planted.custom)) },
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
  'an abort that holds more than it should': {
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
  expect(spellings.filter((secret) => text.includes(secret))).toEqual([])
}

const run = async (auth: keyof typeof auths, { transport, more, input }: Case) => {
  const events: Array<ClientEvent> = []
  const config = configOf({ auth: auths[auth], transport, onEvent: (event) => events.push(event) })
  const given = (input ?? account) as typeof account // what is not valid is part of the test
  const answer = await clientWith(config).saveEMailAccount(given, more)()
  const thrown: unknown = await makePromiseClient(config)
    .saveEMailAccount(given, more)
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
      expectNoSecret(errorMessage(error))
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
    TenantUnavailable: true,
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
    NotFound: true,
  }
  // `NotFound` holds nothing from outside, and only `changeEMailAccount` ends in it.
  const covered = ['NotFound', ...Object.values(cases).map(({ tag }) => tag)]
  expect(new Set(covered)).toEqual(new Set(Object.keys(tags)))
})

it('keeps what is no secret: the type, the message and the fields of the server', async () => {
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
  expectNoSecret(printed(clientWith(configOf({}))))
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
/** The error of a save that is answered like this. */
const answered = async (body: unknown, more: Partial<ClientConfig> = {}, input: object = {}, status = 400) => {
  const client = clientWith(configOf({ retry: false, transport: () => async () => E.right(response(status, body)) }))
  const answer = await client.saveEMailAccount(input, more)()
  return E.isLeft(answer) ? answer.left : expect.fail('it must not succeed')
}

const withPassword = (given: string): Partial<ClientConfig> => ({ auth: basic({ user: 'tje0', password: given }) })

const rejected = (message: string | null, fields: object = {}) => ({
  _tag: 'Rejected',
  status: 400,
  rejection: { type: null, message, source: null, fields },
})

describe('a password that a server repeats is found', () => {
  it.each([
    ['as it is', 'pa ss/woärd', 'pa ss/woärd'],
    ['in a URL', 'pa ss/woärd', 'pa%20ss%2Fwo%C3%A4rd'],
    ['in a URL in lower case', 'pa ss/woärd', 'pa%20ss%2fwo%c3%a4rd'],
    ['in a form', 'pa ss/woärd', 'pa+ss%2Fwo%C3%A4rd'],
    ['in a form as .NET writes it', 'pa ss/woärd', 'pa+ss%2fwo%c3%a4rd'],
    ['in a URL within a URL', 'pa ss/woärd', 'pa%2520ss%252Fwo%25C3%25A4rd'],
    ['in a URL, where its percent sign is one more', '100%-😀', '100%25-%F0%9F%98%80'],
    ['in JSON', 'a"b\\c', 'a\\"b\\\\c'],
    ['in JSON within JSON', 'a"b\\c', 'a\\\\\\"b\\\\\\\\c'],
    ['in JSON with slashes escaped', 'a/b', 'a\\/b'],
    ['in JSON as .NET writes it', "abc+def'&<>ä", 'abc\\u002Bdef\\u0027\\u0026\\u003C\\u003E\\u00E4'],
    ['in JSON with escapes in lower case', 'abc+def"', 'abc\\u002bdef\\u0022'],
    ['in JSON within JSON with escapes', 'abc+def', 'abc\\\\u002Bdef'],
    ['in JSON, as two halves of a character', 'abc😀', 'abc\\uD83D\\ude00'],
    ['in a web page by names', `a&b<c>d"e'f`, 'a&amp;b&lt;c&gt;d&quot;e&apos;f'],
    ['in a web page by numbers', `a&b<c>d"e'fä`, 'a&#38;b&#60;c&#62;d&#34;e&#39;f&#228;'],
    ['in a web page by numbers with zeros', "a'b", 'a&#039;b'],
    ['in a web page by hexadecimal numbers', `a&b<c>d"e'f`, 'a&#x26;b&#x3c;c&#x3E;d&#X22;e&#x27;f'],
    ['in a web page within a web page', "a'b&c", 'a&amp;#39;b&amp;amp;c'],
    ['in base64', 'pa ss/woärd', 'cGEgc3Mvd2/DpHJk'],
    ['in Basic credentials', 'pa ss/woärd', 'dGplMDpwYSBzcy93b8OkcmQ='],
    ['in Basic credentials in a URL', 'pa ss/woärd', 'dGplMDpwYSBzcy93b8OkcmQ%3D'],
    ['whose characters mean something to a search', 'a.b*c(d)[e]{2}|f^g$h?i-j', 'a.b*c(d)[e]{2}|f^g$h?i-j'],
  ])('%s', async (_, secret, written) => {
    expect(await answered({ Message: `<${written}>`, [written]: [written] }, withPassword(secret))).toMatchObject(
      rejected('<<redacted>>', { '<redacted>': ['<redacted>'] }),
    )
  })

  it.each([
    'a"b\\c\n\té',
    'a\\"b\\\\c\\n\\té',
    'a\\\\\\"b\\\\\\\\c\\\\n\\\\té',
    'a%22b%5cc%0A%09%C3%A9',
    'a&quot;b\\c&#10;&#x9;&#233;',
    'a\\u0022b\\u005cc\\u000A\\u0009\\u00e9',
  ])('with characters that do not print, written as %j', async (written) => {
    const IncomingCredentials = { ...account.IncomingCredentials, Password: 'a"b\\c\n\té' }
    expect(await answered({ Message: `<${written}>` }, {}, { IncomingCredentials })).toMatchObject(
      rejected('<<redacted>>'),
    )
  })

  it('and what merely looks like it stays', async () => {
    const Message = 'aXb%2ac pa-ss'
    expect(await answered({ Message }, withPassword('a.b'))).toMatchObject(rejected(Message))
    expect(await answered({ Message }, withPassword('pa ss'))).toMatchObject(rejected(Message))
  })

  it('where it holds another, or begins in another', async () => {
    const IncomingCredentials = { ...account.IncomingCredentials, Password: 'hunter2-and-more' }
    const Message = '(hunter2) (hunter2-and-more) (hunter2-and-moreover-hunter2)'
    expect(await answered({ Message }, withPassword('hunter2'), { IncomingCredentials })).toMatchObject(
      rejected('(<redacted>) (<redacted>) (<redacted>over-<redacted>)'),
    )
    expect(
      await answered({ Message: '(abcdef)' }, withPassword('abcd'), {
        IncomingCredentials: { ...IncomingCredentials, Password: 'cdef' },
      }),
    ).toMatchObject(rejected('(<redacted>)'))
  })

  it('as a number, in a rejection and in a value that is not understood', async () => {
    const more = withPassword('31337133713')
    expect(await answered({ Message: 'm', Code: 31337133713, Other: 7 }, more)).toMatchObject(
      rejected('m', { Code: '<redacted>', Other: 7 }),
    )
    const error = await answered({ EMailAccountId: 31337133713 }, more, {}, 200)
    expect(error).toMatchObject({ _tag: 'NotUnderstood', what: 'value' })
    expect(printed(error)).not.toContain('31337133713')
    expect(printed(await answered({ EMailAccountId: 31337133714 }, more, {}, 200))).toContain('31337133714')
  })

  it('in what an unknown property of credentials held, also a number', async () => {
    const IncomingCredentials = {
      ...account.IncomingCredentials,
      Pin: 123456,
      Keys: [{ First: 'f1rst' }, { Second: 789012 }],
    }
    expect(await answered({ Message: '123456 f1rst 789012' }, {}, { IncomingCredentials })).toMatchObject(
      rejected('<redacted> <redacted> <redacted>'),
    )
  })

  it('at the end of what is shown of a text', async () => {
    const error = await answered({ Message: `${'.'.repeat(1990)}hunter2-and-more` }, withPassword('hunter2-and-more'))
    expect(error).toMatchObject(rejected(`${'.'.repeat(1990)}<redacted>…`))
  })

  it('where it is long, and then with all that follows', async () => {
    const escaped = '\\"'.repeat(400)
    expect(await answered({ Message: `(${escaped}) and more` }, withPassword(escaped))).toMatchObject(
      rejected('(<redacted>'),
    )
    const long = 'x y'.repeat(100_000)
    expect(await answered({ Message: `(${long}) and more` }, withPassword(long))).toMatchObject(
      rejected('(<redacted>…'),
    )
  })
})

describe('a header that a server repeats is found', () => {
  it.each([
    [
      'of a name that nobody knows',
      { 'X-Session': 'S3CR3T-SID' },
      'Session S3CR3T-SID ended',
      'Session <redacted> ended',
    ],
    ['behind its scheme', { Authorization: 'Custom dG9rZW4==' }, 'dG9rZW4== is not good', '<redacted> is not good'],
    [
      'behind its names',
      { Cookie: 'one=first; two=sec=ond==; th="third"' },
      'one=first, two=sec=ond==, th="third"',
      'one=<redacted>, two=<redacted>, th="<redacted>"',
    ],
    [
      'behind its names of parameters',
      { Authorization: 'Digest username="hans", response="d1gest"' },
      'hans "d1gest" username response',
      '<redacted> "<redacted>" username response',
    ],
    ['that is no flag', { 'X-Feature': 'on', Cookie: 'a=1; e=x' }, 'Connection 1 on x', 'Connection 1 on x'],
    ['that is no harmless one', { 'User-Agent': 'example' }, 'an example', 'an example'],
  ])('%s', async (_, headers: Record<string, string>, Message, shown) => {
    expect(await answered({ Message }, { headers })).toMatchObject(rejected(shown))
  })
})

describe('a secret that is a word of the error itself', () => {
  it.each(['message', 'type', 'source', 'fields', 'rejection', 'reason', 'redacted', 'e'])(
    'leaves its shape: %s',
    async (Password) => {
      const IncomingCredentials = { ...account.IncomingCredentials, Password }
      const { request, duration, ...error } = await answered(
        { ErrorType: 'X', Message: 'UTAH' },
        { headers: {} },
        { IncomingCredentials },
      )
      expect(error).toEqual({
        _tag: 'Rejected',
        status: 400,
        headers: [['Content-Type', expect.stringContaining('json')]],
        rejection: { type: 'X', message: 'UTAH', detail: null, source: null, fields: {} },
      })
    },
  )

  it('leaves the texts of this package, and the markers', async () => {
    const error = await answered(null, withPassword('e'), {}, 200)
    expect(error).toMatchObject({ what: 'null', reason: 'there is nothing: the answer is null' })
    const refused = await answered(null, { headers: { 'X-Session': 'acted', 'X-Token': 'a\n' } })
    expect(refused).toMatchObject({ failure: { failure: { failure: { _tag: 'Hidden', kind: 'a string' } } } })
    expect(await answered({ Message: '<redacted> red' }, withPassword('red'))).toMatchObject(
      rejected('<<redacted>acted> <redacted>'),
    )
  })

  it('leaves the texts of this package around those of a server', async () => {
    const transport: Transport = () => async () => E.right(response(200, '', [['Content-Type', 'text/answer']]))
    expect(await answered(null, { ...withPassword('answer'), transport })).toMatchObject({
      reason: 'the answer is text/<redacted>, not application/json',
    })
    const moved: Transport = () => async () => E.right(response(302, '', [['Location', 'https://redirect.test']]))
    expect(await answered(null, { ...withPassword('redirect'), transport: moved })).toMatchObject({
      reason: 'the answer is a redirect to https://<redacted>.test, which is not followed',
    })
  })
})

describe('what is kept of a rejection is bounded', () => {
  it('where it is one text of markers', async () => {
    expect(await answered({ Message: 'e '.repeat(2_000_000) }, withPassword('e'))).toMatchObject(
      rejected(`${'<redacted> '.repeat(182).slice(0, 2000)}…`),
    )
    const error = await answered({ Message: 'e'.repeat(4_000_000) }, withPassword('e'))
    expect(error).toMatchObject(rejected('<redacted>…'))
  })

  it('where it is long, deep, or full', async () => {
    const deep = JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`)
    const shallow = JSON.parse(`${'['.repeat(25)}"…"${']'.repeat(25)}`)
    expect(await answered({ Message: 'x'.repeat(2000) })).toMatchObject(rejected('x'.repeat(2000)))
    expect(await answered({ Message: 'x'.repeat(2001) })).toMatchObject(rejected(`${'x'.repeat(2000)}…`))
    expect(await answered({ Message: 'm', deep })).toMatchObject(rejected('m', { deep: shallow }))
    expect(await answered({ Message: 'm', list: Array(2000).fill(7) })).toMatchObject(
      rejected('m', { list: Array(499).fill(7) }),
    )
    const wide = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`n${i}`, { [`m${i}`]: 7 }]))
    const error = await answered({ Message: 'm', ...wide })
    expect(error).toMatchObject(rejected('m', Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`n${i}`, {}]))))
  })
})

describe('nothing from outside is shown', () => {
  it('where there are more secrets than can be looked for', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, `value-${i}`]))
    const IncomingCredentials = { ...account.IncomingCredentials, ...unknown }
    expect(await answered({ Message: 'value-999', Code: 7 }, {}, { IncomingCredentials })).toMatchObject(
      rejected('<redacted>', { '<redacted>': '<redacted>' }),
    )
  })

  it('where the input cannot be read any more', async () => {
    const unreadable = {
      get EMailAddress(): string {
        throw new Error(imapPassword)
      },
    }
    const { answer, thrown } = await run('basic', { tag: 'InvalidInput', transport: unreachable, input: unreadable })
    expect(answer).toMatchObject(
      E.left({ _tag: 'InvalidInput', failure: { _tag: 'Hidden', expected: 'an input that can be read' } }),
    )
    expect(thrown).toBeInstanceOf(ClientException)
    expectNoSecret(printed(thrown))
  })
})

it.each([undefined, null, 5, { token: planted.token }])(
  'a header that is no text is an invalid input: %j',
  async (value) => {
    const headers = { 'X-Token': value } as unknown as Record<string, string> // the test is what JavaScript may do
    const error = await answered(null, { headers })
    expect(error).toMatchObject({ _tag: 'InvalidInput', failure: { key: 'headers', failure: { key: 'X-Token' } } })
    expectNoSecret(printed(error))
  },
)

it('a source of credentials may not repeat what it gave before', async () => {
  const given = [E.right(planted.token), E.left(`${planted.token} cannot be renewed`)]
  const auth = bearer(async () => given.shift() ?? E.left(''))
  expect(await answered(null, { auth, transport: () => async () => E.right(response(401)) })).toMatchObject({
    _tag: 'CredentialsFailed',
    reason: '<redacted> cannot be renewed',
  })
})

it('an error may be sent as JSON, whatever the server answers', async () => {
  const transport: Transport = () => async () =>
    E.right(
      response(429, { Message: 'm', toJSON: 'x', __proto__: 1 }, [
        ['Content-Type', 'application/json'],
        ['Retry-After', '9'.repeat(400)],
      ]),
    )
  const error = await answered(null, { transport })
  expect(JSON.parse(JSON.stringify(error))).toEqual(error)
})

describe('what is no secret of the call', () => {
  it('is the metadata that a fetched account has of its credentials, which is not sent', async () => {
    const FieldProperties = { Password: { FieldRight: { Mask: 'Read' }, FieldType: 'String', FieldLength: 0 } }
    const IncomingCredentials = { ...account.IncomingCredentials, FieldProperties }
    const Message = 'Read timeout after 30 s at 10.0.5.20:993'
    expect(await answered({ Message }, {}, { IncomingCredentials })).toMatchObject(rejected(Message))
  })

  it('is a password that only the server knows, and it is not shown for that', async () => {
    const said = { Message: 'm', IncomingCredentials: { ...account.IncomingCredentials, Password: 's3rver' } }
    expect(printed(await answered(said))).not.toContain('s3rver')
    expect(printed(await answered({ ...said, EMailAccountId: 'x' }, {}, {}, 200))).not.toContain('s3rver')
  })
})

it('hides a number in which a secret stands', async () => {
  expect(
    await answered({ Message: 'm', n: 31337133713.5, m: -31337133713 }, withPassword('31337133713')),
  ).toMatchObject(rejected('m', { n: '<redacted>.5', m: '-<redacted>' }))
})

it('takes no failure of others for a text that is none', async () => {
  // `never` stands for what the types forbid and JavaScript may give all the same.
  const auth = bearer((async () => E.left(new Error('s3cret'))) as never)
  expect(await answered({}, { auth })).toMatchObject({ _tag: 'CredentialsFailed', reason: '<redacted>' })
  const transport = (() => async () => E.left({ _tag: 'Disconnected', cause: 'other', message: undefined })) as never
  expect(await answered({}, { transport })).toMatchObject({ _tag: 'ConnectionFailed', message: '<redacted>' })
})

it('does not reject for an input that throws when it is read once more', async () => {
  for (let reads = 0; reads < 12; reads++) {
    let left = reads
    const input = {
      get EMailAccountId(): number {
        if (left-- === 0) throw new Error('s3cret')
        return 270
      },
    }
    expect(printed(await answered({ Message: 'm' }, {}, input))).not.toContain('s3cret')
  }
})

it('does not show the password in Basic credentials that a header of the caller holds', async () => {
  for (const name of ['Authorization', 'Proxy-Credentials'])
    expect(
      await answered(
        { Message: 'tje0 has no password "h\u00fcnter2"' },
        { headers: { [name]: `Basic ${base64.encodeText('tje0:hünter2')}` } },
      ),
    ).toMatchObject(rejected('tje0 has no password "<redacted>"'))
})

describe('the secrets are those of the request as it was written', () => {
  const echoBody: Transport =
    ({ body }) =>
    async () =>
      // Without quotes: a text with JSON would end in front of it.
      E.right(response(400, { Message: `not saved: ${new TextDecoder().decode(body).replaceAll('"', '')}` }))

  it('although the caller wipes the password before the response comes', async () => {
    const IncomingCredentials = { ...account.IncomingCredentials }
    const wiping: Transport = (request, limits) => async () => {
      const outcome = await echoBody(request, limits)()
      IncomingCredentials.Password = ''
      return outcome
    }
    const error = await answered({}, { transport: wiping }, { IncomingCredentials })
    expect(printed(error)).toContain('imap.example.test')
    expectNoSecret(printed(error))
  })

  it('although a getter gives another password each time', async () => {
    const given: Array<string> = []
    const IncomingCredentials = {
      ...account.IncomingCredentials,
      get Password(): string {
        given.push(`s3cret-${given.length}`)
        return given.at(-1) ?? ''
      },
    }
    const error = await answered({}, { transport: echoBody }, { IncomingCredentials })
    expect(printed(error)).toContain('imap.example.test')
    for (const password of given) expect(printed(error)).not.toContain(password)
  })

  it('although a generator gives the same object with other passwords, as saveEMailAccounts takes it', async () => {
    const reused = { EMailAccountId: 270, IncomingCredentials: { ...account.IncomingCredentials } }
    const passwords = ['f1rst-s3cret', 's3cond-s3cret', 'th1rd-s3cret']
    const generator = function* () {
      for (const password of passwords) {
        reused.IncomingCredentials.Password = password
        yield reused
      }
    }
    const slowly: Transport = (request, limits) => async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return echoBody(request, limits)()
    }
    const auth = basic({ user: 'tje0', password: 'Tje0' })
    const client = clientWith({ baseUrl: 'https://host.test', auth, transport: slowly })
    const results: Array<string> = []
    for await (const { result } of client.saveEMailAccounts(generator(), { concurrency: 3 }))
      results.push(printed(E.isLeft(result) ? result.left : result))
    expect(results).toHaveLength(3)
    for (const shown of results) {
      expect(shown).toContain('imap.example.test')
      for (const password of passwords) expect(shown).not.toContain(password)
    }
  })
})

it('an event shows a header of a response without the secrets of its own request, whichever came before it', async () => {
  const shown: Array<string | undefined> = []
  const client = clientWith({
    ...configOf(withPassword('b4sic')),
    onEvent: (event) => {
      if (event._tag === 'Response') shown.push(event.headers.find(([name]) => name === 'Server')?.[1])
    },
    transport: () => async () => E.right(response(200, accountAnswered, [['Server', 'b4sic f1rst s3cond']])),
  })
  for (const Password of [null, 'f1rst', 's3cond', null])
    await client.saveEMailAccount({
      IncomingCredentials: Password === null ? null : { ...account.IncomingCredentials, Password },
    })()

  expect(shown).toEqual([
    '<redacted> f1rst s3cond',
    '<redacted> <redacted> s3cond',
    '<redacted> f1rst <redacted>',
    '<redacted> f1rst s3cond',
  ])
})

describe('a secret in the text of a refusal', () => {
  const html = [['Content-Type', 'text/html']] as const
  it.each([
    ['a title', (secret: string) => `<html><title>Bad password ${secret}</title></html>`, 'Bad password <redacted>'],
    ['the text of a page', (secret: string) => `<p>Bad password <b>${secret}</b></p>`, 'Bad password <redacted>'],
    ['the text of a gateway', (secret: string) => `Bad password ${secret}`, 'Bad password <redacted>'],
  ])('is redacted in %s, also where it looks like a tag', async (_, write, message) => {
    for (const password of ['hunter2-s3cret', 'a<b>c', '<redacted>x', '</title>', '&lt;b>']) {
      const transport: Transport = () => async () => E.right(response(400, write(password), html))
      const error = await answered(null, { ...withPassword(password), transport })
      expect(error).toMatchObject({ _tag: 'Rejected', rejection: { message } })
    }
  })
})
