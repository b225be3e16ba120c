import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { EMailAccount } from '@so-email/codecs'
import { arbitrary } from '@so-email/codecs/arbitrary'
import { type HttpRequest, type Transport, xml } from '@so-email/wire'
import fc from 'fast-check'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { basic, type CallOptions, type ClientConfig, type ClientError, fetchTransport } from '../../src/index.js'
import * as promise from '../../src/promise/index.js'
import { undiciTransport } from '../../src/transport/undiciTransport.js'
import { clientWith } from '../support.js'

const json = (value: unknown) => ({
  status: 200,
  headers: [['Content-Type', 'application/json; charset=utf-8']] as const,
  body: new TextEncoder().encode(JSON.stringify(value)),
})

const bodyOf = ({ body }: HttpRequest): Record<string, unknown> => JSON.parse(new TextDecoder().decode(body))

/** A server with one account, which answers a save with what it was sent, as this API does. */
const serverWith = (account: unknown, saved: (body: Record<string, unknown>) => unknown = (body) => body) => {
  const saves: Array<Record<string, unknown>> = []
  const transport: Transport = (request) =>
    TE.fromIO(() => {
      if (request.url.includes('/GetEMailAccount?')) return json(account)
      const body = bodyOf(request)
      saves.push(body)
      return json(saved(body))
    })
  const auth = basic({ user: 'u', password: 'p' })
  return { saves, client: clientWith({ baseUrl: 'https://crm.example.test', auth, transport }) }
}

/** Answers of servers of every age: with and without the later properties, and with some that nobody here knows. */
const answers: fc.Arbitrary<EMailAccount> = fc
  .tuple(
    arbitrary(EMailAccount),
    fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    fc.dictionary(fc.stringMatching(/^[A-Z][a-z]{3,8}X$/), fc.jsonValue()),
  )
  .map(([account, EMailAccountId, unknown]) => ({
    ...account,
    ...unknown,
    EMailAccountId,
    IncomingCredentials: account.IncomingCredentials && { ...account.IncomingCredentials, Password: 'told' },
    OutgoingCredentials: account.OutgoingCredentials && { ...account.OutgoingCredentials, Username: null },
  }))

const ownOf = <A extends Pick<EMailAccount, 'TableRight' | 'FieldProperties'>>(entity: A) => {
  const { TableRight: _, FieldProperties: __, ...own } = entity
  return own
}

/** An account without what only the server sets, of itself and of its credentials. */
const withoutRights = (account: EMailAccount) => ({
  ...ownOf(account),
  IncomingCredentials: account.IncomingCredentials && ownOf(account.IncomingCredentials),
  OutgoingCredentials: account.OutgoingCredentials && ownOf(account.OutgoingCredentials),
})

const requestTo = (operation: string, query = '') => ({
  operation,
  method: 'POST',
  url: `https://crm.example.test/api/v1/Agents/EMail/${operation}${query}`,
  headers: [
    ['Accept', 'application/json; charset=utf-8'],
    query === '' ? ['Content-Type', 'application/json; charset=utf-8'] : ['SO-Language', '*'],
  ],
})

const sample: EMailAccount = {
  EMailAccountId: 0,
  EMailAddress: 'ops@example.test',
  AssociateId: 12,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 4,
  ErrorCount: 0,
  ErrorReason: '',
}

const notFound = {
  _tag: 'NotFound',
  EMailAccountId: 270,
  duration: expect.any(Number),
  headers: [['Content-Type', expect.stringContaining('json')]],
}

describe('changeEMailAccount', () => {
  it('saves back everything that the change does not touch, unknown properties and ticks included', () =>
    fc.assert(
      fc.asyncProperty(answers, fc.string(), async (account, EMailAddress) => {
        const asJson = JSON.parse(JSON.stringify(account))
        const { client, saves } = serverWith(asJson)

        await client.changeEMailAccount(account.EMailAccountId, (before) => ({ ...before, EMailAddress }))()

        expect(saves).toEqual([{ ...withoutRights(asJson), EMailAddress }])
      }),
    ))

  it('answers what the server saved', async () => {
    const account = { ...sample, EMailAccountId: 270 }
    const { client } = serverWith(account, (body) => ({ ...body, ErrorCount: 7 }))

    const changed = await client.changeEMailAccount(270, (before) => ({ ...before, InboxFolder: 'Mail' }))()

    expect(changed).toEqual(E.right({ ...withoutRights(account), InboxFolder: 'Mail', ErrorCount: 7 }))
  })

  it.each<readonly [string, typeof F.identity<EMailAccount>]>([
    ['in a new account', (before) => ({ ...before, EMailAccountId: 0 })],
    ['in the account that it is given', (before) => Object.assign(before, { EMailAccountId: 0 })],
  ])('never saves under another id than the given one, if the change writes one %s', async (_, change) => {
    const { client, saves } = serverWith({ ...sample, EMailAccountId: 270 })

    await client.changeEMailAccount(270, change)()

    expect(saves.map(({ EMailAccountId }) => EMailAccountId)).toEqual([270])
  })

  it('saves what a changed account inherits, as the instance of a class does', async () => {
    const { client, saves } = serverWith({ ...sample, EMailAccountId: 270 })

    await client.changeEMailAccount(270, (before) => Object.create(before))()

    expect(saves).toEqual([{ ...sample, EMailAccountId: 270 }])
  })

  it('saves an account without its rights, which no save has', async () => {
    const { client, saves } = serverWith({ ...sample, EMailAccountId: 270, TableRight: null, FieldProperties: null })

    await client.changeEMailAccount(270, ({ TableRight, FieldProperties, ...rest }) => rest)()

    expect(saves).toEqual([{ ...sample, EMailAccountId: 270 }])
  })

  const hidden = (expected: string, kind: string) => ({ _tag: 'Hidden', expected, kind })
  const erased = (...keys: ReadonlyArray<string>) => ({
    _tag: 'All',
    failures: keys.map((key) => ({
      _tag: 'Key',
      key,
      failure: hidden('the property, or null', 'none, which a save would erase'),
    })),
  })

  it.each<readonly [string, (account: EMailAccount) => unknown, object]>([
    [
      'throws',
      () => {
        throw new Error('s3cret')
      },
      hidden('EMailAccount', 'a change that threw'),
    ],
    ['gives nothing', () => {}, hidden('EMailAccount', 'a value without EMailAccountId')],
    ['promises an account', async (account) => account, hidden('EMailAccount', 'a value without EMailAccountId')],
    ['gives another thing', () => 'an account', hidden('EMailAccount', 'a value without EMailAccountId')],
    ['leaves out a property', ({ AssociateId, ...rest }) => rest, erased('AssociateId')],
    ['leaves out an unknown property', ({ Tomorrow, ...rest }: Record<string, unknown>) => rest, erased('Tomorrow')],
    [
      'deletes a property of the account that it is given',
      (account) => {
        Reflect.deleteProperty(account, 'AssociateId')
        return account
      },
      erased('AssociateId'),
    ],
    [
      'makes properties undefined',
      (account) => ({ ...account, AssociateId: undefined, ErrorReason: undefined }),
      erased('AssociateId', 'ErrorReason'),
    ],
    ['gives an object that inherits the account', (account) => Object.create(account), erased('Tomorrow', '__proto__')],
    [
      'hides properties of the account',
      (account) =>
        Object.defineProperties(
          { ...account },
          { Tomorrow: { enumerable: false }, ['__proto__']: { enumerable: false } },
        ),
      erased('Tomorrow', '__proto__'),
    ],
    ['assigns a property with the name of the prototype', (account) => Object.assign({}, account), erased('__proto__')],
  ])('fails with InvalidInput and saves nothing if the change %s', async (_, change, failure) => {
    const { client, saves } = serverWith({ ...sample, EMailAccountId: 270, Tomorrow: 5, ['__proto__']: { a: 1 } })

    const changed = await client.changeEMailAccount(270, change as typeof F.identity)() // as JavaScript may do

    expect(changed).toMatchObject(
      E.left({
        _tag: 'InvalidInput',
        request: { operation: 'SaveEMailAccount' },
        failure,
      }),
    )
    expect(JSON.stringify(changed)).not.toContain('s3cret')
    expect(saves).toEqual([])
  })

  it('fails with NotFound and saves nothing if there is no such account', async () => {
    const { client, saves } = serverWith(null)

    expect(await client.changeEMailAccount(270, F.identity)()).toEqual(
      E.left({ ...notFound, request: requestTo('GetEMailAccount', '?eMailAccountId=270') }),
    )
    expect(saves).toEqual([])
  })

  it('fails with NotFound if the account went between the two calls', async () => {
    const { client } = serverWith({ ...sample, EMailAccountId: 270 }, () => null)

    expect(await client.changeEMailAccount(270, F.identity)()).toEqual(
      E.left({ ...notFound, request: requestTo('SaveEMailAccount') }),
    )
  })

  it('fails as the save does if that answers another value', async () => {
    const { client } = serverWith({ ...sample, EMailAccountId: 270 }, () => 'saved')

    expect(await client.changeEMailAccount(270, F.identity)()).toMatchObject(
      E.left({ _tag: 'NotUnderstood', what: 'value', request: requestTo('SaveEMailAccount') }),
    )
  })
})

describe('an account that is changed is read in the media type in which it is saved', () => {
  const unknown = '<Tomorrow>5</Tomorrow><Flags><int>1</int></Flags>'
  const inXml = `<EMailAccount><EMailAccountId>270</EMailAccountId><EMailAddress/><AssociateId>1</AssociateId><IncomingCredentials i:nil="true" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/><OutgoingCredentials i:nil="true" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/><AccountStatus>0</AccountStatus><ErrorCount>0</ErrorCount><ErrorReason/>${unknown}</EMailAccount>`
  const inJson = JSON.stringify({ ...sample, EMailAccountId: 270, Tomorrow: 5, Flags: [1] })

  /** A server that answers in XML where it is accepted. */
  const changed = async (options: CallOptions) => {
    const requests: Array<HttpRequest> = []
    const transport: Transport = (request) => async () => {
      requests.push(request)
      const type = request.headers.find(([name]) => name === 'Accept')?.[1] ?? ''
      const body = type.includes('xml') ? inXml : inJson
      return E.right({ status: 200, headers: [['Content-Type', type]], body: new TextEncoder().encode(body) })
    }
    const auth = basic({ user: 'u', password: 'p' })
    const client = clientWith({ baseUrl: 'https://crm.example.test', auth, transport })
    const outcome = await client.changeEMailAccount(270, F.identity, options)()
    return [outcome._tag, new TextDecoder().decode(requests[1]?.body)]
  }

  it.each<readonly [string, CallOptions, string]>([
    ['JSON where XML is preferred', { accept: xml }, '"Tomorrow":5,"Flags":[1]'],
    ['JSON where a header prefers XML', { headers: { Accept: 'application/xml' } }, '"Tomorrow":5,"Flags":[1]'],
    ['XML', { accept: xml, contentType: xml }, unknown],
    ['XML where a header prefers JSON', { accept: xml, contentType: xml, headers: { accept: 'text/json' } }, unknown],
  ])('%s', async (_, options, saved) => {
    expect(await changed(options)).toEqual(['Right', expect.stringContaining(saved)])
  })
})

/** The body of each save, and the answer of a server that sends back the account, as text. */
let saves: Array<string> = []
let answer = ''
/** The headers of each request that convert its response, in one order: `fetch` adds an `Accept-Language`. */
let conversions: Array<ReadonlyArray<unknown>> = []
/** The answer of a save, where it is another one. */
let answerOfSave: string | null = null
const server = createServer(async (message, reply) => {
  const body = await text(message)
  const isSave = message.url?.includes('/SaveEMailAccount') === true
  if (isSave) saves.push(body)
  const converting = ['accept-language', 'so-language', 'so-culture', 'so-timezone']
  conversions.push(converting.flatMap((name) => message.headers[name] ?? []))
  reply
    .writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' })
    .end(isSave ? (answerOfSave ?? answer) : answer)
})
const undici = undiciTransport()
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
beforeEach(() => {
  saves = []
  conversions = []
  answerOfSave = null
})
afterAll(async () => {
  await undici.close()
  server.closeAllConnections()
  server.close()
})

const anotherAccount = (operation: string, actual: number) => ({
  _tag: 'NotUnderstood',
  request: { operation },
  status: 200,
  what: 'value',
  reason: 'the answer is another account',
  failure: { _tag: 'Key', key: 'EMailAccountId', failure: { _tag: 'Leaf', expected: '270', actual } },
})

const withAddress = (account: EMailAccount): EMailAccount => ({ ...account, EMailAddress: 'x@example.test' })

type Changed = (config: ClientConfig, change: typeof withAddress) => Promise<E.Either<ClientError, EMailAccount>>

const faces: Readonly<Record<string, Changed>> = {
  'a TaskEither': (config, change) => clientWith(config).changeEMailAccount(270, change)(),
  'a Promise': (config, change) =>
    promise
      .makeClient(config)
      .changeEMailAccount(270, change)
      .then(E.right, ({ error }) => E.left(error)),
}

const cases = Object.entries({ undici: undici.send, fetch: fetchTransport }).flatMap(([name, transport]) =>
  Object.entries(faces).map(([face, change]) => [name, face, transport, change] as const),
)

const credentials = { ServiceAuthId: 1, Server: 's', Port: 993, AuthType: null, Username: 'u', Password: 'p' }

describe.each(cases)('changeEMailAccount over %s, with %s,', (_name, _face, transport, change) => {
  const changed = (by = withAddress, more: Partial<ClientConfig> = {}) =>
    change(
      {
        baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        auth: basic({ user: 'u', password: 'p' }),
        transport,
        ...more,
      },
      by,
    )

  it.each([
    ['9007199254740993', '9007199254740993'],
    ['1.10', '1.1'],
    ['[{"a":-123456789012345678901234567890.5}]', '[{"a":-123456789012345678901234567890.5}]'],
    ['{"b":[1e-400,"9007199254740993"]}', '{"b":[1e-400,"9007199254740993"]}'],
    ['1e400', '1e400'],
    ['[-1E+0400]', '[-1E+0400]'],
  ])('saves back a number that JavaScript cannot hold: %s', async (number, expected) => {
    const account = { ...sample, EMailAccountId: 270, IncomingCredentials: { ...credentials, More: 0 }, More: 0 }
    answer = JSON.stringify(account).replaceAll('"More":0', `"More":${number}`)
    const saved = await changed()

    expect(saved).toMatchObject(E.right({ EMailAccountId: 270 }))
    expect(saves).toEqual([JSON.stringify(withAddress(account)).replaceAll('"More":0', `"More":${expected}`)])
  })

  it.each([
    ['another account', 271],
    ['an account without an id', 0],
  ])('saves nothing where the server answers %s', async (_, id) => {
    answer = JSON.stringify({ ...sample, EMailAccountId: id })

    const expected = id === 0 ? { _tag: 'NotFound' } : anotherAccount('GetEMailAccount', id)
    expect(await changed()).toMatchObject(E.left(expected))
    expect(saves).toEqual([])
  })

  it.each([0, 271])('fails where the account that was saved has the id %i', async (id) => {
    answer = JSON.stringify({ ...sample, EMailAccountId: 270 })
    answerOfSave = JSON.stringify({ ...sample, EMailAccountId: id })

    expect(await changed()).toMatchObject(E.left(anotherAccount('SaveEMailAccount', id)))
  })

  it('saves nothing where a documented property has a number that JavaScript cannot hold', async () => {
    answer = JSON.stringify({ ...sample, EMailAccountId: 270 }).replace(
      '"AssociateId":12',
      '"AssociateId":9007199254740993',
    )

    const number = { _tag: 'Leaf', expected: 'Int32', actual: '9007199254740993' }
    const failure = { members: [{ _tag: 'Key', key: 'AssociateId', failure: number }, expect.anything()] }
    expect(await changed()).toMatchObject(E.left({ _tag: 'NotUnderstood', what: 'value', failure }))
    expect(saves).toEqual([])
  })
  it.each<readonly [string, Partial<EMailAccount>, ReadonlyArray<string>]>([
    ['null', { IncomingCredentials: { ...credentials, Password: null } }, ['IncomingCredentials']],
    ['a mask', { OutgoingCredentials: { ...credentials, Password: '****' } }, ['OutgoingCredentials']],
    ['dots', { IncomingCredentials: { ...credentials, Password: '••••' } }, ['IncomingCredentials']],
    [
      'null and a mask',
      {
        IncomingCredentials: { ...credentials, Password: null },
        OutgoingCredentials: { ...credentials, Password: '*' },
      },
      ['IncomingCredentials', 'OutgoingCredentials'],
    ],
  ])('saves nothing where the server gives %s in place of a password', async (_, hidden, names) => {
    answer = JSON.stringify({ ...sample, EMailAccountId: 270, ...hidden })
    const events: Array<unknown> = []
    const outcome = await changed(withAddress, { onEvent: (event) => events.push(event) })

    const expected = "a password from the change, or '' where there is none"
    const kind = 'one that the server hides'
    const failures = names.map((key) => ({
      _tag: 'Key',
      key,
      failure: { _tag: 'Key', key: 'Password', failure: { _tag: 'Hidden', expected, kind } },
    }))
    const error = {
      _tag: 'InvalidInput',
      request: { operation: 'SaveEMailAccount', method: 'POST', url: '', headers: [] },
      duration: 0,
      failure: { _tag: 'All', failures },
    }
    expect(outcome).toEqual(E.left(error))
    expect(events.at(-1)).toMatchObject({ _tag: 'Failure', error })
    expect(saves).toEqual([])
  })

  it.each<readonly [string, EMailAccount['IncomingCredentials'], Partial<EMailAccount>]>([
    ['a password from the change', { ...credentials, Password: null }, { IncomingCredentials: credentials }],
    [
      'an empty one from the change',
      { ...credentials, Password: '***' },
      { IncomingCredentials: { ...credentials, Password: '' } },
    ],
    ['no credentials, as the change wants', { ...credentials, Password: null }, { IncomingCredentials: null }],
    ['an empty password that the server gave', { ...credentials, Password: '' }, {}],
    ['a password of the server that has a mask in it', { ...credentials, Password: '**a' }, {}],
    ['credentials without a user', { ...credentials, Username: '', Password: null }, {}],
    ['credentials of no user', { ...credentials, Username: null, Password: null }, {}],
  ])('saves %s', async (_, IncomingCredentials, more) => {
    const account = { ...sample, EMailAccountId: 270, IncomingCredentials }
    answer = JSON.stringify(account)

    expect(await changed((before) => ({ ...before, ...more }))).toEqual(E.right(account))
    expect(saves).toEqual([JSON.stringify({ ...account, ...more })])
  })

  it.each<readonly [string, Partial<ClientConfig>, ReadonlyArray<string>]>([
    ['no option', {}, []],
    ['options', { language: 'no', soLanguage: 'sv', soCulture: 'en', soTimeZone: 'NO' }, ['no', 'sv', 'en']],
    [
      'headers',
      { headers: { 'accept-language': 'no', 'so-LANGUAGE': 'sv', 'so-culture': 'en', 'so-timezone': 'NO' } },
      ['no', 'sv', 'en'],
    ],
  ])('reads what is stored and saves it so where %s convert the response', async (_, config, ofSave) => {
    answer = JSON.stringify({ ...sample, EMailAccountId: 270 })

    expect(await changed(withAddress, config)).toMatchObject(E.right({ EMailAccountId: 270 }))
    expect(conversions).toEqual([
      transport === fetchTransport ? ['*', '*'] : ['*'],
      transport === fetchTransport && ofSave.length === 0 ? ['*'] : ofSave,
    ])
  })
})
