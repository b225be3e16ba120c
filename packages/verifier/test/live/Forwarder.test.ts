/** The forwarder holds real credentials, so it responds only to a client that knows its URL. */
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { either as E } from 'fp-ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

it('the secrets are new each time, and that of the states is another one', async () => {
  const other = await startForwarder(site.url, { credentials, readOnly: false }, () => false)
  const secrets = [forwarder.url, forwarder.statesUrl, other.url, other.statesUrl].map((url) => new URL(url).pathname)
  await other.close()

  expect(new Set(secrets).size).toBe(4)
  for (const secret of secrets) expect(secret).toMatch(/^\/[\da-f]{48}$/)
})

it.each(['TestAuthenticate', 'authenticateIncoming', 'Sync%45mailAccount', 'SyncEmailAccounts'])(
  'with mailServers only, %s is sent, for which the server logs in to a mail server',
  async (name) => {
    const [without, told] = await Promise.all(
      [false, true].map((mailServers) =>
        startForwarder(site.url, { credentials, readOnly: false, mailServers }, () => false),
      ),
    )
    const path = read.replace('GetCurrentAccountId', name)
    const before = site.requests.length
    const statuses = [
      await send(`${without?.url}${path}`),
      site.requests.length - before,
      await send(`${told?.url}${path}`),
    ]
    await without?.close()
    await told?.close()

    expect(statuses).toEqual([0, 0, 404]) // the server of this test does not know the operation
    expect(without?.problems()).toEqual(['a request to log in to a mail server was not sent'])
  },
)

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
