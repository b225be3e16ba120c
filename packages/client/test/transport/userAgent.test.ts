// The User-Agent: a table over both transports, and that of a browser.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { basic, type ClientConfig, fetchTransport } from '../../src/index.js'
import { undiciTransport } from '../../src/transport/undiciTransport.js'
import { clientWith, limits, request } from '../support.js'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

let received: IncomingMessage | null = null
const server = createServer((message, reply) => {
  received = message
  reply.writeHead(200, { 'Content-Type': 'application/json' }).end('554')
})
const undici = undiciTransport()
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
beforeEach(() => {
  vi.resetModules()
})
afterAll(async () => {
  await undici.close()
  server.closeAllConnections()
  server.close()
})

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const cases: ReadonlyArray<readonly [string, Partial<ClientConfig>]> = [
  ['the default transport', {}],
  ['undici', { transport: undici.send }],
  ['fetch', { transport: fetchTransport }],
]

describe.each(cases)('over %s', (_, config) => {
  it.each<[string, Partial<ClientConfig>, string]>([
    ['names this package and its version', {}, `so-email/${version}`],
    ['is replaced by a header of the caller', { headers: { 'User-Agent': 'my-app/1.0' } }, 'my-app/1.0'],
    ['is replaced by a header of the caller in any case', { headers: { 'user-AGENT': 'my-app/1.0' } }, 'my-app/1.0'],
  ])('the User-Agent %s', async (_, more, expected) => {
    const client = clientWith({ baseUrl: url(), auth: basic({ user: 'tje0', password: 'Tje0' }), ...config, ...more })
    await client.getCurrentAccountId()()
    await client.close()

    expect(received?.rawHeaders.filter((_, index, all) => /^user-agent$/i.test(all[index - 1] ?? ''))).toEqual([
      expected,
    ])
  })
})

it('a browser sends its own User-Agent', async () => {
  vi.doMock('#codes', () => import('../../src/transport/codes.default.js'))
  const { fetchTransport } = await import('../../src/transport/fetchTransport.js')
  await fetchTransport({ ...request, url: url() }, limits())()

  expect(received?.headers['user-agent']).toBe('node') // the platform's
})
