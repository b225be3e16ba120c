/** The forwarder holds real credentials, so it responds only to a client that knows its URL. */
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { either as E } from 'fp-ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unusedId } from '../../src/account/unusedId.js'
import { type Credentials, credentialsFrom } from '../../src/live/Credentials.js'
import { type Forwarder, startForwarder } from '../../src/live/Forwarder.js'
import { publishedCredentials } from '../../src/live/publishedCredentials.js'
import { startFieldServer } from '../field/FieldServer.js'

const credentials = E.getOrElse((reason: string): Credentials => expect.fail(reason))(
  credentialsFrom({ SUPEROFFICE_TOKEN: '8A:planted' }),
)
const read = '/api/v1/Agents/EMail/GetCurrentAccountId'

let site: Awaited<ReturnType<typeof startFieldServer>>
let forwarder: Forwarder
beforeAll(async () => {
  site = await startFieldServer()
  forwarder = await startForwarder(site.url, { credentials, readOnly: false }, () => false)
})
afterAll(async () => {
  await forwarder.close()
  await site.close()
})

/** The status of a response; 0 for a connection that breaks. */
const send = (url: string, headers: Readonly<Record<string, string>> = {}, body = '', path?: string): Promise<number> =>
  new Promise((resolve) => {
    const sent = httpRequest(url, { method: 'POST', headers, agent: false, ...(path === undefined ? {} : { path }) })
    sent.once('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.once('error', () => resolve(0))
    sent.end(body)
  })

const state = JSON.stringify({ action: 'setup', state: 'an account exists' })
const originOf = (url: string) => new URL(url).origin
const wrongSecret = (url: string) => url.replace(/.$/, (last) => (last === '0' ? '1' : '0'))

/** Requests to `path` of a server with a secret, which its URL ends with. */
const strangers = (url: string, path: string): ReadonlyArray<readonly [string, Parameters<typeof send>]> => [
  ['without the secret', [originOf(url) + path, {}, state]],
  ['with the root as its path', [originOf(url), {}, state]],
  ['with the path of earlier versions', [`${originOf(url)}/_states`, {}, state]],
  ['with a wrong secret', [wrongSecret(url) + path, {}, state]],
  ['with a part of the secret', [url.slice(0, -1) + path, {}, state]],
  ['with the secret in another case', [originOf(url) + new URL(url).pathname.toUpperCase() + path, {}, state]],
  ['with the secret in the query', [`${originOf(url)}${path}?${new URL(url).pathname}`, {}, state]],
  ['for another host', [url + path, { Host: 'example.test' }, state]],
  ['for another name of this machine', [url + path, { Host: `localhost:${new URL(url).port}` }, state]],
  ['of a page', [url + path, { Origin: 'https://example.test' }, state]],
  ['of a page without an origin', [url + path, { Origin: 'null' }, state]],
  ['of a page that hides its origin', [url + path, { 'Sec-Fetch-Site': 'cross-site' }, state]],
  ['for another server', [url, {}, state, `http://example.test${new URL(url).pathname}${path}`]],
  ['for another server behind the secret', [url, {}, state, `${new URL(url).pathname}@example.test${path}`]],
]

describe.each([
  ['a request', () => forwarder.url, read],
  ['a request for a state', () => forwarder.statesUrl, ''],
] as const)('%s', (_what, urlOf, path) => {
  it('has a response', async () => {
    expect(
      await send(urlOf() + path, { Authorization: publishedCredentials.authorization }, path === '' ? state : ''),
    ).toBe(200)
    expect(site.requests.at(-1)?.authorization).toBe(`Bearer 8A:planted`)
    await forwarder.accounts.removeAll()
  })

  it('has none where it comes from a stranger, and nothing is sent to the server', async () => {
    const before = site.requests.length
    for (const [name, args] of strangers(urlOf(), path)) expect([name, await send(...args)]).toEqual([name, 0])
    expect(site.requests.length).toBe(before)
  })

  it('has none where it names two hosts', async () => {
    const before = site.requests.length
    const { port, pathname, host } = new URL(urlOf())
    const text = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(
          `POST ${pathname}${path} HTTP/1.1\r\nHost: ${host}\r\nHost: example.test\r\nContent-Length: 0\r\n\r\n`,
        ),
      )
      let received = ''
      socket.on('data', (chunk) => {
        received += chunk
      })
      socket.once('error', () => resolve(received))
      socket.once('close', () => resolve(received))
    })

    expect(text).not.toContain('200')
    expect(site.requests.length).toBe(before)
  })
})

it.each([
  ['of its own, where the request has none', {}, 'so-email-verify'],
  ['that the request has', { 'user-agent': 'a-client/1' }, 'a-client/1'],
])('a request reaches the server with a User-Agent %s', async (_which, headers, userAgent) => {
  expect(await send(forwarder.url + read, headers)).toBe(200)
  expect(site.requests.at(-1)?.userAgent).toBe(userAgent)
})

it('the secrets are new each time, and that of the states is another one', async () => {
  const other = await startForwarder(site.url, { credentials, readOnly: false }, () => false)
  const secrets = [forwarder.url, forwarder.statesUrl, other.url, other.statesUrl].map((url) => new URL(url).pathname)
  await other.close()

  expect(new Set(secrets).size).toBe(4)
  for (const secret of secrets) expect(secret).toMatch(/^\/[\da-f]{48}$/)
})

describe('with mailServers', () => {
  const login = JSON.stringify({
    ConnectionInfo: { ServerName: 'mail.example.test', UserName: 'ops', Password: 'x', Folder: null, UseSSL: true },
  })
  const due = (AccountId: unknown) => ({ AccountId, AssociateName: 'tje0', AssociateId: 244 })
  const one = (AccountId: unknown) => JSON.stringify({ SyncUserAccount: due(AccountId) })
  const some = (...ids: ReadonlyArray<unknown>) => JSON.stringify({ SyncUserAccounts: ids.map(due) })
  const pathTo = (name: string) => read.replace('GetCurrentAccountId', name)
  const asJson = { 'Content-Type': 'application/json' }

  it.each([
    ['TestAuthenticate', ''],
    ['authenticateIncoming', login],
    ['Sync%45mailAccount', one(unusedId)],
    ['SyncEmailAccounts', some(unusedId)],
  ])('only, %s is sent, for which the server logs in to a mail server', async (name, body) => {
    const [without, told] = await Promise.all(
      [false, true].map((mailServers) =>
        startForwarder(site.url, { credentials, readOnly: false, mailServers }, () => false),
      ),
    )
    const before = site.requests.length
    const headers = body === '' ? {} : asJson
    const statuses = [
      await send(`${without?.url}${pathTo(name)}`, headers, body),
      site.requests.length - before,
      await send(`${told?.url}${pathTo(name)}`, headers, body),
    ]
    await without?.close()
    await told?.close()

    expect(statuses).toEqual([0, 0, 404]) // the server of this test does not know the operation
    expect(without?.problems()).toEqual(['a request to log in to a mail server was not sent'])
  })

  it.each([
    ['SyncEmailAccount', one(12)],
    ['syncemailaccount', one(12)],
    ['SyncEmailAccount', one(0)],
    ['SyncEmailAccount', one(null)],
    ['SyncEmailAccount', one('12')],
    ['SyncEmailAccount', `{"SyncUserAccount":{"AccountId":${unusedId},"accountId":12}}`],
    ['SyncEmailAccount?AccountId=12', one(unusedId)],
    ['SyncEmailAccount', ''],
    ['SyncEmailAccounts', some(12)],
    ['SyncEmailAccounts', some(unusedId, 12)],
    ['SyncEmailAccounts', some()],
    ['TestAuthenticate', one(12)],
    ['AuthenticateIncoming', one(12)],
  ])('a request that may write another account is not sent: %s %s', async (name, body) => {
    const told = await startForwarder(site.url, { credentials, readOnly: false, mailServers: true }, () => false)
    const before = site.requests.length
    const status = await send(`${told.url}${pathTo(name)}`, asJson, body)
    await told.close()

    expect([status, site.requests.length - before]).toEqual([0, 0])
    expect(told.problems()).toEqual(['a request that may write an account which was not created here was not sent'])
  })

  it('an account that was created here is synchronised', async () => {
    const told = await startForwarder(site.url, { credentials, readOnly: false, mailServers: true }, () => false)
    const { id } = E.getOrElseW((reason: string) => expect.fail(reason))(await told.accounts.create())
    const sent = [
      await send(`${told.url}${pathTo('SyncEmailAccount')}`, asJson, one(id)),
      await send(`${told.url}${pathTo('SyncEmailAccounts')}`, asJson, some(id)),
    ]
    await told.accounts.removeAll()
    await told.close()

    expect(sent).toEqual([404, 404])
    expect(told.problems()).toEqual([])
  })
})

it('with readOnly, no state and no request that may write is sent', async () => {
  const readOnly = await startForwarder(site.url, { credentials, readOnly: true }, () => false)
  const before = site.requests.length
  const save = read.replace('GetCurrentAccountId', 'SaveEMailAccount')

  expect(await send(readOnly.statesUrl, {}, state)).toBe(500)
  expect(await send(readOnly.url + save, { 'Content-Type': 'application/json' }, '{"EMailAccountId":0}')).toBe(0)
  expect(await send(readOnly.url + read, { 'X-HTTP-Method-Override': 'DELETE' })).toBe(0)
  expect(await send(readOnly.url + read, { 'Transfer-Encoding': 'chunked' }, '{"EMailAccountId":12}')).toBe(0)
  expect(site.requests.length).toBe(before)
  expect(await send(readOnly.url + read, { 'Transfer-Encoding': 'chunked' })).toBe(200)
  expect(readOnly.problems()).toEqual([
    'the state "an account exists" would write',
    'a request that may write was not sent',
  ])
  await readOnly.close()
})
