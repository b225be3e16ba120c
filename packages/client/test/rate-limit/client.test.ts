/** The limits of a client: a table over both transports and both faces. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getCurrentAccountId } from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  basic,
  type CallOptions,
  type ClientConfig,
  fetchTransport,
  makeClient,
  makeClientOf,
} from '../../src/index.js'
import * as promise from '../../src/promise/index.js'
import { rateLimit } from '../../src/rate-limit/index.js'
import { platform } from '../../src/runtime/Environment.js'
import { undiciTransport } from '../../src/transport/undiciTransport.js'
import { response } from '../support.js'
import { movable } from './clock.js'

let requests = 0
let underWay = 0
let most = 0
/** The `Retry-After` of the first response. */
let retryAfter: ReadonlyArray<string> = []
const server = createServer(({ headers }, reply) => {
  requests += 1
  if (headers['x-hang'] !== undefined) return
  underWay += 1
  most = Math.max(most, underWay)
  const isThrottled = requests === 1 // now, as the next one may come before the timer runs
  setTimeout(() => {
    underWay -= 1
    if (isThrottled) reply.setHeader('Retry-After', retryAfter)
    reply.writeHead(isThrottled ? 429 : 200, { 'Content-Type': 'application/json' })
    reply.end(isThrottled ? '{}' : '554')
  }, 10)
})
const undici = undiciTransport()
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
beforeEach(() => {
  requests = 1 // the second is not throttled
  most = 0
  retryAfter = []
})
afterEach(() => vi.restoreAllMocks())
afterAll(async () => {
  await undici.close()
  server.closeAllConnections()
  server.close()
})

const configOf = (transport: NonNullable<ClientConfig['transport']>, more: Partial<ClientConfig>): ClientConfig => ({
  baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  auth: basic({ user: 'tje0', password: 'Tje0' }),
  retry: false,
  transport,
  ...more,
})

const faces = {
  'a TaskEither': (config: ClientConfig) => {
    const client = E.getOrElseW(() => expect.fail())(makeClientOf({ getCurrentAccountId })(config))
    return (options?: CallOptions) => client.getCurrentAccountId(undefined, options)()
  },
  'a Promise': (config: ClientConfig) => {
    const client = promise.makeClientOf({ getCurrentAccountId })(config)
    return (options?: CallOptions) =>
      client.getCurrentAccountId(undefined, options).then(
        (value) => E.right(O.fromNullable(value)),
        ({ error }) => E.left(error),
      )
  },
}

/** The clock of every client until the test ends. The server has a clock of its own. */
const movableClock = () => {
  const clock = movable()
  vi.spyOn(platform, 'now').mockImplementation(clock.environment.now)
  vi.spyOn(platform, 'after').mockImplementation(clock.environment.after)
  return clock
}

const cases = Object.entries({ undici: undici.send, fetch: fetchTransport }).flatMap(([name, transport]) =>
  Object.entries(faces).map(([face, make]) => [name, face, transport, make] as const),
)

describe.each(cases)('over %s, with %s', (_name, _face, transport, make) => {
  it('no more requests than allowed are under way', async () => {
    const call = make(configOf(transport, { rateLimit: rateLimit({ concurrency: 2 }) }))
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => call()))

    expect(outcomes).toEqual(outcomes.map(() => E.right(O.some(554))))
    expect(most).toBe(2)
  })

  it('no more requests than allowed leave in a time', async () => {
    const per = 30
    const call = make(configOf(transport, { rateLimit: rateLimit({ requests: 2, per }) }))
    const started = performance.now()
    await Promise.all(Array.from({ length: 5 }, () => call()))

    expect(performance.now() - started).toBeGreaterThanOrEqual(2 * per - 1)
    expect(requests).toBe(1 + 5)
  })

  it('a call that waits for its turn can be aborted, and nothing of it leaves', async () => {
    const call = make(configOf(transport, { rateLimit: rateLimit({ concurrency: 1 }) }))
    const controller = new AbortController()
    const [first, waiting] = [call(), call({ signal: controller.signal })]
    controller.abort()

    expect(await waiting).toMatchObject(E.left({ _tag: 'Aborted' }))
    expect(await first).toEqual(E.right(O.some(554)))
    expect(await call()).toEqual(E.right(O.some(554)))
    expect(requests).toBe(1 + 2)
  })

  it('a call whose turn would come after its deadline ends at once', async () => {
    const call = make(configOf(transport, { rateLimit: rateLimit({ requests: 1, per: 60_000 }) }))
    await call()

    expect(await call({ timeout: 1_000 })).toMatchObject(
      E.left({ _tag: 'ConnectionFailed', cause: 'limited', sent: false }),
    )
    expect(requests).toBe(1 + 1)
  })

  it('a call that still waits for its turn when its time is over says that nothing of it has left', async () => {
    const clock = movableClock()
    const call = make(configOf(transport, { rateLimit: rateLimit({ requests: 1, per: 100 }), timeout: 180 }))
    const calls = Array.from({ length: 6 }, () => call())
    await calls[0]
    await clock.move(100)
    await calls[1]
    await clock.move(80)
    const outcomes = await Promise.all(calls)

    const limited = {
      _tag: 'ConnectionFailed',
      cause: 'limited',
      sent: false,
      message: expect.stringContaining('rate limit'),
    }
    expect(outcomes).toMatchObject([0, 1, 2, 3, 4, 5].map((n) => (n < 2 ? E.right(O.some(554)) : E.left(limited))))
    expect(requests).toBe(1 + 2)
  })

  it('a call whose retry still waits for its turn when its time is over may have been carried out', async () => {
    requests = 0
    const clock = movableClock()
    const isRetried = vi.fn((_: unknown, byDefault: boolean) => byDefault)
    const config = configOf(transport, { rateLimit: rateLimit({ requests: 1, per: 100 }), timeout: 180 })
    const call = make({ ...config, retry: { baseDelay: 0, when: isRetried } })
    const calls = [call(), call()]
    await vi.waitFor(() => expect(isRetried).toHaveBeenCalledOnce(), { timeout: 60_000 })
    await clock.move(100)
    await calls[1]
    await clock.move(80)

    expect(await Promise.all(calls)).toMatchObject([
      E.left({ _tag: 'ConnectionFailed', cause: 'limited', sent: true }),
      E.right(O.some(554)),
    ])
  })

  it('calls that only waited, and end at the same time as those that were sent, say so', async () => {
    const clock = movableClock()
    const headers = { 'X-Hang': '1' }
    const call = make(configOf(transport, { rateLimit: rateLimit({ concurrency: 2 }), timeout: 200, headers }))
    const calls = Array.from({ length: 10 }, () => call())
    await vi.waitFor(() => expect(requests).toBe(1 + 2), { timeout: 60_000 })
    await clock.move(200)
    const outcomes = await Promise.all(calls)

    expect(requests).toBe(1 + 2)
    expect(outcomes).toMatchObject(
      outcomes.map((_, n) => E.left(n < 2 ? { _tag: 'TimedOut' } : { cause: 'limited', sent: false })),
    )
  })

  it('a throttled site lets the calls that can wait do so, and ends the others without a request', async () => {
    requests = 0
    retryAfter = ['1']
    const clock = movableClock()
    const limit = rateLimit({ concurrency: 1 })
    const [call, hasty] = [
      make(configOf(transport, { rateLimit: limit })),
      make(configOf(transport, { rateLimit: limit, timeout: 500 })),
    ]
    const [throttled, waiting, ended] = [call(), call(), hasty()]

    expect(await throttled).toMatchObject(E.left({ _tag: 'Throttled', delay: 1000 }))
    expect(await ended).toMatchObject(E.left({ _tag: 'ConnectionFailed', cause: 'limited', sent: false }))
    await clock.move(999)
    expect(requests).toBe(1)
    await clock.move(1)
    expect(await waiting).toEqual(E.right(O.some(554)))
    expect(requests).toBe(2)
  })
})

describe('the option rateLimit', () => {
  it('is refused with the place of each problem', () => {
    const wrong = configOf(fetchTransport, { rateLimit: rateLimit({ requests: -1 }) })

    expect(makeClient(wrong)).toMatchObject(E.left({ failure: { key: 'rateLimit', failure: { key: 'requests' } } }))
    expect(makeClient({ ...wrong, rateLimit: {} as never })).toMatchObject(
      E.left({ failure: { key: 'rateLimit', failure: { expected: 'rateLimit of @so-email/client/rate-limit' } } }),
    )
  })

  it('is not waited for by a client that is closed', async () => {
    const config = configOf(() => async () => E.right(response(200, 5)), {
      rateLimit: rateLimit({ requests: 1, per: 60 * 60 * 1000 }),
    })
    const client = E.getOrElseW(() => expect.fail())(makeClientOf({ getCurrentAccountId })(config))
    expect(await client.getCurrentAccountId()()).toEqual(E.right(O.some(5)))
    await client.close()

    expect(await client.getCurrentAccountId()()).toMatchObject(
      E.left({ _tag: 'ConnectionFailed', cause: 'closed', sent: false }),
    )
  })

  it('holds for a retry too, which waits behind the calls that came before it', async () => {
    requests = 0
    const call = faces['a Promise'](
      configOf(undici.send, { rateLimit: rateLimit({ requests: 1, per: 20 }), retry: { baseDelay: 0 } }),
    )

    expect(await Promise.all([call(), call()])).toEqual([E.right(O.some(554)), E.right(O.some(554))])
    expect(requests).toBe(3)
  })
})
