// What a proxy of the environment may do to a call, over real sockets.
import type { Socket } from 'node:net'
import { either as E } from 'fp-ts'
import * as undici from 'undici'
import { afterEach, describe, expect, it, test, vi } from 'vitest'
import { basic } from '../../src/auth/Auth.js'
import { undiciTransport } from '../../src/transport/undiciTransport.js'
import { type Behaviour, type HostileServer, hostileServer, say, sayAndEnd } from '../hostile/server.js'
import { clientWith } from '../support.js'

const saved = JSON.stringify({ EMailAccountId: 271 })

const behind = async (
  proxy: HostileServer,
  baseUrl: string,
  environment: Readonly<Record<string, string>> = {},
  timeout = 60_000,
) => {
  for (const name of ['http_proxy', 'https_proxy']) vi.stubEnv(name, proxy.url)
  vi.stubEnv('no_proxy', '')
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const retry = { attempts: 3, baseDelay: 0 }
  const client = clientWith({ baseUrl, auth: basic({ user: 'tje0', password: 'Tje0' }), retry, timeout })
  const answer = await client.saveEMailAccount({ EMailAccountId: 271 })()
  await client.close()
  await proxy.quiet()
  return answer
}

const closing: Array<() => Promise<unknown>> = []
afterEach(async () => {
  vi.unstubAllEnvs()
  vi.doUnmock('undici')
  for (const close of closing.splice(0)) await close()
})

const opened = async (behaviour: Behaviour, onConnect?: Behaviour) => {
  const server = await hostileServer(behaviour, onConnect)
  closing.push(server.close)
  return server
}

const tunnelThen =
  (then: (socket: Socket) => void): Behaviour =>
  (socket) => {
    say(['HTTP/1.1 200 Connection Established'])(socket)
    setTimeout(() => then(socket), 10)
  }

interface Fault {
  readonly name: string
  readonly behaviour: Behaviour
  readonly onConnect?: Behaviour
}

const faults: ReadonlyArray<Fault> = [
  { name: 'hangs up instead of making a tunnel', behaviour: (socket) => socket.end() },
  { name: 'resets instead of making a tunnel', behaviour: (socket) => socket.resetAndDestroy() },
  { name: 'hangs up at once', behaviour: () => {}, onConnect: (socket) => socket.destroy() },
  { name: 'refuses to make a tunnel', behaviour: sayAndEnd(['HTTP/1.1 403 Forbidden', 'Content-Length: 0']) },
  { name: 'wants to know who asks', behaviour: sayAndEnd(['HTTP/1.1 407 Who Asks', 'Content-Length: 0']) },
  { name: 'answers garbage', behaviour: (socket) => socket.end('lorem ipsum\r\n\r\n') },
  { name: 'makes a tunnel and hangs up', behaviour: tunnelThen((socket) => socket.end()) },
  { name: 'makes a tunnel and resets it', behaviour: tunnelThen((socket) => socket.resetAndDestroy()) },
]

describe('a call through a proxy that', () => {
  test.each(faults)('$name ends, and nothing was sent', async ({ behaviour, onConnect }) => {
    const proxy = await opened(behaviour, onConnect)
    const answer = await behind(proxy, 'https://does-not-exist.invalid')
    expect(answer).toMatchObject(E.left({ _tag: 'ConnectionFailed', sent: false }))
    expect(proxy.requests()).toBeLessThanOrEqual(3) // as many as there are attempts
  })

  test.each<readonly [string, Behaviour]>([
    ['says nothing', () => {}],
    ['makes a tunnel to nowhere', say(['HTTP/1.1 200 Connection Established'])],
  ])('%s ends when its time is up', async (_, behaviour) => {
    const answer = await behind(await opened(behaviour), 'https://does-not-exist.invalid', {}, 300)
    expect(answer).toMatchObject(E.left({ _tag: 'TimedOut' }))
  })
})

describe('a pool behind a proxy', () => {
  const auth = basic({ user: 'tje0', password: 'Tje0' })

  it('opens no more connections than it may', async () => {
    let connections = 0
    const proxy = await opened(say(['HTTP/1.1 400 Bad Request', 'Content-Length: 0']), () => {
      connections += 1
    })
    vi.stubEnv('http_proxy', proxy.url)
    vi.stubEnv('no_proxy', '')
    const { send, close } = undiciTransport({ connections: 2 })
    const client = clientWith({ baseUrl: 'http://does-not-exist.invalid', auth, transport: send })
    await Promise.all(Array.from({ length: 6 }, () => client.getCurrentAccountId()()))
    await close()
    expect([proxy.requests(), connections]).toEqual([6, 2])
  })

  it('waits for a tunnel as long as for a connection, and then nothing was sent', async () => {
    class Hasty extends undici.Pool {
      constructor(origin: string | URL, options: undici.Pool.Options) {
        super(origin, options.headersTimeout === 10_000 ? { ...options, headersTimeout: 10 } : options)
      }
    }
    vi.doMock('undici', () => ({ ...undici, Pool: Hasty }))
    const proxy = await opened(() => {})
    vi.stubEnv('https_proxy', proxy.url)
    vi.stubEnv('no_proxy', '')
    const { send, close } = undiciTransport()
    const client = clientWith({ baseUrl: 'https://does-not-exist.invalid', auth, transport: send, retry: false })
    expect(await client.saveEMailAccount({})()).toMatchObject(E.left({ _tag: 'ConnectionFailed', sent: false }))
    await close()
  })
})

describe('NO_PROXY', () => {
  const server = () =>
    opened(sayAndEnd(['HTTP/1.1 200 OK', 'Connection: close', 'Content-Type: application/json'], saved))

  it.each(['127.0.0.1', '*', 'other.test,127.0.0.1'])(
    'of %s keeps a call to 127.0.0.1 from the proxy',
    async (names) => {
      const proxy = await opened((socket) => socket.destroy())
      const target = await server()
      await behind(proxy, target.url, { no_proxy: names })
      expect([proxy.requests(), target.requests()]).toEqual([0, 1])
    },
  )

  it('of another host does not', async () => {
    const proxy = await server()
    const target = await server()
    await behind(proxy, target.url, { no_proxy: 'other.test' })
    expect([proxy.requests(), target.requests()]).toEqual([1, 0])
  })
})

describe('a proxy that is none', () => {
  it.each([
    'http://user:s3cret@bad host:80',
    'proxy.test:8080',
    'http://user:%zz@proxy.test:80',
    'socks5://user:s3cret@127.0.0.1:1080',
    ' SOCKS://127.0.0.1:1080',
  ])('as %s ends a call before anything is sent, is not shown, and lets the client be closed', async (url) => {
    const target = await opened(sayAndEnd(['HTTP/1.1 200 OK', 'Connection: close']))
    vi.stubEnv('http_proxy', url)
    vi.stubEnv('no_proxy', '')
    const auth = basic({ user: 'tje0', password: 'Tje0' })
    const client = clientWith({ baseUrl: target.url, auth, retry: { baseDelay: 0 } })

    expect(await client.saveEMailAccount({ EMailAccountId: 271 })()).toMatchObject(
      E.left({
        _tag: 'ConnectionFailed',
        cause: 'other',
        sent: false,
        message: 'HTTP_PROXY or HTTPS_PROXY is not the URL of an HTTP proxy',
      }),
    )
    expect(await client.close()).toBe(undefined)
    expect(target.requests()).toBe(0)
  })
})
