/** A tenant over real connections: both faces over both transports, and the abort of a request of the state. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Transport } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { basic, type ClientConfig, fetchTransport } from '../../src/index.js'
import { makeClient as makePromiseClient } from '../../src/promise/index.js'
import { tenant } from '../../src/tenant/index.js'
import { undiciTransport } from '../../src/transport/undiciTransport.js'
import { clientWith } from '../support.js'
import { running, saved } from './online.js'

let server: Server
let origin: string
let at: string
let seen: Array<string>
let hangs: boolean

beforeEach(async () => {
  at = '/online2'
  seen = []
  hangs = false
  server = createServer((request, response) => {
    const { url = '', method, headers } = request
    seen.push(`${method} ${url} ${headers.authorization ?? 'without credentials'}`)
    if (hangs) return void request.socket.once('close', () => seen.push('closed'))
    request.resume()
    const isState = url === '/api/state/Cust12345'
    const body = isState ? { ...running, Endpoint: `${origin}${at}` } : saved
    response.writeHead(isState || url.startsWith(`${at}/`) ? 200 : 421, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it listens on a port
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const transports: ReadonlyArray<readonly [string, () => { send: Transport; close: () => Promise<void> }]> = [
  ['undici', () => undiciTransport()],
  ['fetch', () => ({ send: fetchTransport, close: async () => {} })],
]

const faces: ReadonlyArray<readonly [string, (config: ClientConfig) => () => Promise<number>]> = [
  [
    'a TaskEither',
    (config) => async () => {
      const outcome = await clientWith(config).saveEMailAccount({ EMailAddress: 'sales@example.test' })()
      return E.isRight(outcome) ? outcome.right.EMailAccountId : expect.fail(String(outcome.left))
    },
  ],
  [
    'a Promise',
    (config) => async () =>
      (await makePromiseClient(config).saveEMailAccount({ EMailAddress: 'sales@example.test' })).EMailAccountId,
  ],
]

const basicHeader = `Basic ${btoa('tje0:Tje0')}`
const save = (place: string) => `POST ${place}/api/v1/Agents/EMail/SaveEMailAccount ${basicHeader}`
const state = 'GET /api/state/Cust12345 without credentials'

const configOf = (transport: Transport): ClientConfig => ({
  baseUrl: tenant({ environment: 'online', contextId: 'Cust12345', host: origin }),
  auth: basic({ user: 'tje0', password: 'Tje0' }),
  transport,
})

for (const [transportName, open] of transports)
  describe(`over ${transportName}`, () => {
    it.each(faces)('a tenant is followed where it moves, with %s', async (_, saving) => {
      const { send, close } = open()
      const run = saving(configOf(send))
      expect(await run()).toBe(271)
      at = '/online3'
      expect(await run()).toBe(271)
      // `fetch` itself sends a request once more, over another connection, before it gives a 421.
      const again = transportName === 'fetch' ? [save('/online2')] : []
      expect(seen).toEqual([state, save('/online2'), save('/online2'), ...again, state, save('/online3')])
      await close()
    })

    it('the request of the state is aborted with the last call that waits for it', async () => {
      hangs = true
      const { send, close } = open()
      const client = clientWith(configOf(send))
      const outcomes = await Promise.all([50, 80].map((timeout) => client.saveEMailAccount({}, { timeout })()))
      expect(outcomes).toMatchObject([50, 80].map((timeout) => E.left({ _tag: 'TimedOut', timeout })))
      await expect.poll(() => seen, { timeout: 30_000 }).toEqual([state, 'closed'])
      await close()
    })
  })
