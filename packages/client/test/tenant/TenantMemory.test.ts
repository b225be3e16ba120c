/** The memory of a tenant, with a clock that a test moves by hand. */
import type { HttpRequest, Transport, TransportError } from '@so-email/wire'
import * as fc from 'fast-check'
import { either as E, option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { platform } from '../../src/runtime/Environment.js'
import type { Locate, LookupSettings, Place } from '../../src/settings/SiteLookup.js'
import { tenant } from '../../src/tenant/index.js'
import { lookupSettings, response } from '../support.js'
import { place, running } from './online.js'

const start = Date.parse('2026-11-28T12:00:00Z')

const locateOf = (): Locate => {
  const { lookup } = tenant({ environment: 'online', contextId: 'Cust12345' })
  return O.toNullable(O.fromEither(lookup([]))) ?? expect.fail('the options are right')
}

/** A tenant whose state is answered by hand, under a clock that is moved by hand. */
const byHand = () => {
  const locate = locateOf()
  const signals: Array<AbortSignal> = []
  const waiting: Array<(outcome: E.Either<TransportError, object>) => void> = []
  let now = start
  const send: Transport = (_: HttpRequest, { signal }) => {
    signals.push(signal)
    return async () => {
      const outcome = await new Promise<E.Either<TransportError, object>>((resolve) => waiting.push(resolve))
      return E.isLeft(outcome) ? outcome : E.right(response(200, { ...running, ...outcome.right }))
    }
  }
  return {
    signals,
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    now: () => now,
    find: (misdirected: Place | null = null, signal = new AbortController().signal, settings = lookupSettings) =>
      locate(misdirected)({ ...platform, now: () => now, send, signal, settings })(),
    /** Answers a request that waits, by default the oldest one. */
    answer: (state: object = {}, index = 0) => waiting.splice(index, 1)[0]?.(E.right(state)),
    fail: (failure: TransportError) => waiting.shift()?.(E.left(failure)),
  }
}

const after = (milliseconds: number) => ({ ValidUntil: new Date(start + milliseconds).toISOString() })
const hour = 3_600_000
const day = 24 * hour

describe('what is known of a tenant', () => {
  it('is not requested again until it is no longer valid, whenever and however often calls come', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ pause: fc.nat(hour), calls: fc.integer({ min: 1, max: 4 }) }), { maxLength: 30 }),
        fc.array(fc.integer({ min: -hour, max: 2 * day }), { minLength: 1 }),
        fc.boolean(),
        async (rounds, validities, IsRunning) => {
          const { signals, pass, now, find, answer } = byHand()
          let requested = 0
          let valid = Number.NEGATIVE_INFINITY
          for (const { pause, calls } of rounds) {
            pass(pause)
            const outcomes = Array.from({ length: calls }, () => find())
            await Promise.resolve()
            if (now() >= valid) {
              const until = now() + (validities[requested % validities.length] ?? 0)
              requested += 1
              valid = Math.min(Math.max(until, now() + 5000), now() + day)
              answer({ IsRunning, ValidUntil: new Date(until).toISOString() })
            }
            await Promise.all(outcomes)
            expect(signals).toHaveLength(requested)
          }
        },
      ),
    ))

  it('is requested again as soon as it is no longer valid', async () => {
    const { signals, pass, find, answer } = byHand()
    const first = find()
    answer(after(hour))
    expect(await first).toEqual(E.right({ address: place(2) }))
    pass(hour - 1)
    await find()
    expect(signals).toHaveLength(1)
    pass(1)
    const second = find()
    answer({ ...after(2 * hour), Endpoint: place(3) })
    expect(await second).toEqual(E.right({ address: place(3) }))
  })

  it('is kept for a day at most, and for some seconds at least', async () => {
    for (const [validity, kept] of [
      [365 * day, day],
      [-day, 5000],
    ] as const) {
      const { signals, pass, find, answer } = byHand()
      find()
      answer(after(validity))
      await Promise.resolve()
      await new Promise((resolve) => setTimeout(resolve))
      pass(kept - 1)
      await find()
      expect(signals).toHaveLength(1)
      pass(1)
      find()
      expect(signals).toHaveLength(2)
    }
  })

  it('is requested again after the clock was set back', async () => {
    const { signals, pass, find, answer } = byHand()
    const first = find()
    answer({ ...after(hour), IsRunning: false })
    await first
    pass(-day)
    find()
    expect(signals).toHaveLength(2)
  })

  it('is not kept where the state could not be read', async () => {
    const { signals, find, answer, fail } = byHand()
    const first = find()
    fail({ _tag: 'NotConnected', cause: 'dns', message: 'ENOTFOUND' })
    expect(await first).toMatchObject(E.left({ _tag: 'NotConnected', cause: 'dns' }))
    const second = find()
    answer({ State: 5 })
    expect(await second).toMatchObject(E.left({ _tag: 'NotLocated' }))
    find()
    expect(signals).toHaveLength(3)
  })
})

describe('a place that was misdirected', () => {
  const known = async () => {
    const hand = byHand()
    const finding = hand.find()
    hand.answer()
    const found = await finding
    return { ...hand, found: E.isRight(found) ? found.right : expect.fail('it was found') }
  }

  it('is requested again, once for all calls that used it', async () => {
    const { signals, find, answer, found } = await known()
    const outcomes = Promise.all([find(found), find(found), find(null)])
    answer({ Endpoint: place(3) })
    expect(await outcomes).toEqual([1, 2, 3].map(() => E.right({ address: place(3) })))
    expect(await find(found)).toEqual(E.right({ address: place(3) }))
    expect(signals).toHaveLength(2)
  })

  it('is requested again also where it comes back the same', async () => {
    const { signals, find, answer, found } = await known()
    const second = find(found)
    answer()
    const again = await second
    expect(again).toEqual(E.right(found))
    find(E.isRight(again) ? again.right : null)
    expect(signals).toHaveLength(3)
  })
})

describe('a request of the state that calls share', () => {
  it('goes on while one call waits for it, and is aborted with the last', async () => {
    const { signals, find } = byHand()
    const [one, two] = [new AbortController(), new AbortController()]
    const outcomes = [find(null, one.signal), find(null, two.signal)]
    one.abort()
    expect(await outcomes[0]).toEqual(E.left({ _tag: 'Aborted' }))
    expect(signals.map(({ aborted }) => aborted)).toEqual([false])
    two.abort()
    expect(await outcomes[1]).toEqual(E.left({ _tag: 'Aborted' }))
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  })

  it('is answered for the others when the call that started it has ended', async () => {
    const { signals, find, answer } = byHand()
    const one = new AbortController()
    find(null, one.signal)
    const other = find()
    one.abort()
    answer()
    expect(await other).toEqual(E.right({ address: place(2) }))
    expect(await find()).toEqual(await other)
    expect(signals).toHaveLength(1)
  })

  it('that hangs blocks no call that comes after the one that started it has ended', async () => {
    const { signals, find, answer } = byHand()
    const one = new AbortController()
    find(null, one.signal)
    const waiting = find()
    one.abort()
    const next = find()
    expect(signals).toHaveLength(2)
    answer({ Endpoint: place(7) }) // the older one
    expect(await waiting).toEqual(E.right({ address: place(7) }))
    answer({ Endpoint: place(8) })
    expect(await next).toEqual(E.right({ address: place(8) }))
    expect(await find()).toEqual(E.right({ address: place(8) }))
  })

  it('that ends after a newer one changes nothing', async () => {
    const { find, answer } = byHand()
    const one = new AbortController()
    find(null, one.signal)
    const older = find()
    one.abort()
    const newer = find()
    answer({ Endpoint: place(8) }, 1)
    expect(await newer).toEqual(E.right({ address: place(8) }))
    answer({ Endpoint: place(7) })
    expect(await older).toEqual(E.right({ address: place(7) }))
    expect(await find()).toEqual(E.right({ address: place(8) }))
  })

  it('that fails does not part the calls that share a newer one', async () => {
    const { signals, find, answer, fail } = byHand()
    const one = new AbortController()
    find(null, one.signal)
    const older = find()
    one.abort()
    const newer = find()
    fail({ _tag: 'NotConnected', cause: 'dns', message: 'ENOTFOUND' })
    expect(await older).toMatchObject(E.left({ _tag: 'NotConnected' }))
    const joined = find()
    answer({ Endpoint: place(8) })
    expect(await Promise.all([newer, joined])).toEqual([1, 2].map(() => E.right({ address: place(8) })))
    expect(signals).toHaveLength(2)
  })

  const policy = { attempts: 3, baseDelay: 1, maxDelay: 2, when: () => true }
  it.each<readonly [string, Partial<LookupSettings>, Partial<LookupSettings>]>([
    ['transport', {}, { transport: 'b' }],
    ['timeout', {}, { timeout: 2 }],
    ['retry', {}, { retry: policy }],
    ['retry.attempts', { retry: policy }, { retry: { ...policy, attempts: 4 } }],
    ['retry.baseDelay', { retry: policy }, { retry: { ...policy, baseDelay: 2 } }],
    ['retry.maxDelay', { retry: policy }, { retry: { ...policy, maxDelay: 3 } }],
    ['retry.when', { retry: policy }, { retry: { ...policy, when: () => true } }],
  ])('is made once more, for the calls that have another %s, where it fails', async (_, ours, theirs) => {
    const { signals, find, answer, fail } = byHand()
    const findWith = (settings: Partial<LookupSettings>) => find(null, undefined, { ...lookupSettings, ...settings })
    const [first, same, other, another] = [findWith(ours), findWith(ours), findWith(theirs), findWith(theirs)]
    const refused = { _tag: 'NotConnected', cause: 'refused', message: 'ECONNREFUSED' } as const
    fail(refused)

    expect(await Promise.all([first, same])).toMatchObject([1, 2].map(() => E.left({ cause: 'refused' })))
    expect(signals).toHaveLength(2)
    answer()
    expect(await Promise.all([other, another])).toEqual([1, 2].map(() => E.right({ address: place(2) })))
    expect(signals).toHaveLength(2)
  })

  it('is made by all others at the same time, with their own settings, where it fails', async () => {
    const { signals, find, fail } = byHand()
    const findFor = (timeout: number) => find(null, undefined, { ...lookupSettings, timeout, retry: { ...policy } })
    const outcomes = [1, 2, 2, 3].map(findFor)
    const refused = { _tag: 'NotConnected', cause: 'refused', message: 'ECONNREFUSED' } as const
    fail(refused)
    expect(await outcomes[0]).toMatchObject(E.left({ cause: 'refused' }))
    expect(signals).toHaveLength(3)
    fail(refused)
    fail(refused)

    expect(await Promise.all(outcomes)).toMatchObject(outcomes.map(() => E.left({ cause: 'refused' })))
    expect(signals).toHaveLength(3)
  })

  it('is not made once more for a tenant that does not run', async () => {
    const { signals, find, answer } = byHand()
    const outcomes = [find(), find(null, undefined, { ...lookupSettings, timeout: 2 })]
    answer({ ...after(hour), IsRunning: false, State: 'Suspended' })

    expect(await Promise.all(outcomes)).toMatchObject([1, 2].map(() => E.left({ _tag: 'NotLocated' })))
    expect(signals).toHaveLength(1)
  })

  it.each<readonly [string, Transport, object]>([
    [
      'throws',
      () => expect.fail(),
      {
        _tag: 'NotConnected',
        cause: 'other',
        message: 'the state of the tenant was not received: the transport threw',
      },
    ],
    [
      'gives more than it may',
      () => async () => E.right(response(200, { ...running, Version: 'x'.repeat(16_384) })),
      { _tag: 'NotLocated' },
    ],
  ])('ends also where its transport %s', async (_, send, failure) => {
    const { signal } = new AbortController()
    const environment = { ...platform, send, signal, settings: lookupSettings }

    expect(await locateOf()(null)(environment)()).toMatchObject(E.left(failure))
  })

  it('is not started for a call that has ended', async () => {
    const { signals, find } = byHand()
    expect(await find(null, AbortSignal.abort())).toEqual(E.left({ _tag: 'Aborted' }))
    expect(signals).toEqual([])
  })

  it('leaves no listener at the signal of a call', async () => {
    const { signals, find, answer } = byHand()
    const controller = new AbortController()
    const first = find(null, controller.signal)
    answer()
    await first
    controller.abort()
    expect(signals.map(({ aborted }) => aborted)).toEqual([false])
    expect(await find()).toEqual(E.right({ address: place(2) }))
  })
})
