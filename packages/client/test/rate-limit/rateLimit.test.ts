import { drawFailure } from '@so-email/codecs'
import * as fc from 'fast-check'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Send, SendFailure } from '../../src/features/Send.js'
import { type RateLimitOptions, rateLimit } from '../../src/rate-limit/index.js'
import { CallSignal, type Signal } from '../../src/runtime/CallSignal.js'
import { onAbort } from '../../src/runtime/onAbort.js'
import { answers, disconnected, limits, type Outcome, request } from '../support.js'
import { movable } from './clock.js'

/** Calls through one limit, with the times at which their requests leave. */
const limited = (
  options: RateLimitOptions,
  duration = 0,
  outcomeOf: (index: number) => Outcome = () => answers(200),
) => {
  const clock = movable()
  const left: Array<readonly [id: string, time: number]> = []
  let underWay = 0
  let most = 0
  const limit = E.getOrElseW(() => expect.fail())(rateLimit(options).limit([]))
  const call = (
    id: string,
    more: { url?: string; deadline?: number; signal?: Signal; hangs?: boolean | 'until it is aborted' } = {},
  ) => {
    const send: Send =
      (_, { signal }) =>
      async () => {
        const outcome = outcomeOf(left.length)
        left.push([id, clock.environment.now() - clock.start])
        underWay += 1
        most = Math.max(most, underWay)
        if (more.hangs === true) await new Promise(() => {})
        if (more.hangs === 'until it is aborted') await new Promise<void>((resolve) => void onAbort(signal, resolve))
        else if (duration > 0) await new Promise<void>((resolve) => void clock.environment.after(duration, resolve))
        underWay -= 1
        return outcome
      }
    const deadline = more.deadline === undefined ? Number.POSITIVE_INFINITY : clock.start + more.deadline
    const feature = limit(deadline)(clock.environment)
    const { signal = limits().signal, url = 'http://host.test' } = more
    return feature(send)({ ...request, url: `${url}/api/v1/${id}` }, { ...limits(), signal })()
  }
  return { call, clock, left: () => left, most: () => most }
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `${index}`)

const throttled = (seconds: number, status = 429) => answers(status, [['Retry-After', `${seconds}`]])

const late: SendFailure = {
  _tag: 'NotConnected',
  cause: 'limited',
  message: 'the rate limit lets no request leave before the time for the call ends',
}

describe('a rate limit', () => {
  it('lets so many requests leave in a time, in the order in which they came', async () => {
    const { call, clock, left } = limited({ requests: 2, per: 100 })
    const calls = ids(5).map((id) => call(id))
    await clock.move(1000)

    expect(left()).toEqual([
      ['0', 0],
      ['1', 0],
      ['2', 100],
      ['3', 100],
      ['4', 200],
    ])
    expect(await Promise.all(calls)).toEqual(ids(5).map(() => answers(200)))
  })

  it('lets so many be under way at once', async () => {
    const { call, clock, left, most } = limited({ concurrency: 2 }, 50)
    ids(5).map((id) => call(id))
    await clock.move(1000)

    expect(left()).toEqual([
      ['0', 0],
      ['1', 0],
      ['2', 50],
      ['3', 50],
      ['4', 100],
    ])
    expect(most()).toBe(2)
  })

  it('lets no call overtake one that waits, although its timer is late', async () => {
    const { call, clock, left } = limited({ requests: 1, per: 100 })
    call('a')
    call('b')
    clock.setBack(-200)
    call('c')
    await clock.move(1000)

    expect(left().map(([id]) => id)).toEqual(['a', 'b', 'c'])
  })

  it('never lets more leave in any time, nor more be under way, whenever calls come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 20 }),
        async (requests, per, concurrency, gaps) => {
          const { call, clock, left, most } = limited({ requests, per, concurrency }, 20)
          for (const [index, gap] of gaps.entries()) {
            call(`${index}`)
            await clock.move(gap)
          }
          await clock.move(10_000)
          const times = left().map(([, time]) => time)

          expect(left().map(([id]) => id)).toEqual(gaps.map((_, index) => `${index}`))
          expect(times.filter((time, index) => time < (times[index - requests] ?? -per) + per)).toEqual([])
          expect(most()).toBeLessThanOrEqual(concurrency)
          expect(clock.timers()).toBe(0)
        },
      ),
      { numRuns: 50 },
    )
  })

  it.each([429, 503])(
    'lets all requests to a site wait for a Retry-After under %d, and no other site',
    async (status) => {
      const { call, clock, left } = limited({ concurrency: 1 }, 10, (index) =>
        index === 0 ? throttled(2, status) : answers(200),
      )
      call('a')
      call('b')
      call('c', { url: 'http://host.test/Cust2' })
      await clock.move(5000)

      expect(left()).toEqual([
        ['a', 0],
        ['c', 0],
        ['b', 2010],
      ])
    },
  )

  it.each([
    ['a response without Retry-After', answers(429)],
    ['a Retry-After that has passed', throttled(0)],
    ['a Retry-After under another status', throttled(2, 500)],
    ['a Retry-After of an answer', throttled(2, 200)],
    ['a request that failed', disconnected],
  ])('is not paused by %s', async (_, outcome) => {
    const { call, clock, left } = limited({ concurrency: 1 }, 10, () => outcome)
    const first = call('a')
    call('b')
    await clock.move(100)

    expect(await first).toEqual(outcome)
    expect(left()).toEqual([
      ['a', 0],
      ['b', 10],
    ])
  })

  it('is paused for the longest Retry-After', async () => {
    const { call, clock, left } = limited({ concurrency: 2 }, 10, (index) => throttled(index === 0 ? 3 : 1))
    call('a')
    call('b')
    call('c')
    await clock.move(5000)

    expect(left()).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 3010],
    ])
  })

  it('fails a call at once whose turn would come after its time, also when a pause makes it so', async () => {
    const { call, clock, left } = limited({ concurrency: 1 }, 10, () => throttled(2))
    const first = call('a')
    const waiting = call('b', { deadline: 500 })
    const patient = call('c', { deadline: 5000 })
    await clock.move(10)

    expect(await waiting).toEqual(E.left(late))
    expect(await call('d', { deadline: 1000 })).toEqual(E.left(late))
    await clock.move(3000)
    expect([await first, await patient]).toEqual([throttled(2), throttled(2)])
    expect(left().map(([id]) => id)).toEqual(['a', 'c'])
  })

  it('fails a call whose turn would come at the end of its time, and lets one go whose turn comes before', async () => {
    const { call, clock, left } = limited({ requests: 1, per: 100 }, 0, () => throttled(1))
    await call('a')

    expect(await call('b', { deadline: 1000 })).toEqual(E.left(late))
    call('c', { deadline: 1001 })
    const waiting = call('d', { deadline: 2000 })
    await clock.move(1000)
    expect(left().map(([id]) => id)).toEqual(['a', 'c'])
    expect(await waiting).toEqual(E.left(late))
  })

  it('lets a call go at its time although one behind it is aborted', async () => {
    const { call, clock, left } = limited({ requests: 1, per: 100 })
    const abort = new AbortController()
    call('a')
    call('b')
    call('c', { signal: abort.signal })
    await clock.settle()
    abort.abort()
    await clock.move(100)

    expect(left()).toEqual([
      ['a', 0],
      ['b', 100],
    ])
  })

  it('gives up the place of a call that is aborted, and leaves no timer', async () => {
    const { call, clock, left } = limited({ requests: 1, per: 100 })
    const abort = new AbortController()
    call('a')
    const waiting = call('b', { signal: abort.signal })
    await clock.settle()
    expect(clock.timers()).toBe(1)
    abort.abort()

    expect(await waiting).toEqual(E.left({ _tag: 'Aborted' }))
    expect(await call('c', { signal: abort.signal })).toEqual(E.left({ _tag: 'Aborted' }))
    expect(clock.timers()).toBe(0)
    expect(left().map(([id]) => id)).toEqual(['a'])
  })

  it('gives up the place of a call whose transport ignores the abort', async () => {
    const { call, clock, left } = limited({ concurrency: 1 })
    const abort = new AbortController()
    call('a', { signal: abort.signal, hangs: true })
    call('b')
    await clock.settle()
    abort.abort()
    await clock.move(0)

    expect(left().map(([id]) => id)).toEqual(['a', 'b'])
  })

  it.each([true, 'until it is aborted', false] as const)(
    'sends nothing for a call that ends with the one before it: the transport hangs, %s',
    async (hangs) => {
      const { call, clock, left } = limited({ concurrency: 1 }, 50)
      const [first, second] = [new CallSignal(), new CallSignal()]
      call('a', { signal: first, hangs })
      call('b', { signal: second })
      await clock.settle()
      first.abort()
      await clock.settle()
      second.abort()
      await clock.move(1000)

      expect(left()).toEqual([['a', 0]])
      call('c')
      await clock.settle()
      expect(left().map(([id]) => id)).toEqual(['a', 'c'])
    },
  )

  it('gives up the place of a call whose transport throws', async () => {
    const limit = E.getOrElseW(() => expect.fail())(rateLimit({ concurrency: 1 }).limit([]))
    const clock = movable()
    const run = (send: Send) => limit(Number.POSITIVE_INFINITY)(clock.environment)(send)(request, limits())()
    const throws: Send = () => () => Promise.reject(new Error('as a transport must not'))

    await expect(run(throws)).rejects.toThrow()
    expect(await run(() => async () => answers(200))).toEqual(answers(200))
  })

  it('tells the signal of a call that waits how the call would fail then, and writes nothing to one of the platform', async () => {
    const { call, clock } = limited({ concurrency: 1 }, 50)
    const [own, platform] = [new CallSignal(), new AbortController().signal]
    const first = call('a', { signal: own })
    await clock.settle()
    expect(own.late).toBe(null)
    const others = [call('b', { signal: own }), call('c', { signal: platform })]
    expect(own.late).toEqual(late)
    await clock.move(1000)

    expect(await Promise.all([first, ...others])).toEqual(Array(3).fill(answers(200)))
    expect(own.late).toBe(null)
    expect(Object.keys(platform)).toEqual([])
  })

  it('begins anew when the clock is set back', async () => {
    const { call, clock, left } = limited({ requests: 1, per: 100 }, 0, () => throttled(1))
    await call('a')
    clock.setBack(3_600_000)
    call('b')
    await clock.move(100)

    expect(left().map(([id]) => id)).toEqual(['a', 'b'])
  })

  it('is paused anew after the clock was set back', async () => {
    const { call, clock, left } = limited({}, 0, () => throttled(60))
    await call('a')
    clock.setBack(3_600_000)
    await call('b')
    call('c')
    await clock.move(60_000)

    expect(left()).toEqual([
      ['a', 0],
      ['b', -3_600_000],
      ['c', -3_540_000],
    ])
  })

  it('is that of each site, whatever its path', async () => {
    const { call, left } = limited({ requests: 1, per: 100 })
    await Promise.all(['a', 'b'].map((id) => call(id, { url: `http://host.test/api/${id}` })))

    expect(left()).toEqual([
      ['a', 0],
      ['b', 0],
    ])
  })

  it('waits for a day at most, whatever the server wants', async () => {
    const { call, clock, left } = limited({}, 0, () => throttled(1e9))
    await call('a')
    call('b')
    await clock.move(24 * 60 * 60 * 1000)

    expect(left()).toEqual([
      ['a', 0],
      ['b', 24 * 60 * 60 * 1000],
    ])
  })

  it.each([
    ['remembers sites while they are few', 99, 0],
    ['forgets sites that are called no more where they are many', 100, 100],
  ])('%s', async (_, sites, count) => {
    const { call, left } = limited({ concurrency: 1 })
    const forget = vi.spyOn(Map.prototype, 'delete')
    onTestFinished(() => forget.mockRestore())
    const urls = ids(sites).map((id) => `http://host.test/${id}`)
    for (const url of [...urls, ...urls]) await call('x', { url })
    const forgotten = forget.mock.calls.filter(([key]) => urls.includes(String(key)))

    expect(left()).toHaveLength(2 * sites)
    expect(forgotten).toHaveLength(count)
  })

  it('remembers a site whose requests wait, however many others are called', async () => {
    const { call, clock, left } = limited({ requests: 1, per: 100 })
    await call('a')
    for (const id of ids(150)) await call(id, { url: `http://host.test/${id}` })
    call('b')
    await clock.move(100)

    expect(left().filter(([id]) => id === 'a' || id === 'b')).toEqual([
      ['a', 0],
      ['b', 100],
    ])
  })

  it.each([
    { requests: 0, per: Number.POSITIVE_INFINITY, concurrency: 1.5 },
    { requests: -1, per: 0, concurrency: Number.NaN },
    { requests: '1', per: '1', concurrency: null },
  ])('is refused with each problem of its options: %j', (wrong) => {
    const refused = E.mapLeft(drawFailure)(rateLimit(wrong as RateLimitOptions).limit([{ key: '', type: t.unknown }]))

    expect(refused).toEqual(
      E.left([
        expect.stringMatching(/^requests: expected a whole number from 1, got /),
        expect.stringMatching(/^per: expected a number of milliseconds, got /),
        expect.stringMatching(/^concurrency: expected a whole number from 1, got /),
      ]),
    )
  })

  it.each([
    {},
    { requests: undefined, per: undefined, concurrency: undefined },
    { requests: Number.POSITIVE_INFINITY, per: 0.5, concurrency: Number.POSITIVE_INFINITY },
    { requests: 1, concurrency: 1 },
  ])('may have these options: %j', (options) => {
    expect(E.isRight(rateLimit(options as RateLimitOptions).limit([]))).toBe(true)
  })
})
