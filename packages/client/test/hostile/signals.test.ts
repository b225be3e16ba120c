// No signal of the caller outlives its call: Node frees no signal of `any` or `timeout` that has a listener.
import { collectGarbage } from '@so-email/testing/memory'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { basic } from '../../src/auth/Auth.js'
import * as promise from '../../src/promise/index.js'
import { fetchTransport } from '../../src/transport/fetchTransport.js'
import { undiciTransport } from '../../src/transport/undiciTransport.js'
import { clientWith } from '../support.js'
import { type HostileServer, hostileServer, say } from './server.js'

let server: HostileServer
beforeAll(async () => {
  server = await hostileServer(say(['HTTP/1.1 200 OK', 'Content-Type: application/json', 'Content-Length: 1'], '5'))
})
afterAll(() => server.close())

const long = new AbortController()
const abortSoon = (): AbortSignal => {
  const soon = new AbortController()
  setImmediate(() => soon.abort())
  return soon.signal
}

describe.each([
  ['undici', undiciTransport().send],
  ['fetch', fetchTransport],
])('over %s', (_, transport) => {
  const config = () => ({
    baseUrl: server.url,
    transport,
    auth: basic({ user: 'tje0', password: 'Tje0' }),
    retry: false as const,
  })

  describe.each<readonly [string, () => (options: { readonly signal: AbortSignal }) => Promise<unknown>]>([
    [
      'tasks',
      () => {
        const client = clientWith(config())
        return (options) => client.getCurrentAccountId(undefined, options)()
      },
    ],
    [
      'promises',
      () => {
        const client = promise.makeClient(config())
        return (options) => client.getCurrentAccountId(undefined, options).catch(() => {})
      },
    ],
  ])('with %s', (_, callOf) => {
    test.each<readonly [string, () => AbortSignal]>([
      ['any', () => AbortSignal.any([long.signal, new AbortController().signal])],
      ['any that aborts', () => AbortSignal.any([long.signal, abortSoon()])],
      ['timeout', () => AbortSignal.timeout(60_000)],
      ['timeout that is soon over', () => AbortSignal.timeout(1)],
    ])('a signal of %s is freed after its call', async (_, make) => {
      const call = callOf()
      const signals: Array<WeakRef<AbortSignal>> = []
      for (let i = 0; i < 30; i++) {
        const signal = make()
        signals.push(new WeakRef(signal))
        await call({ signal })
      }
      const alive = () => {
        collectGarbage()
        return signals.filter((signal) => signal.deref() !== undefined).length
      }
      // A transport lets go of the last ones at a tick of its timers; to look more often is to collect more often.
      await expect.poll(alive, { timeout: 30_000, interval: 250 }).toBeLessThan(5)
    })
  })
})
