/** What a caller decides about retries, and credentials that expire: a table over both transports and both faces. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getCurrentAccountId, saveEMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { bearer, type ClientConfig, fetchTransport, makeClientOf } from '../src/index.js'
import * as promise from '../src/promise/index.js'
import { undiciTransport } from '../src/transport/undiciTransport.js'

/** The statuses of the next responses, and the credentials that were received. */
let statuses: Array<number> = []
let received: Array<string | undefined> = []
const server = createServer((message, reply) => {
  received.push(message.headers.authorization)
  reply.writeHead(statuses.shift() ?? 200, { 'Content-Type': 'application/json' }).end('554')
})
const undici = undiciTransport()
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
beforeEach(() => {
  statuses = []
  received = []
})
afterEach(() => vi.useRealTimers())
afterAll(async () => {
  await undici.close()
  server.closeAllConnections()
  server.close()
})

const chosen = { getCurrentAccountId, saveEMailAccount }

/** The calls of one client, whose outcomes do not matter. */
const faces = {
  'a TaskEither': (config: ClientConfig) => {
    const client = E.getOrElseW(() => expect.fail())(makeClientOf(chosen)(config))
    return { read: () => client.getCurrentAccountId()(), create: () => client.saveEMailAccount({})() }
  },
  'a Promise': (config: ClientConfig) => {
    const client = promise.makeClientOf(chosen)(config)
    return {
      read: () => client.getCurrentAccountId().catch(() => null),
      create: () => client.saveEMailAccount({}).catch(() => null),
    }
  },
}

const cases = Object.entries({ undici: undici.send, fetch: fetchTransport }).flatMap(([name, transport]) =>
  Object.entries(faces).map(([face, make]) => [name, face, transport, make] as const),
)

describe.each(cases)('over %s, with %s', (_name, _face, transport, make) => {
  const clientOf = (more: Partial<ClientConfig>) =>
    make({
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      auth: bearer('a'),
      transport,
      ...more,
    })

  it.each([
    ['a read is sent again where the caller decides so', true, [500], 'read', 2],
    ['a read is not sent again where the caller decides so', false, [503], 'read', 1],
    ['a create is not sent again, whatever the caller decides', true, [503], 'create', 1],
  ] as const)('%s', async (_, decided, given, call, requests) => {
    statuses = [...given]
    await clientOf({ retry: { baseDelay: 0, when: () => decided } })[call]()

    expect(received).toHaveLength(requests)
  })

  // As JavaScript may give it: the names are those of the options that a call has beside its policy.
  it.each([{ isRepeatable: true }, { deadline: 0 }, { onRetry: () => expect.fail() }])(
    'a property that no policy has decides nothing: %o',
    async (foreign) => {
      const client = clientOf({ retry: { baseDelay: 0, ...foreign } })
      statuses = [503]
      await client.create()
      expect(received).toHaveLength(1)
      statuses = [503]
      await client.read()
      expect(received).toHaveLength(3)
    },
  )

  it('credentials that are about to expire are renewed once for all calls', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    let count = 0
    const source = async () => {
      count += 1
      return E.right({ value: `token-${count}`, expiresAt: Date.now() + (count === 1 ? 1_500 : 3_600_000) })
    }
    const client = clientOf({ auth: bearer(source) })
    await client.read()
    vi.setSystemTime(Date.now() + 1_500)
    await Promise.all([client.read(), client.read(), client.read()])

    expect(received).toEqual(['Bearer token-1', 'Bearer token-2', 'Bearer token-2', 'Bearer token-2'])
  })
})
