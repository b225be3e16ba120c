import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { EMailAccount } from '@so-email/codecs'
import type { HttpRequest, Transport } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { basic, bearer, soTicket } from '../src/auth/Auth.js'
import type { ClientEvent } from '../src/events/ClientEvent.js'
import type { ClientConfig } from '../src/settings/ClientConfig.js'
import { fetchTransport } from '../src/transport/fetchTransport.js'
import { hostileServer, sayAndEnd } from './hostile/server.js'
import { account, answers, clientWith, disconnected, notConnected, type Outcome, response } from './support.js'

const saved = account(271)

const ok: Outcome = E.right(response(200, saved))

const create = { EMailAddress: 'sales@example.test', AssociateId: 244 }
const update = { ...create, EMailAccountId: 271 }

const config = (more: Partial<ClientConfig> = {}): ClientConfig => ({
  baseUrl: 'https://host.test',
  auth: basic({ user: 'tje0', password: 'Tje0' }),
  retry: { baseDelay: 0 },
  ...more,
})

/** A transport that gives these outcomes, the last of them for ever, and keeps the requests. */
const scripted = (...outcomes: ReadonlyArray<Outcome>) => {
  const requests: Array<HttpRequest> = []
  const transport = ((request) => async () => {
    requests.push(request)
    return outcomes[Math.min(requests.length, outcomes.length) - 1]
  }) as Transport // the outcomes are those of a transport
  return { transport, requests }
}

const headersOf = ({ headers }: HttpRequest) => Object.fromEntries(headers)

const closing: Array<() => Promise<unknown>> = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe('a call', () => {
  it('gives what the operation answers', async () => {
    const { transport } = scripted(ok)
    expect(await clientWith(config({ transport })).saveEMailAccount(create)()).toEqual(EMailAccount.decode(saved))
  })

  it('does nothing before it is run, and everything again when it is run again', async () => {
    const { transport, requests } = scripted(ok)
    const task = clientWith(config({ transport })).saveEMailAccount(update)
    expect(requests.length).toBe(0)
    await task()
    await task()
    expect(requests.length).toBe(2)
  })

  it('may have its own options', async () => {
    const { transport, requests } = scripted(ok)
    const client = clientWith(config({ transport, language: 'sv', headers: { 'X-A': 'client' } }))
    await client.saveEMailAccount(create, {
      baseUrl: 'https://other.test',
      auth: soTicket('7T:abc'),
      language: 'no',
      headers: { 'x-a': 'call' },
    })()
    await client.saveEMailAccount(create)()
    expect(requests.map((each) => [each.url, headersOf(each)])).toEqual([
      [
        'https://other.test/api/v1/Agents/EMail/SaveEMailAccount',
        {
          Authorization: 'SoTicket 7T:abc',
          Accept: 'application/json; charset=utf-8',
          'Accept-Language': 'no',
          'Content-Type': 'application/json; charset=utf-8',
          'x-a': 'call',
        },
      ],
      [
        'https://host.test/api/v1/Agents/EMail/SaveEMailAccount',
        {
          Authorization: 'Basic dGplMDpUamUw',
          Accept: 'application/json; charset=utf-8',
          'Accept-Language': 'sv',
          'Content-Type': 'application/json; charset=utf-8',
          'X-A': 'client',
        },
      ],
    ])
  })

  it('is ended by its signal', async () => {
    const controller = new AbortController()
    const transport: Transport = () => () => new Promise(() => {})
    const answer = clientWith(config({ transport })).saveEMailAccount(create, { signal: controller.signal })()
    controller.abort()
    expect(await answer).toMatchObject(E.left({ _tag: 'Aborted' }))
  })

  it('that ran out of time waiting for credentials spoils nothing for the next one', async () => {
    const { transport } = scripted(ok)
    let asked = 0
    const auth = bearer(() => (asked++ === 0 ? new Promise(() => {}) : Promise.resolve(E.right('8A:abc'))))
    const client = clientWith(config({ transport, auth, timeout: 50 }))
    expect(await client.saveEMailAccount(create)()).toMatchObject(E.left({ _tag: 'TimedOut' }))
    expect(await client.saveEMailAccount(create, { timeout: 60_000 })()).toEqual(E.right(saved))
  })

  it('has one time for everything, retries and pauses included', async () => {
    const { transport, requests } = scripted(disconnected)
    const retry = { attempts: 1000, baseDelay: 20, maxDelay: 20 }
    const answer = await clientWith(config({ transport, retry, timeout: 100 })).saveEMailAccount(update)()
    expect(E.isLeft(answer)).toBe(true)
    // As many pauses as there is time for, and not a thousand.
    expect(requests.length).toBeLessThan(100)
  })
})

describe('an update', () => {
  it('is sent again when the connection broke', async () => {
    const { transport, requests } = scripted(disconnected, answers(503), ok)
    expect(await clientWith(config({ transport })).saveEMailAccount(update)()).toEqual(E.right(saved))
    expect(requests.length).toBe(3)
  })

  it('is read only when its request is written, however often that is sent', async () => {
    const sent: Array<number> = []
    for (let reads = 0; reads < 6; reads++) {
      let left = reads
      const input = {
        ...create,
        get EMailAccountId(): number {
          if (left-- === 0) throw new Error('read too often')
          return 271
        },
      }
      const { transport, requests } = scripted(answers(503))
      await clientWith(config({ transport })).saveEMailAccount(input)()
      sent.push(requests.length)
    }
    expect(sent.filter((times) => times > 0).every((times) => times === 3)).toBe(true)
    expect(sent.at(-1)).toBe(3)
  })

  it('is not sent again where retrying is off', async () => {
    const { transport, requests } = scripted(disconnected)
    await clientWith(config({ transport, retry: false })).saveEMailAccount(update)()
    expect(requests.length).toBe(1)
  })
})

describe('a new account', () => {
  it.each([
    ['undici', undefined],
    ['fetch', fetchTransport],
  ])('is created once over %s, although the server stores it and then cuts the connection', async (_, transport) => {
    const stored: Array<string> = []
    const server = await hostileServer((socket) => {
      stored.push('sales@example.test')
      socket.resetAndDestroy()
    })
    closing.push(server.close)
    const given = transport === undefined ? {} : { transport }
    const client = clientWith(config({ baseUrl: server.url, retry: { attempts: 5, baseDelay: 0 }, ...given }))
    closing.push(client.close)

    const answer = await client.saveEMailAccount(create)()

    expect(answer).toMatchObject(E.left({ _tag: 'ConnectionFailed', sent: true }))
    expect(stored).toEqual(['sales@example.test'])
    const again = await client.saveEMailAccount({ ...create, EMailAccountId: 271 })()
    expect(again).toMatchObject(E.left({ _tag: 'ConnectionFailed' }))
    expect(stored.length).toBe(1 + 5) // what may be repeated is repeated by the same client
  })

  it.each([429, 502, 503, 504])('is not sent again after %d', async (status) => {
    const { transport, requests } = scripted(answers(status))
    await clientWith(config({ transport })).saveEMailAccount(create)()
    expect(requests.length).toBe(1)
  })

  it('is sent again if it never left, and after a refresh of the credentials', async () => {
    const { transport, requests } = scripted(notConnected, answers(401), ok)
    let given = 0
    const auth = bearer(async () => E.right(`token-${++given}`))
    expect(await clientWith(config({ transport, auth })).saveEMailAccount(create)()).toEqual(E.right(saved))
    expect(requests.map((each) => headersOf(each)['Authorization'])).toEqual([
      'Bearer token-1',
      'Bearer token-1',
      'Bearer token-2',
    ])
  })
})

describe('two clients', () => {
  it('never see the credentials of each other, nor a setting', async () => {
    const { transport, requests } = scripted(ok)
    const one = clientWith(config({ transport, auth: soTicket('7T:one'), appToken: 'app-one' }))
    const two = clientWith(config({ transport, baseUrl: 'https://two.test', auth: soTicket('7T:two') }))
    await Promise.all([one, two, one].map((client) => client.saveEMailAccount(create)()))
    const sent = requests.map((each) => [
      new URL(each.url).host,
      headersOf(each)['Authorization'],
      headersOf(each)['SO-AppToken'],
    ])
    expect(sent.sort()).toEqual([
      ['host.test', 'SoTicket 7T:one', 'app-one'],
      ['host.test', 'SoTicket 7T:one', 'app-one'],
      ['two.test', 'SoTicket 7T:two', undefined],
    ])
  })

  it('run a source of credentials each for itself', async () => {
    const { transport } = scripted(ok)
    let asked = 0
    const auth = bearer(async () => E.right(`token-${++asked}`))
    const clients = [clientWith(config({ transport, auth })), clientWith(config({ transport, auth }))]
    for (const client of [...clients, ...clients]) await client.saveEMailAccount(create)()
    expect(asked).toBe(2)
  })
})

describe('events', () => {
  const names = (events: ReadonlyArray<ClientEvent>) =>
    events.map(({ _tag, call, attempt }) => `${_tag} ${call}.${attempt}`)

  it('report every attempt of every call', async () => {
    const events: Array<ClientEvent> = []
    const { transport } = scripted(disconnected, answers(503), ok, answers(404))
    const client = clientWith(config({ transport, onEvent: (event) => events.push(event) }))
    await client.saveEMailAccount(update)()
    await client.saveEMailAccount(update)()
    expect(names(events)).toEqual([
      'Request 1.1',
      'Retry 1.1',
      'Request 1.2',
      'Response 1.2',
      'Retry 1.2',
      'Request 1.3',
      'Response 1.3',
      'Request 2.1',
      'Response 2.1',
      'Failure 2.1',
    ])
    expect(events.filter(({ _tag }) => _tag === 'Retry')).toMatchObject([
      { reason: 'Disconnected' },
      { reason: 'status 503' },
    ])
    // A failure shows the request as it was sent, credentials included, though not what they are.
    expect(events.at(-1)?.request).toEqual(events[0]?.request)
    expect(events[0]?.request).toEqual({
      operation: 'SaveEMailAccount',
      method: 'POST',
      url: 'https://host.test/api/v1/Agents/EMail/SaveEMailAccount',
      headers: [
        ['Authorization', '<redacted>'],
        ['Accept', 'application/json; charset=utf-8'],
        ['Content-Type', 'application/json; charset=utf-8'],
      ],
    })
  })

  it('never break a call, whatever their receiver does', async () => {
    const unhandled: Array<unknown> = []
    const onUnhandled = (reason: unknown) => unhandled.push(reason)
    process.on('unhandledRejection', onUnhandled)
    const { transport } = scripted(ok)
    const throwing = clientWith(config({ transport, onEvent: () => expect.fail('thrown') }))
    const rejecting = clientWith(config({ transport, onEvent: async () => expect.fail('rejected') }))
    expect(await throwing.saveEMailAccount(update)()).toEqual(E.right(saved))
    expect(await rejecting.saveEMailAccount(update)()).toEqual(E.right(saved))
    await new Promise((resolve) => setTimeout(resolve, 5))
    process.off('unhandledRejection', onUnhandled)
    expect(unhandled).toEqual([])
  })
})

describe('connections', () => {
  const listening = async () => {
    let connections = 0
    let open = 0
    const server = createServer((_, answer) => {
      answer.setHeader('Content-Type', 'application/json; charset=utf-8').end(JSON.stringify(saved))
    })
    server.on('connection', (socket) => {
      connections += 1
      open += 1
      socket.on('close', () => (open -= 1))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => new Promise((resolve) => server.close(resolve)))
    const { port } = server.address() as AddressInfo // a TCP server's address is never a string
    return { baseUrl: `http://127.0.0.1:${port}`, connections: () => connections, open: () => open }
  }

  it('are kept from call to call, and released by close', async () => {
    const server = await listening()
    const client = clientWith(config({ baseUrl: server.baseUrl }))
    for (let i = 0; i < 10; i++) expect(await client.saveEMailAccount(update)()).toEqual(E.right(saved))
    // Not 1: an answer is given before undici has put its connection back.
    expect(server.connections()).toBeLessThanOrEqual(2)
    await client.close()
    await vi.waitUntil(() => server.open() === 0, 30_000)
  })

  it('are not opened again by a client that is closed', async () => {
    const server = await listening()
    const events: Array<ClientEvent> = []
    const client = clientWith(config({ baseUrl: server.baseUrl, onEvent: (event) => events.push(event) }))
    await client.saveEMailAccount(update)()
    await client.close()
    expect(await client.saveEMailAccount(update)()).toMatchObject(
      E.left({ _tag: 'ConnectionFailed', cause: 'closed', sent: false, message: 'the client is closed' }),
    )
    expect(events.map(({ _tag }) => _tag)).toEqual(['Request', 'Response', 'Failure'])
    await client.close()
  })

  it('are none where nothing was called', async () => {
    await clientWith(config()).close()
  })

  it('go through the proxy of the environment', async () => {
    const proxy = await hostileServer(
      sayAndEnd(['HTTP/1.1 200 OK', 'Connection: close', 'Content-Type: application/json'], JSON.stringify(saved)),
    )
    closing.push(proxy.close)
    vi.stubEnv('http_proxy', proxy.url)
    vi.stubEnv('no_proxy', '')
    const client = clientWith(config({ baseUrl: 'http://does-not-exist.invalid', retry: false, timeout: 60_000 }))
    closing.push(client.close)
    const answer = await client.saveEMailAccount(update)()
    vi.unstubAllEnvs()
    expect(proxy.requests()).toBe(1)
    expect(E.isRight(answer) || answer).toBe(true)
  })
})
