/**
 * Every name on the documented page, found by running our client and our stub: a test that only reads the committed pact
 * would stay as it is if the code changed.
 */
import { basic, bearer, type Client, type ClientConfig, makeClient, soTicket, xsrf } from '@so-email/client'
import { makeStub, type StubOptions, sampleAccount, sampleAppToken, sampleUser } from '@so-email/provider-stub'
import {
  answerMediaTypes,
  findMediaType,
  type HttpRequest,
  type HttpResponse,
  header,
  type MediaType,
  requestMediaTypes,
  type Transport,
} from '@so-email/wire'
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { textIn } from '../providers/changes.js'
import { limits } from '../providers/limits.js'
import {
  documentedHeaders,
  documentedRequestProperties,
  documentedRequestTypes,
  documentedResponseProperties,
  documentedResponseTypes,
  documentedSchemes,
  statements,
} from '../score/Statement.js'

const credentials = { Server: 'mail.example.test', Port: 993, AuthType: 'plain-text', Username: 'u', Password: 'p' }

/** The account of a request, with another value for every property. */
const request = {
  EMailAccountId: 270,
  EMailAddress: 'page@example.test',
  AssociateId: 244,
  IncomingCredentials: { ServiceAuthId: 11, ...credentials },
  OutgoingCredentials: { ServiceAuthId: 12, ...credentials },
  AccountStatus: 546,
  ErrorCount: 7,
  ErrorReason: 'reason',
  InboxFolder: 'Inbox of the page',
  SentFolder: 'Sent of the page',
  SimpleMode: 1,
  LastFetch: '2008-08-06T16:32:38.9926739+02:00',
}
const rights = {
  TableRight: { Mask: 'Select', Reason: '' },
  FieldProperties: { EMailAddress: { FieldRight: null, FieldType: 'System.String', FieldLength: 255 } },
}
const response: Readonly<Record<string, unknown>> = { ...request, ...rights }

const clientOf = (config: Partial<ClientConfig>): Client =>
  F.pipe(
    makeClient({
      baseUrl: 'https://crm.example.test',
      auth: basic({ user: 'tje0', password: 'Tje0' }),
      retry: false,
      ...config,
    }),
    E.getOrElseW(() => expect.fail('the configuration is wrong')),
  )

const jsonOf = (message: Pick<HttpResponse, 'body'>) => JSON.parse(textIn(message))

/** A transport before a stub, and the exchanges that went through it. */
const recorded = (options: StubOptions = {}) => {
  const exchanges: Array<{ readonly request: HttpRequest; readonly response: HttpResponse }> = []
  const stub = makeStub(options)
  const transport: Transport = (sent, limits) =>
    F.pipe(
      stub.answer(sent, limits),
      TE.tapIO((received) => () => exchanges.push({ request: sent, response: received })),
    )
  return { transport, exchanges, stub }
}

/** Saves an account with our client at a stub, and returns what came of it. */
const save = async (config: Partial<ClientConfig> = {}, options: StubOptions = {}, account: object = request) => {
  const { transport, exchanges } = recorded(options)
  // A body of plain JSON is a valid account here, whose date is a text.
  const result = await clientOf({ transport, ...config }).saveEMailAccount(account as never)()
  return { result, request: exchanges[0]?.request, response: exchanges[0]?.response }
}

/** What our client reads from a response in JSON. */
const readBack = (value: unknown) => {
  const body = new TextEncoder().encode(JSON.stringify(value))
  const transport: Transport = () => TE.right({ status: 200, headers: [['Content-Type', 'application/json']], body })
  return clientOf({ transport }).saveEMailAccount({})()
}

const fieldOf = (message: HttpRequest | HttpResponse | undefined, name: string): string | null =>
  F.pipe(message?.headers ?? [], header(name), O.toNullable)

const typeNamed = (types: ReadonlyArray<MediaType>, name: string): MediaType =>
  F.pipe(
    findMediaType(types)(name),
    O.match(
      () => expect.fail(`no media type is named ${name}`),
      ({ mediaType }) => mediaType,
    ),
  )

describe('the page, run', () => {
  it('is called by the method and at the path that it names, and at no other path', async () => {
    const { result, request: sent } = await save()
    const elsewhere = await makeStub().answer(
      {
        method: 'POST',
        url: '/api/v2/Agents/EMail/SaveEMailAccount',
        headers: sent?.headers ?? [],
        body: new Uint8Array(),
      },
      limits,
    )()

    expect(`${sent?.method} ${new URL(sent?.url ?? '').pathname}`).toBe(statements[0]?.text)
    expect(E.isRight(result)).toBe(true)
    expect(elsewhere).toMatchObject(E.right({ status: 404 }))
  })

  it.each(documentedRequestProperties)('has the request property %s, which our client writes', async (property) => {
    const { request: sent } = await save()

    expect(Object.entries(jsonOf(sent ?? { body: new Uint8Array() }))).toContainEqual([
      property,
      Reflect.get(request, property),
    ])
  })

  it.each(documentedResponseProperties)('has the response property %s, which our client reads', async (property) => {
    const wrong = typeof response[property] === 'number' ? 'no number' : 5

    expect(await readBack(response)).toMatchObject(E.right({ [property]: response[property] }))
    expect(await readBack({ ...response, [property]: wrong })).toMatchObject(E.left({ _tag: 'NotUnderstood' }))
  })

  it.each(documentedResponseProperties)('has the response property %s, which the stub returns', async (property) => {
    const { response: answered } = await save()
    const ofServer = { AccountStatus: 0, ErrorCount: 0, ErrorReason: '', TableRight: null }
    const ofStub = { IncomingCredentials: { ServiceAuthId: 1 }, OutgoingCredentials: { ServiceAuthId: 2 } }

    expect(Object.keys(jsonOf(answered ?? { body: new Uint8Array() }))).toContain(property)
    expect(jsonOf(answered ?? { body: new Uint8Array() })).toMatchObject({ ...request, ...ofServer, ...ofStub })
  })

  it('has texts and credentials that may be null, and integers and dates that may not', async () => {
    const refused = await Promise.all(
      documentedResponseProperties.map(async (property) => [
        property,
        E.isLeft(await readBack({ ...response, [property]: null })),
      ]),
    )

    expect(refused.filter(([, isRefused]) => isRefused).map(([property]) => property)).toEqual([
      'EMailAccountId',
      'AssociateId',
      'AccountStatus',
      'ErrorCount',
      'SimpleMode',
      'LastFetch',
    ])
  })

  it('has a status without a list of its codes, so that one of a disabled account is kept', async () => {
    const codes = [-1, 0, 5, 546, 604]
    const read = await Promise.all(codes.map((AccountStatus) => readBack({ ...response, AccountStatus })))

    expect(read).toEqual(codes.map((AccountStatus) => E.right(expect.objectContaining({ AccountStatus }))))
  })

  const options: Readonly<Record<string, readonly [config: Partial<ClientConfig>, value: string]>> = {
    Authorization: [{}, 'Basic dGplMDpUamUw'],
    'X-XSRF-TOKEN': [{ auth: xsrf('t') }, 't'],
    'Content-Type': [{}, 'application/json; charset=utf-8'],
    Accept: [{}, 'application/json; charset=utf-8'],
    'Accept-Language': [{ language: 'sv' }, 'sv'],
    'SO-Language': [{ soLanguage: 'fr' }, 'fr'],
    'SO-Culture': [{ soCulture: 'en' }, 'en'],
    'SO-TimeZone': [{ soTimeZone: 'UTC' }, 'UTC'],
    'SO-AppToken': [{ appToken: 'a' }, 'a'],
  }

  it.each(documentedHeaders)('has the request header %s, which our client sends', async (name) => {
    const [config, value] = options[name] ?? expect.fail(`no option writes ${name}`)

    expect(fieldOf((await save(config)).request, name)).toBe(value)
  })

  it.each(documentedRequestTypes)(
    'has the request type %s, which our client writes and the stub reads',
    async (name) => {
      const { request: sent, response: answered } = await save({
        contentType: typeNamed(requestMediaTypes, name),
        accept: typeNamed(answerMediaTypes, 'application/json') as never, // one of the types of a response
      })

      expect(fieldOf(sent, 'Content-Type')).toMatch(new RegExp(`^${name.replace('+', '\\+')}(;|$)`))
      expect(jsonOf(answered ?? { body: new Uint8Array() })).toMatchObject({ EMailAddress: request.EMailAddress })
    },
  )

  it.each(documentedResponseTypes)(
    'has the response type %s, which the stub writes and our client reads',
    async (name) => {
      const { response: answered, result } = await save({
        accept: typeNamed(answerMediaTypes, name) as never, // one of the types of a response
      })

      expect(fieldOf(answered, 'Content-Type')).toMatch(new RegExp(`^${name.replace('+', '\\+')}(;|$)`))
      expect(result).toMatchObject(E.right({ EMailAddress: request.EMailAddress, InboxFolder: request.InboxFolder }))
    },
  )

  const schemes: Readonly<Record<string, readonly [right: ClientConfig['auth'], wrong: ClientConfig['auth']]>> = {
    Basic: [basic({ user: 'tje0', password: 'Tje0' }), basic({ user: 'tje0', password: 'wrong' })],
    SoTicket: [soTicket(sampleUser.tickets[0]), soTicket('7T:other')],
    Bearer: [bearer(sampleUser.tokens[0]), bearer('8A:other')],
  }

  it.each(documentedSchemes)('has the scheme %s, which our client uses and the stub knows', async (scheme) => {
    const [auth, other] = schemes[scheme] ?? expect.fail(`nothing uses ${scheme}`)
    const installation = scheme === 'Bearer' ? ({ mode: 'online', granted: true } as const) : {}
    const { request: sent, result } = await save({ auth }, installation)

    expect(fieldOf(sent, 'Authorization')?.split(' ')[0]).toBe(scheme)
    expect(E.isRight(result)).toBe(true)
    expect((await save({ auth: other }, installation)).result).toMatchObject(E.left({ _tag: 'NotAuthenticated' }))
  })

  it('has an XSRF token for a request without Authorization, of the value that its cookie has', async () => {
    const [token] = sampleUser.xsrfTokens
    const inSession = (sent: string, cookie: string = token) =>
      save({ auth: xsrf(sent), headers: { Cookie: `XSRF-TOKEN=${cookie}` } })
    const right = await inSession(token)
    const wrong = await Promise.all([inSession('other'), inSession(token, 'other'), inSession('x', 'x')])

    expect(right.result).toMatchObject(E.right({ EMailAddress: request.EMailAddress }))
    expect(fieldOf(right.request, 'Authorization')).toBe(null)
    expect(wrong.map(({ result }) => result)).toMatchObject(wrong.map(() => E.left({ _tag: 'NotAuthenticated' })))
  })

  const translatable = { accounts: [{ ...sampleAccount, ErrorReason: 'NO:"Feil";US:"Error"' }] }
  const reasonIn = async (config: Partial<ClientConfig>) =>
    F.pipe(
      (await save(config, translatable)).result,
      E.map(({ ErrorReason, LastFetch }) => [ErrorReason, LastFetch]),
    )
  const raw = E.right(['NO:"Feil";US:"Error"', request.LastFetch])

  it('has a culture that is ignored without a language, and changes no text with one', async () => {
    expect(await reasonIn({ soCulture: 'no' })).toEqual(raw)
    expect(await reasonIn({ soCulture: 'no', language: 'en' })).toEqual(E.right(['Error', request.LastFetch]))
  })

  it('has a language that Accept-Language selects, and SO-Language before it', async () => {
    expect(await reasonIn({})).toEqual(raw)
    expect(await reasonIn({ language: 'en' })).toEqual(E.right(['Error', request.LastFetch]))
    expect(await reasonIn({ language: 'en', soLanguage: 'no' })).toEqual(E.right(['Feil', request.LastFetch]))
  })

  it('has a time zone that dates of the response are converted to', async () => {
    expect(await reasonIn({ soTimeZone: 'UTC' })).toEqual(E.right([expect.anything(), '2008-08-06T14:32:38.9926739']))
  })

  it('has an application token that a ticket needs Online', async () => {
    const online = { mode: 'online', granted: true } as const
    const auth = soTicket(sampleUser.tickets[0])

    expect(await save({ auth, appToken: sampleAppToken }, online)).toMatchObject({ response: { status: 200 } })
    expect(await save({ auth }, online)).toMatchObject({ response: { status: 401 } })
  })

  it('has an agent that is restricted Online, and not on-site', async () => {
    const auth = bearer(sampleUser.tokens[0])

    expect((await save({ auth }, { mode: 'online' })).result).toMatchObject(E.left({ _tag: 'Forbidden' }))
    expect((await save({ auth }, { mode: 'online', granted: true })).response?.status).toBe(200)
    expect((await save({}, { mode: 'onsite' })).response?.status).toBe(200)
  })

  it('has an id that makes the difference between a new account and another state of one', async () => {
    const { transport, stub } = recorded()
    const { saveEMailAccount } = clientOf({ transport })
    await saveEMailAccount({ EMailAddress: 'new@example.test' })()
    await saveEMailAccount({ EMailAccountId: 270, EMailAddress: 'changed@example.test' })()

    expect([...stub.accounts.all()].map(({ EMailAccountId, EMailAddress }) => [EMailAccountId, EMailAddress])).toEqual([
      [270, 'changed@example.test'],
      [271, 'new@example.test'],
    ])
  })

  it.each(['', '"EMailAccountId":null,', '"EMailAccountId":0,'])(
    'has an id that is empty for a new account: {%s ...}',
    async (id) => {
      const { request: sent } = await save()
      const body = new TextEncoder().encode(`{${id}"EMailAddress":"new@example.test"}`)
      const answered = await makeStub().answer(
        { method: 'POST', url: new URL(sent?.url ?? '').pathname, headers: sent?.headers ?? [], body },
        limits,
      )()

      expect(E.map(jsonOf)(answered)).toMatchObject(E.right({ EMailAccountId: 271, EMailAddress: 'new@example.test' }))
    },
  )
})
