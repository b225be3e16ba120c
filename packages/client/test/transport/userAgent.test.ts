// The User-Agent and the traceparent: a table over both transports and both faces, and what a browser sends.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { basic, type CallOptions, type ClientConfig, fetchTransport } from '../../src/index.js'
import * as promise from '../../src/promise/index.js'
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
afterEach(() => {
  vi.doUnmock('#codes')
  vi.resetModules() // what was loaded with the codes of a browser is not for the files after this one
})
afterAll(async () => {
  await undici.close()
  server.closeAllConnections()
  server.close()
})

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const transports: ReadonlyArray<readonly [string, Partial<ClientConfig>]> = [
  ['the default transport', {}],
  ['undici', { transport: undici.send }],
  ['fetch', { transport: fetchTransport }],
]

const faces: Readonly<Record<string, (config: ClientConfig, options?: CallOptions) => Promise<void>>> = {
  'a TaskEither': async (config, options) => {
    const client = clientWith(config)
    await client.getCurrentAccountId(undefined, options)()
    await client.close()
  },
  'a Promise': async (config, options) => {
    const client = promise.makeClient(config)
    await client.getCurrentAccountId(undefined, options)
    await client.close()
  },
}

const cases = transports.flatMap(([name, config]) =>
  Object.entries(faces).map(([face, call]) => [name, face, config, call] as const),
)

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

describe.each(cases)('over %s, with %s', (_name, _face, config, call) => {
  const base = () => ({ baseUrl: url(), auth: basic({ user: 'tje0', password: 'Tje0' }), ...config })

  it.each<[string, Partial<ClientConfig>, CallOptions | undefined, string | undefined]>([
    ['none', {}, undefined, undefined],
    ['that of a client', { traceparent }, undefined, traceparent],
    ['that of a call', {}, { traceparent: () => traceparent }, traceparent],
  ])('the traceparent is %s', async (_, more, options, expected) => {
    await call({ ...base(), ...more }, options)

    expect(received?.headers['traceparent']).toBe(expected)
  })

  it.each(['Accept-Encoding', 'accept-ENCODING'])('the encodings of a caller are the only ones: %s', async (name) => {
    await call({ ...base(), headers: { [name]: 'identity' } })

    expect(received?.rawHeaders.filter((_, index, all) => /^accept-encoding$/i.test(all[index - 1] ?? ''))).toEqual([
      'identity',
    ])
  })

  it.each<[string, Partial<ClientConfig>, string]>([
    ['names this package and its version', {}, `so-email/${version}`],
    ['is replaced by a header of the caller', { headers: { 'User-Agent': 'my-app/1.0' } }, 'my-app/1.0'],
    ['is replaced by a header of the caller in any case', { headers: { 'user-AGENT': 'my-app/1.0' } }, 'my-app/1.0'],
  ])('the User-Agent %s', async (_, more, expected) => {
    await call({ ...base(), ...more })

    expect(received?.rawHeaders.filter((_, index, all) => /^user-agent$/i.test(all[index - 1] ?? ''))).toEqual([
      expected,
    ])
  })
})

it('a browser sends its own User-Agent', async () => {
  vi.resetModules()
  vi.doMock('#codes', () => import('../../src/transport/codes.default.js'))
  const { fetchTransport } = await import('../../src/transport/fetchTransport.js')
  await fetchTransport({ ...request, url: url() }, limits())()

  expect(received?.headers['user-agent']).toBe('node') // the platform's
})
