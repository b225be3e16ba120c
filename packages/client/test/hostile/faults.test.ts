import { either as E } from 'fp-ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { basic } from '../../src/auth/Auth.js'
import type { ClientError } from '../../src/errors/ClientError.js'
import { fetchTransport } from '../../src/transport/fetchTransport.js'
import type { OpenTransport } from '../../src/transport/OpenTransport.js'
import { undiciTransport } from '../../src/transport/undiciTransport.js'
import { clientWith } from '../support.js'
import { faults } from './faults.js'
import { hostileServer, sayAndEnd } from './server.js'

const transports: ReadonlyArray<readonly [name: string, open: () => OpenTransport]> = [
  ['undici', () => undiciTransport()],
  ['fetch', () => ({ send: fetchTransport, close: async () => {} })],
]

const account = { EMailAccountId: 270, EMailAddress: 'ops@example.test' }

const tcpHandles = () => process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP')).length

const unhandled: Array<unknown> = []
const onUnhandled = (reason: unknown) => unhandled.push(reason)
beforeEach(() => {
  unhandled.length = 0
  process.on('unhandledRejection', onUnhandled)
})
afterEach(() => {
  process.off('unhandledRejection', onUnhandled)
})

/** A call that took so long would end in another error. */
const patience = 60_000

const save = async (transport: OpenTransport, baseUrl: string, timeout = patience): Promise<ClientError | 'saved'> => {
  const client = clientWith({
    baseUrl,
    auth: basic({ user: 'tje0', password: 'Tje0' }),
    transport: transport.send,
    timeout,
    maxResponseBytes: 1024 * 1024,
    retry: false,
  })
  const answer = await client.saveEMailAccount(account)()
  return E.isLeft(answer) ? answer.left : 'saved'
}

describe.each(transports)('over %s, a server that', (_, open) => {
  test.each(faults)('$name', async ({ behaviour, onConnect, error }) => {
    const before = tcpHandles()
    const server = await hostileServer(behaviour, onConnect)
    const transport = open()

    const answer = await save(transport, server.url, error._tag === 'TimedOut' ? 300 : patience)

    expect(answer).toMatchObject(error)
    await server.quiet()
    await transport.close()
    await server.close()
    await vi.waitUntil(() => tcpHandles() <= before, 30_000)
    expect(unhandled).toEqual([])
  })

  test('refuses connections', async () => {
    const server = await hostileServer(() => {})
    await server.close()
    const transport = open()

    const answer = await save(transport, server.url)

    expect(answer).toMatchObject({ _tag: 'ConnectionFailed', cause: 'refused', sent: false })
    await transport.close()
  })

  test('does not exist', async () => {
    const transport = open()

    const answer = await save(transport, 'http://does-not-exist.invalid')

    expect(answer).toMatchObject({ _tag: 'ConnectionFailed', cause: 'dns', sent: false })
    await transport.close()
  })

  test('speaks no TLS', async () => {
    const server = await hostileServer(
      () => {},
      (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    )
    const transport = open()

    const answer = await save(transport, server.url.replace('http:', 'https:'))

    expect(answer).toMatchObject({ _tag: 'ConnectionFailed', cause: 'tls' })
    await server.quiet()
    await transport.close()
    await server.close()
  })

  test('redirects to another host: no request is sent to that host', async () => {
    const other = await hostileServer(() => {})
    const server = await hostileServer(
      sayAndEnd([
        'HTTP/1.1 307 Temporary Redirect',
        'Connection: close',
        'Content-Length: 0',
        `Location: ${other.url}/?ticket=1`,
      ]),
    )
    const transport = open()

    const answer = await save(transport, server.url)

    expect(answer).toMatchObject({
      _tag: 'NotUnderstood',
      what: 'redirect',
      status: 307,
      reason: `the answer is a redirect to ${other.url}, which is not followed`,
    })
    expect(other.requests()).toBe(0)
    await server.quiet()
    await transport.close()
    await Promise.all([server.close(), other.close()])
  })
})
