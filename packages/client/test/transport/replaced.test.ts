// Whose requests a program changes that replaces what all of its libraries share: those of `fetchTransport`, and of no pool.
import { getGlobalDispatcher, MockAgent, setGlobalDispatcher } from 'undici'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { basic, makeClient } from '../../src/promise/index.js'
import { fetchTransport } from '../../src/transport/fetchTransport.js'
import { type HostileServer, hostileServer, say } from '../hostile/server.js'

let server: HostileServer
const usual = getGlobalDispatcher()
beforeEach(async () => {
  server = await hostileServer(say(['HTTP/1.1 200 OK', 'Content-Type: application/json', 'Content-Length: 3'], '270'))
})
afterEach(async () => {
  vi.unstubAllGlobals()
  setGlobalDispatcher(usual)
  await server.close()
})

test.each<readonly [string, () => unknown]>([
  ['the global fetch', () => vi.stubGlobal('fetch', async () => Response.json(5))],
  [
    "undici's global dispatcher",
    () => {
      const agent = new MockAgent()
      const headers = { 'content-type': 'application/json' }
      agent.get(server.url).intercept({ path: /./, method: 'POST' }).reply(200, '5', { headers })
      setGlobalDispatcher(agent)
    },
  ],
])('%s is that of fetchTransport, and not of the connections of a client', async (_, replace) => {
  replace()
  const config = { baseUrl: server.url, auth: basic({ user: 'tje0', password: 'Tje0' }) }
  const client = makeClient(config)
  expect(await client.getCurrentAccountId()).toBe(270)
  expect(await makeClient({ ...config, transport: fetchTransport }).getCurrentAccountId()).toBe(5)
  await client.close()
})
