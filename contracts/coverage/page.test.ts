/**
 * Every name on the documented page, found by running our client and our stub: a test that only reads the committed pact
 * would stay as it is if the code changed.
 */
import { basic, bearer, type ClientConfig, soTicket, xsrf } from '@so-email/client'
import { makeStub, type StubOptions, sampleAccount, sampleAppToken, sampleUser } from '@so-email/provider-stub'
import { type HttpRequest, type HttpResponse, header } from '@so-email/wire'
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { mailbox } from '../samples/credentials.js'
import { configOf } from '../score/configOf.js'
import { answerTo, call, entityIn, exchange, jsonOf, subjectOf } from '../score/exchange.js'
import {
  documentedHeaders,
  documentedRequestProperties,
  documentedRequestTypes,
  documentedResponseProperties,
  documentedResponseTypes,
  documentedSchemes,
  statements,
} from '../score/Statement.js'

/** The account of a request, with another value for every property. */
const request = {
  EMailAccountId: 270,
  EMailAddress: 'page@example.test',
  AssociateId: 244,
  IncomingCredentials: { ...mailbox, ServiceAuthId: 11 },
  OutgoingCredentials: { ...mailbox, ServiceAuthId: 12 },
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

/** Looked up in each test: no test of this file would run if one operation were missing. */
const saving = (input: unknown = request) => ({ ...subjectOf('SaveEMailAccount'), input })

/** Saves the account with our client at a stub. */
const save = (config: Partial<ClientConfig> = {}, options: StubOptions = {}) => exchange(saving(), config, options)

/** What our client reads from a response in JSON. */
const readBack = async (value: unknown) => {
  const body = new TextEncoder().encode(JSON.stringify(value))
  const headers = [['Content-Type', 'application/json']] as const
  return (await call(saving(), () => TE.right({ status: 200, headers, body }))).result
}

const fieldOf = (message: HttpRequest | HttpResponse, name: string): string | null =>
  F.pipe(message.headers, header(name), O.toNullable)

describe('the page, run', () => {
  it('is called by the method and at the path that it names, and at no other path', async () => {
    const { result, request: sent } = await save()
    const elsewhere = await answerTo({ ...sent, url: '/api/v2/Agents/EMail/SaveEMailAccount' })

    expect(`${sent.method} ${new URL(sent.url).pathname}`).toBe(statements[0]?.text)
    expect(E.isRight(result)).toBe(true)
    expect(elsewhere.status).toBe(404)
  })

  it.each(documentedRequestProperties)('has the request property %s, which our client writes', async (property) => {
    const { request: sent } = await save()

    expect(Object.entries(entityIn(jsonOf(sent)))).toContainEqual([property, Reflect.get(request, property)])
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

    expect(Object.keys(entityIn(jsonOf(answered)))).toContain(property)
    expect(jsonOf(answered)).toMatchObject({ ...request, ...ofServer, ...ofStub })
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
      const { request: sent, response: answered } = await save(configOf('Content-Type', name))

      expect(fieldOf(sent, 'Content-Type')).toMatch(new RegExp(`^${name.replace('+', '\\+')}(;|$)`))
      expect(jsonOf(answered)).toMatchObject({ EMailAddress: request.EMailAddress })
    },
  )

  it.each(documentedResponseTypes)(
    'has the response type %s, which the stub writes and our client reads',
    async (name) => {
      const { response: answered, result } = await save(configOf('Accept', name))

      expect(fieldOf(answered, 'Content-Type')).toMatch(new RegExp(`^${name.replace('+', '\\+')}(;|$)`))
      expect(result).toMatchObject(E.right({ EMailAddress: request.EMailAddress, InboxFolder: request.InboxFolder }))
    },
  )

  const wrong: Readonly<Record<string, ClientConfig['auth']>> = {
    Basic: basic({ user: 'tje0', password: 'wrong' }),
    SoTicket: soTicket('7T:other'),
    Bearer: bearer('8A:other'),
  }

  it.each(documentedSchemes)('has the scheme %s, which our client uses and the stub knows', async (scheme) => {
    const auth = wrong[scheme] ?? expect.fail(`nothing uses ${scheme}`)
    const installation = scheme === 'Bearer' ? ({ mode: 'online', granted: true } as const) : {}
    const { request: sent, result } = await save(configOf('Authorization', scheme), installation)

    expect(fieldOf(sent, 'Authorization')?.split(' ')[0]).toBe(scheme)
    expect(E.isRight(result)).toBe(true)
    expect((await save({ auth }, installation)).result).toMatchObject(E.left({ _tag: 'NotAuthenticated' }))
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
      E.map((account) => [entityIn(account)['ErrorReason'], entityIn(account)['LastFetch']]),
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
    expect((await save({ auth }, { mode: 'online', granted: true })).response.status).toBe(200)
    expect((await save({}, { mode: 'onsite' })).response.status).toBe(200)
  })

  it('has an id that makes the difference between a new account and another state of one', async () => {
    const stub = makeStub()
    await call(saving({ EMailAddress: 'new@example.test' }), stub.answer)
    await call(saving({ EMailAccountId: 270, EMailAddress: 'changed@example.test' }), stub.answer)

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

      expect(jsonOf(await answerTo({ ...sent, body }))).toMatchObject({
        EMailAccountId: 271,
        EMailAddress: 'new@example.test',
      })
    },
  )
})
