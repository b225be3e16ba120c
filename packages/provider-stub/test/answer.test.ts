import { EMailAccount, entity, Int32, type Operation } from '@so-email/codecs'
import type { HttpHeaders, HttpRequest } from '@so-email/wire'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { assumptions } from '../src/Assumptions.js'
import { answer, inputOf } from '../src/answer.js'
import type { Handler } from '../src/handlers/Handler.js'
import { endpoints as allEndpoints, type Endpoint } from '../src/handlers/handlers.js'
import { makeStub, type StubOptions, sampleAccount, sampleUser } from '../src/index.js'
import { routeTo, siteOf } from '../src/routing/router.js'
import type { Settings } from '../src/Settings.js'
import { accountsInMemory } from '../src/store/AccountsInMemory.js'
import { none, put } from '../src/store/Change.js'
import { tenantOf } from '../src/tenants/Tenant.js'
import { profileOf } from '../src/versions/Profile.js'
import { path, received, save, saving, send } from './support/requests.js'

const sent = { EMailAddress: 'ops@example.test' }

describe('the endpoint of a URL', () => {
  it.each(['/', '/api', `${path}//`, '/api/v1/Agents/EMail', '//', '?', '*', 'http://', '/%', `/Cust1${path}`])(
    'is not found at %s',
    async (url) => {
      expect(await send(makeStub(), { ...saving(sent), url })).toMatchObject({
        status: 404,
        text: JSON.stringify({
          Error: true,
          ErrorType: 'SoNotFoundException',
          ErrorMessage: `there is no ${url === '?' || url === 'http://' ? '' : url}`,
          ErrorSource: 'SuperOffice.Services.Implementation',
        }),
      })
    },
  )

  it('is cut in a refusal if it is long', async () => {
    const refusalAt = async (url: string) => JSON.parse((await send(makeStub(), { ...saving(sent), url })).text)
    const longest = `/${'x'.repeat(99)}`

    expect(await refusalAt(longest)).toMatchObject({ ErrorMessage: `there is no ${longest}` })
    for (const more of ['x', 'x'.repeat(200)])
      expect(await refusalAt(longest + more)).toMatchObject({ ErrorMessage: `there is no ${longest}...` })
  })

  it.each(['application/json', 'application/x-www-form-urlencoded', 'application/xml', '', 'text/nonsense'])(
    'refuses a request without a body, whatever its type: %s',
    async (type) => {
      const stub = makeStub({ accounts: [] })

      expect(await send(stub, saving('', { 'Content-Type': type }))).toMatchObject({
        status: 400,
        text: expect.stringContaining('"Message":"the body is empty"'),
      })
      expect([...stub.accounts.all()]).toEqual([])
    },
  )

  it.each([path.toLowerCase(), `${path}?x=1`, `${path}#x`, `${path}/`, `${path}/?x=1`, `http://host.example${path}`])(
    'is found at %s',
    async (url) => {
      expect((await send(makeStub(), { ...saving(sent), url })).status).toBe(200)
    },
  )

  it.each(['/Cust1', 'Cust1', '/cust1/'])('is found below a base path: %s', async (basePath) => {
    const stub = makeStub({ basePath })

    expect((await send(stub, { ...saving(sent), url: `/Cust1${path}` })).status).toBe(200)
    expect((await send(stub, saving(sent))).status).toBe(404)
  })

  it('answers XML if the request accepts XML, null too', async () => {
    expect(await send(makeStub(), saving({ EMailAccountId: 999 }, { Accept: 'text/xml' }))).toMatchObject({
      status: 200,
      type: 'text/xml; charset=utf-8',
      text: '<EMailAccount xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>',
    })
  })

  it('is described by a GET without credentials, and not carried out', async () => {
    const stub = makeStub()
    const request = { ...saving(sent, { Authorization: '' }), method: 'GET' }
    const { status, headers, text } = await send(stub, request)

    expect([status, headers, JSON.parse(text)]).toEqual([
      200,
      [['Content-Type', 'application/json; charset=utf-8']],
      { POST: 'Updates the existing EMailAccount or creates a new EMailAccount if the id parameter is empty' },
    ])
    expect([...stub.accounts.all()]).toEqual([sampleAccount])
  })

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'post'])('refuses the method %s', async (method) => {
    expect(await send(makeStub(), { ...saving(sent), method })).toMatchObject({
      status: 405,
      headers: [
        ['Content-Type', 'application/json; charset=utf-8'],
        ['Allow', 'GET, HEAD, POST'],
      ],
    })
  })
})

describe('a body', () => {
  it.each([
    ['no JSON', '{'],
    ['empty', ''],
    ['null', 'null'],
    ['an array', '[]'],
    ['a number', '1'],
    ['with a text for a number', '{"AssociateId":"1"}'],
    ['with null for a number', '{"AssociateId":null}'],
    ['with a number that is too large', '{"AssociateId":2147483648}'],
    ['with a fraction', '{"AssociateId":1.5}'],
    ['with no date', '{"LastFetch":"6 Mar 17 21:22 UT"}'],
  ])('is refused with 400 and an error object, or 200 if that is assumed: %s', async (_, body) => {
    const [status, value] = await save(makeStub(), body)
    expect([status, value]).toEqual([
      400,
      { Error: true, ErrorType: 'ArgumentException', Message: expect.any(String), ErrorSource: expect.any(String) },
    ])

    expect(await save(makeStub({ assumptions: { invalidInput: 200 } }), body)).toEqual([
      200,
      { Message: 'The request is invalid.', MessageDetail: Object(value).Message },
    ])
  })

  it.each(['text/plain', 'application/json-seq', 'multipart/form-data', ''])(
    'is refused with 415 as %s',
    async (type) => {
      expect((await save(makeStub(), sent, { 'Content-Type': type }))[0]).toBe(415)
    },
  )

  it('is refused with 415 if it is compressed', async () => {
    expect((await save(makeStub(), sent, { 'Content-Encoding': 'gzip' }))[0]).toBe(415)
    expect((await save(makeStub(), sent, { 'Content-Encoding': 'identity' }))[0]).toBe(200)
  })

  it.each(['application/json', 'text/json', 'application/json-patch+json', 'application/merge-patch+json'])(
    'is an account as %s, with or without a charset, and the response has the same type',
    async (type) => {
      for (const header of [type, `${type}; charset=utf-8`, type.toUpperCase()]) {
        expect(await send(makeStub(), saving(sent, { 'Content-Type': header }))).toMatchObject({
          status: 200,
          type: `${type}; charset=utf-8`,
        })
      }
    },
  )

  it('may have property names in any case, unless the case is assumed to be compared', async () => {
    const camel = '{"eMailAddress":"ops@example.test","outgoingCredentials":{"serviceAuthId":0,"port":25}}'

    expect(await save(makeStub(), camel)).toMatchObject([
      200,
      { ...sent, OutgoingCredentials: { ServiceAuthId: 1, Port: 25 } },
    ])
    expect(await save(makeStub({ assumptions: { propertyCase: 'compared' } }), camel)).toMatchObject([
      200,
      { EMailAddress: null, eMailAddress: 'ops@example.test' },
    ])
  })

  it('may lack properties of its credentials, unless that is assumed to be refused', async () => {
    const body = { IncomingCredentials: { Server: 'imap.example.test' } }

    expect(await save(makeStub(), body)).toMatchObject([
      200,
      {
        IncomingCredentials: {
          ServiceAuthId: 1,
          Server: 'imap.example.test',
          Port: 0,
          AuthType: null,
          Username: null,
          Password: null,
        },
      },
    ])
    expect((await save(makeStub({ assumptions: { absentProperty: 'refused' } }), body))[0]).toBe(400)
  })

  it('may contain the date that the official client writes for never east of Greenwich', async () => {
    const body = { LastFetch: '0000-12-31T23:06:32.000Z' }

    expect(await save(makeStub(), body)).toMatchObject([200, { LastFetch: '0001-01-01T00:00:00' }])
    expect((await save(makeStub({ assumptions: { dateBeforeYear1: 'refused' } }), body))[0]).toBe(400)
  })
})

describe('the media type of a response', () => {
  it.each([
    ['application/json; charset=utf-8', 'application/json'],
    ['text/json', 'text/json'],
    ['application/merge-patch+json', 'application/merge-patch+json'],
    ['*/*', 'application/json'],
    ['text/html, application/json;q=0.1', 'application/json'],
    ['text/html', 'application/json'],
    ['', 'application/json'],
  ])('for Accept: %s is %s', async (accept, type) => {
    expect(await send(makeStub(), saving(sent, { Accept: accept }))).toMatchObject({
      status: 200,
      type: `${type}; charset=utf-8`,
    })
  })

  it.each([
    [{ 'a b': 1 }, 'XML cannot carry a property of that name'],
    [{ SentFolder: '\u0001' }, 'XML cannot carry one of its characters'],
  ])('is JSON if XML cannot carry the value, or 406 if that is assumed: %j', async (odd, reason) => {
    const stub = makeStub({ accounts: [] })
    const request = saving(odd, { Accept: 'application/xml' })
    const { status, type, text } = await send(stub, request)

    expect([status, type, JSON.parse(text)]).toEqual([
      200,
      'application/json; charset=utf-8',
      expect.objectContaining({ EMailAccountId: 1, ...odd }),
    ])
    for (const invalidInput of [400, 200] as const) {
      const strict = makeStub({ accounts: [], assumptions: { notAcceptable: 406, invalidInput } })
      const refused = await send(strict, request)
      expect([refused.status, JSON.parse(refused.text)]).toMatchObject([
        406,
        { ErrorType: 'NotSupportedException', Message: expect.stringContaining(reason) },
      ])
      expect([...strict.accounts.all()]).toEqual([])
    }
  })

  it('is refused with 406 if that is assumed', async () => {
    const strict = makeStub({ assumptions: { notAcceptable: 406 } })

    expect((await send(strict, saving(sent, { Accept: 'text/html' }))).status).toBe(406)
    expect([...strict.accounts.all()]).toHaveLength(1)
    expect((await send(strict, saving(sent))).status).toBe(200)
  })
})

/** Operations as later ones will be: parameters in the query, no body, no content. */
const Lookup = entity('Lookup', { eMailAccountId: Int32 }, {})

const lookup: Operation<t.TypeOf<typeof Lookup>, EMailAccount> = {
  agent: 'EMail',
  name: 'Lookup',
  summary: 'Finds.',
  parameters: { codec: Lookup, query: ['eMailAccountId'], hasBody: false, complete: (input) => input },
  answer: {
    status: 200,
    codec: EMailAccount,
    decode: EMailAccount.decode,
    encode: (account) => ({ ...account }),
    isSelectable: true,
  },
  changes: false,
  isRepeatable: () => true,
}

const found: Handler<t.TypeOf<typeof Lookup>, EMailAccount> =
  ({ accounts, caller }) =>
  ({ eMailAccountId }) => {
    const account = accounts.get(eMailAccountId)
    return E.right([account === undefined ? null : { ...account, ErrorReason: caller.name }, none])
  }

const removal: Operation<t.TypeOf<typeof Lookup>, void> = {
  ...lookup,
  name: 'Remove',
  answer: { status: 204, codec: t.null, decode: () => t.success(undefined), encode: () => null },
}

const endpoints = [
  { operation: lookup, handler: found },
  { operation: removal, handler: () => () => E.right([undefined, { _tag: 'Remove', id: 270 }]) },
] as unknown as ReadonlyArray<Endpoint> // the types of input and output are known to each pair only

const settings: Settings = {
  maxBodyBytes: 100,
  authentication: { mode: 'onsite', users: [sampleUser], appTokens: [] },
  granted: true,
  endpoints,
  route: routeTo(endpoints, ''),
  site: siteOf(endpoints, ''),
  tenant: tenantOf(undefined, ''),
  profile: profileOf('12.2'),
  assumptions,
  resources: {},
  zones: {},
  mail: { servers: [], domains: [] },
  scripted: [],
}

const call = (
  name: string,
  query: string,
  body = 'null',
  headers: Readonly<Record<string, string>> = {},
  under = settings,
) => {
  const accounts = accountsInMemory('ignored', [sampleAccount])
  const request: HttpRequest = { ...saving(body, headers), url: `/api/v1/Agents/EMail/${name}${query}` }
  const { response, change } = answer({ settings: under, accounts })(request)
  return { ...received(response), change }
}

describe('an operation with parameters in the query', () => {
  it.each(['null', '', '{"eMailAccountId":1}'])(
    'finds them in any case, typed as documented, whatever the body: %s',
    (body) => {
      expect(call('Lookup', '?EMAILACCOUNTID=270&other=x', body)).toMatchObject({
        status: 200,
        text: JSON.stringify({ ...sampleAccount, ErrorReason: 'tje0' }),
      })
    },
  )

  it('is refused with 413 if its body is too long, and not before', () => {
    expect(call('Lookup', '?eMailAccountId=270', ' '.repeat(100)).status).toBe(200)
    expect(call('Lookup', '?eMailAccountId=270', ' '.repeat(101))).toMatchObject({
      status: 413,
      text: expect.stringContaining('the body is longer than 100 bytes'),
    })
  })

  it('is refused with 431 if it has more headers than 2000, and not before', () => {
    const withHeaders = (count: number) => {
      const more = Object.fromEntries(Array.from({ length: count - 2 }, (_, index) => [`X-${index}`, 'x']))
      return call('Lookup', '?eMailAccountId=270', 'null', more)
    }

    expect(withHeaders(2_000).status).toBe(200)
    expect(withHeaders(2_001)).toMatchObject({
      status: 431,
      text: expect.stringContaining('there are more than 2000 headers'),
    })
  })

  it('finds them in their own case only, if the case is assumed to be compared', () => {
    const compared: Settings = { ...settings, assumptions: { ...assumptions, propertyCase: 'compared' } }

    expect(call('Lookup', '?eMailAccountId=270', 'null', {}, compared).status).toBe(200)
    expect(call('Lookup', '?EMAILACCOUNTID=270', 'null', {}, compared).status).toBe(400)
  })

  it('needs no body and no content type', () => {
    expect(call('Lookup', '?eMailAccountId=270', '', { 'Content-Type': '' }).status).toBe(200)
  })

  it.each(['', '?eMailAccountId=', '?eMailAccountId=x', '?eMailAccountId=1.5', '?eMailAccountId=99999999999', '?='])(
    'is refused with 400 without a valid one: %s',
    (query) => {
      expect(call('Lookup', query).status).toBe(400)
    },
  )

  it('answers null if the handler has no value', () => {
    expect(call('Lookup', '?eMailAccountId=9')).toMatchObject({ status: 200, text: 'null' })
  })

  it('answers null for every property that $select does not name', () => {
    const { text } = call('Lookup', '?eMailAccountId=270&%24SELECT=emailaddress,FieldProperties/AssociateId/fieldtype')
    const nulls = Object.fromEntries(Object.keys(sampleAccount).map((name) => [name, null]))

    expect(JSON.parse(text)).toEqual({
      ...nulls,
      EMailAddress: sampleAccount.EMailAddress,
      FieldProperties: {
        ...Object.fromEntries(Object.keys(sampleAccount.FieldProperties ?? {}).map((name) => [name, null])),
        AssociateId: { FieldRight: null, FieldType: 'System.Int32', FieldLength: null },
      },
    })
  })

  it('answers 204 without a body if the operation has no output', () => {
    expect(call('Remove', '?eMailAccountId=270')).toEqual({
      status: 204,
      type: undefined,
      headers: [],
      text: '',
      change: { _tag: 'Remove', id: 270 },
    })
  })
})

describe('an answer', () => {
  it('depends on the snapshot and the request only, and changes neither', () => {
    const route = routeTo(allEndpoints, '')
    const accounts = accountsInMemory('ignored', [sampleAccount])
    const pure = answer({ settings: { ...settings, maxBodyBytes: 1_000, route }, accounts })
    const create = saving({ EMailAddress: 'ops@example.test' })
    const first = pure(create)
    const after = accounts.after(first.change)

    expect(pure(create)).toEqual(first)
    expect(first.change).toEqual(
      put(expect.objectContaining({ EMailAccountId: 271, EMailAddress: 'ops@example.test' })),
    )
    expect([...accounts.all()]).toEqual([sampleAccount])
    expect(after.get(271)).toMatchObject({ EMailAddress: 'ops@example.test' })
    expect(accounts.get(271)).toBeUndefined()
  })
})

describe('a HEAD', () => {
  it('has the response to GET without its body, whose length it gives', async () => {
    const request = { ...saving(sent, { Authorization: '' }), method: 'GET' }
    const get = await send(makeStub(), request)

    expect(await send(makeStub(), { ...request, method: 'HEAD' })).toEqual({
      ...get,
      headers: [...get.headers, ['Content-Length', String(get.text.length)]],
      text: '',
    })
  })
})

describe('a refusal', () => {
  it('that is no 400 keeps its status where an invalid input is assumed to be answered with 200', async () => {
    const stub = makeStub({ assumptions: { invalidInput: 200 } })

    expect((await send(stub, saving(sent, { 'Content-Encoding': 'gzip' }))).status).toBe(415)
  })

  it.each<readonly [string, object, StubOptions['assumptions']]>([
    ['the address of another account', { EMailAddress: sampleAccount.EMailAddress }, { duplicateAddress: 'refused' }],
    ['the id of no account', { EMailAccountId: 999 }, { unknownId: 'refused' }],
    ['a text that is too long', { EMailAddress: 'x'.repeat(300) }, {}],
  ])('of an input that is valid keeps its status there, too: %s', async (_, body, assumed) => {
    const saved = (invalidInput: 400 | 200) => save(makeStub({ assumptions: { ...assumed, invalidInput } }), body)
    const [status] = await saved(400)

    expect(status).toBe(400)
    expect(await saved(200)).toEqual(await saved(400))
  })

  const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`X-${index}`, 'x']))
  const strict = { assumptions: { notAcceptable: 406 } } as const
  const type = ['Content-Type', 'application/json; charset=utf-8']
  const moreHeaders: Readonly<Record<number, HttpHeaders>> = {
    405: [['Allow', 'GET, HEAD, POST']],
    501: [['X-So-Email-Stub', 'not implemented']],
  }

  it.each<readonly [number, string, string, object, StubOptions, Partial<HttpRequest>]>([
    [400, 'ArgumentException', 'the body is empty', {}, {}, { body: new Uint8Array() }],
    [400, 'ArgumentException', 'expected EMailAccount, got a number', {}, {}, { body: new TextEncoder().encode('1') }],
    [
      400,
      'ArgumentException',
      'expected GetEMailAccountFromEMailAddressRequest, got 1',
      {},
      {},
      { url: `${path.replace('Save', 'Get')}FromEMailAddress`, body: new TextEncoder().encode('1') },
    ],
    [403, 'SecurityException', 'the EMail agent was not granted to the application', {}, { granted: false }, {}],
    [405, 'NotSupportedException', 'the allowed methods are GET, HEAD, POST', {}, {}, { method: 'PUT' }],
    [
      406,
      'NotSupportedException',
      'no media type of the response matches text/html',
      { Accept: 'text/html' },
      strict,
      {},
    ],
    [415, 'NotSupportedException', 'a body of type unknown is not supported', { 'Content-Type': '' }, {}, {}],
    [
      415,
      'NotSupportedException',
      'a body of type  GZIP encoding is not supported',
      { 'Content-Encoding': ' GZIP' },
      {},
      {},
    ],
    [413, 'HttpException', 'the body is longer than 1048576 bytes', {}, {}, { body: new Uint8Array(1_048_577) }],
    [431, 'HttpException', 'there are more than 2000 headers', many, {}, {}],
    [
      501,
      'NotImplementedException',
      `the stub has no handler for ${path.slice(0, -7)}`,
      {},
      {},
      { url: path.slice(0, -7) },
    ],
  ])('has the status %i and an error object: %s, %s', async (status, ErrorType, Message, headers, options, more) => {
    const refused = await send(makeStub(options), { ...saving(sent, { ...headers }), ...more })

    expect([refused.status, refused.headers, JSON.parse(refused.text)]).toEqual([
      status,
      [type, ...(moreHeaders[status] ?? [])],
      { Error: true, ErrorType, Message, ErrorSource: 'SuperOffice.Services.Implementation' },
    ])
  })

  it.each<readonly [string, Readonly<Record<string, string>>, HttpHeaders]>([
    ['has a challenge', {}, [['WWW-Authenticate', 'Basic realm="SuperOffice Username or Ticket"']]],
    ['has no challenge for a page in a browser', { 'X-XSRF-TOKEN': 'x' }, []],
  ])('of credentials is a page, and %s', async (_, headers, challenge) => {
    const stub = makeStub()

    expect(await send(stub, saving(sent, { Authorization: '', ...headers }))).toEqual({
      status: 401,
      type: 'text/html; charset=utf-8',
      headers: [['Content-Type', 'text/html; charset=utf-8'], ...challenge],
      text:
        '<!DOCTYPE html><html><head><title>Not authenticated</title></head><body><h1>Not authenticated</h1>' +
        '<p>Use the Authorization header to log in, with the BASIC, SOTICKET or BEARER scheme.</p></body></html>',
    })
    expect(stub.journal.entries()).toMatchObject([{ refused: 'no valid credentials', operation: 'SaveEMailAccount' }])
  })
})

it.each([' identity ', 'Identity', ' '])('a body may name an encoding that is none: %j', async (encoding) => {
  expect((await save(makeStub(), sent, { 'Content-Encoding': encoding }))[0]).toBe(200)
})

it('a date is not taken for never because it ends like one before year 1', async () => {
  expect((await save(makeStub(), { LastFetch: '10000-12-31T23:00:00Z' }))[0]).toBe(400)
})

describe('a form that is a JSON text', () => {
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const bodies = ['{"EMailAddress":"a"}', '[]', ' \t\n{}', '\ufeff{}', '\ufeff []']

  it.each(bodies)('is refused, unless it is assumed to be read: %j', async (body) => {
    const reason = 'the body is JSON, and its type is that of a form'
    const { status, text } = await send(makeStub(), saving(body, type))
    const read = await send(makeStub({ assumptions: { jsonAsForm: 'read' } }), saving(body, type))

    expect([status, JSON.parse(text).Message]).toEqual([400, reason])
    expect(read.text).not.toContain(reason)
  })

  it.each(['EMailAddress=a', '!={', 'z={}', '~=[]', 'EMailAddress=%7B', 'EMailAddress={'])(
    'is not what begins in another way: %j',
    async (body) => {
      expect((await send(makeStub(), saving(body, type))).status).toBe(200)
    },
  )
})

describe('the value of an answer', () => {
  it('that is none is 204 if that is assumed, and no other', async () => {
    const stub = makeStub({ assumptions: { emptyAnswer: 204 } })

    expect((await send(stub, saving({ EMailAccountId: 999 }))).status).toBe(204)
    expect((await send(stub, saving(sent))).status).toBe(200)
  })

  it('has its dates marked as UTC where no zone moves them, if the request wants the offset', async () => {
    const stub = makeStub({ assumptions: { timeZone: 'ignored' } })
    const headers = { 'SO-TimeZone': 'NO, includeTZOffset' }

    expect(await save(stub, { LastFetch: '2024-01-15T12:00:00' }, headers)).toMatchObject([
      200,
      { LastFetch: '2024-01-15T12:00:00Z' },
    ])
  })

  it('is that of a script for the operation and the input, and else that of the handler', () => {
    const scripted = (operation: string) => ({
      ...settings,
      scripted: [{ operation, matches: () => true, text: '{"of":"the script"}' }],
    })
    const textUnder = (under: Settings) => call('Lookup', '?eMailAccountId=9', 'null', {}, under).text

    expect([textUnder(scripted('Lookup')), textUnder(scripted('Remove'))]).toEqual(['{"of":"the script"}', 'null'])
  })
})

it('the journal has the input of an operation, and none of another path', () => {
  const request = { ...saving('null'), url: '/api/v1/Agents/EMail/Lookup?eMailAccountId=270' }

  expect(inputOf(settings, request)).toEqual({ codec: Lookup, value: { eMailAccountId: 270 } })
  expect(inputOf(settings, { ...request, url: '/elsewhere' })).toBe(null)
})
