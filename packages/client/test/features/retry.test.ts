import * as fc from 'fast-check'
import { either as E } from 'fp-ts'
import { describe, expect, it, test } from 'vitest'
import { type RetryOptions, retry } from '../../src/features/retry.js'
import { platform } from '../../src/runtime/Environment.js'
import type { RetryPolicy } from '../../src/settings/ClientConfig.js'
import {
  answers,
  disconnected,
  fails,
  limits,
  notConnected,
  type Outcome,
  request,
  scripted,
  virtual,
} from '../support.js'

type Both = RetryPolicy & RetryOptions

const options: Both = {
  attempts: 3,
  baseDelay: 100,
  maxDelay: 1000,
  isRepeatable: true,
  deadline: Number.POSITIVE_INFINITY,
  onRetry: () => {},
}

const run = async (outcomes: ReadonlyArray<Outcome>, more: Partial<Both> = {}, random = 0.5) => {
  const { environment, delays } = virtual(random)
  const { send, requests } = scripted(...outcomes)
  const both = { ...options, ...more }
  const outcome = await retry(both, both)(environment)(send)(request, limits())()
  return { outcome, delays, sent: requests.length }
}

const passing: ReadonlyArray<readonly [string, Outcome]> = [
  ['a refused connection', notConnected],
  ['a broken connection', disconnected],
  ['a connection that broke with an error of TLS', fails({ _tag: 'Disconnected', cause: 'tls', message: '' })],
  ...[429, 502, 503, 504].map((status) => [`status ${status}`, answers(status)] as const),
]

const lasting: ReadonlyArray<readonly [string, Outcome]> = [
  ...[200, 204, 302, 400, 401, 403, 404, 409, 500, 501].map((status) => [`status ${status}`, answers(status)] as const),
  ['an abort', fails({ _tag: 'Aborted' })],
  ['a timeout', fails({ _tag: 'TimedOut', timeout: 1 })],
  ['a too long answer', fails({ _tag: 'TooLarge', maxResponseBytes: 1 })],
  ['a hidden redirect', fails({ _tag: 'OpaqueRedirect' })],
  ['missing credentials', fails({ _tag: 'CredentialsFailed', reason: '' })],
  ['a certificate that is not trusted', fails({ _tag: 'NotConnected', cause: 'tls', message: '' })],
  ['a rate limit', fails({ _tag: 'NotConnected', cause: 'limited', message: '' })],
  ['a transport that is closed', fails({ _tag: 'NotConnected', cause: 'closed', message: '' })],
]

describe('what is harmless to repeat', () => {
  test.each(passing)('is sent again after %s', async (_, outcome) => {
    expect(await run([outcome, answers(200)])).toMatchObject({ outcome: answers(200), sent: 2 })
  })

  test.each(lasting)('is not sent again after %s', async (_, outcome) => {
    expect(await run([outcome])).toEqual({ outcome, delays: [], sent: 1 })
  })

  it('is sent no more often than allowed, and then the last failure is given', async () => {
    expect(await run([answers(502), answers(503), answers(504)])).toMatchObject({ outcome: answers(504), sent: 3 })
    expect(await run([answers(503)], { attempts: 1 })).toMatchObject({ outcome: answers(503), sent: 1 })
  })
})

describe('what must not happen twice', () => {
  it('is sent again if it certainly never left', async () => {
    expect(await run([notConnected, answers(200)], { isRepeatable: false })).toMatchObject({ sent: 2 })
  })

  test.each(passing.slice(1))('is not sent again after %s', async (_, outcome) => {
    expect(await run([outcome], { isRepeatable: false })).toEqual({ outcome, delays: [], sent: 1 })
  })
})

describe('the pause', () => {
  it('doubles up to the longest, of which chance takes a part', async () => {
    const failures = Array.from({ length: 7 }, () => disconnected)
    expect((await run(failures, { attempts: 7 }, 1)).delays).toEqual([100, 200, 400, 800, 1000, 1000])
    expect((await run(failures, { attempts: 7 }, 0.25)).delays).toEqual([25, 50, 100, 200, 250, 250])
    expect((await run(failures, { attempts: 7 }, 0)).delays).toEqual([0, 0, 0, 0, 0, 0])
  })

  it('stays what it is, however often it doubles', async () => {
    const failures = Array.from({ length: 1100 }, () => disconnected)
    const delays = async (baseDelay: number) => new Set((await run(failures, { attempts: 1100, baseDelay }, 1)).delays)

    expect([await delays(0), await delays(1000)]).toEqual([new Set([0]), new Set([1000])])
  })

  it('is as long as Retry-After, in seconds or as a date', async () => {
    expect((await run([answers(429, [['Retry-After', '3']]), answers(200)])).delays).toEqual([3000])
    const date = 'Sun, 22 Nov 2026 12:00:07 GMT'
    expect((await run([answers(503, [['retry-after', date]]), answers(200)])).delays).toEqual([7000])
  })

  it('is never shorter than chance makes it', async () => {
    expect((await run([answers(429, [['Retry-After', '0']]), answers(200)], {}, 1)).delays).toEqual([100])
  })

  it('that would end after the deadline is not begun', async () => {
    const { start } = virtual()
    const throttled = answers(429, [['Retry-After', '3']])
    expect(await run([throttled], { deadline: start + 3000 })).toEqual({ outcome: throttled, delays: [], sent: 1 })
    expect(await run([throttled, answers(200)], { deadline: start + 3001 })).toMatchObject({ sent: 2 })
  })

  it('is ended by the signal', async () => {
    const controller = new AbortController()
    const { send } = scripted(disconnected)
    const onRetry = () => queueMicrotask(() => controller.abort())
    const both = { ...options, baseDelay: 60_000, maxDelay: 60_000, onRetry }
    const outcome = await retry(
      both,
      both,
    )({
      ...platform,
      random: () => 1,
    })(send)(request, limits(controller.signal))()
    expect(outcome).toEqual(E.left({ _tag: 'Aborted' }))
  })

  it('is reported, with the outcome of the attempt that failed', async () => {
    const reported: Array<unknown> = []
    await run([disconnected, answers(503), answers(200)], { onRetry: (...args) => reported.push(args) }, 1)
    expect(reported).toEqual([
      [100, disconnected],
      [200, answers(503)],
    ])
  })

  it('stays within its bounds, whatever the policy and chance', () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({ attempts: fc.integer({ min: 1, max: 8 }), baseDelay: fc.nat(10_000), maxDelay: fc.nat(10_000) }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        async (policy, random) => {
          const failures = Array.from({ length: policy.attempts }, () => disconnected)
          const { delays, sent } = await run(failures, policy, random)
          expect(sent).toBe(policy.attempts)
          expect(
            delays.every((delay, i) => delay >= 0 && delay <= Math.min(policy.maxDelay, policy.baseDelay * 2 ** i)),
          ).toBe(true)
        },
      ),
    ))
})

test.each(['99999999999', '9007199254740993', 'Fri, 31 Dec 9999 23:59:59 GMT'])(
  'a Retry-After of %s is waited for a day, so that a call without a time limit ends',
  async (value) => {
    expect((await run([answers(503, [['Retry-After', value]]), answers(200)])).delays).toEqual([24 * 60 * 60 * 1000])
  },
)

describe('when', () => {
  const everything = [...passing, ...lasting]

  test.each(everything)('cannot make a create be sent again, unless it never left: %s', async (_, outcome) => {
    const neverLeft = E.isLeft(outcome) && outcome.left._tag === 'NotConnected'
    const { sent } = await run([outcome, answers(200)], { isRepeatable: false, when: () => true })

    expect(sent).toBe(neverLeft ? 2 : 1)
  })

  test.each(passing)('decides against the default where that would send again: %s', async (_, outcome) => {
    expect(await run([outcome], { when: () => false })).toEqual({ outcome, delays: [], sent: 1 })
  })

  test.each(lasting)('decides against the default only where an attempt has failed: %s', async (_, outcome) => {
    const isFailed = E.isLeft(outcome) ? outcome.left._tag === 'NotConnected' : outcome.right.status >= 400
    const { sent } = await run([outcome, answers(200)], { when: () => true })

    expect(sent).toBe(isFailed ? 2 : 1)
  })

  it('is given the attempt and the default', async () => {
    const calls: Array<unknown> = []
    const when: NonNullable<RetryPolicy['when']> = (...all) => {
      calls.push(all)
      return true
    }
    await run([answers(503, [['X', 'y']]), answers(404), disconnected, notConnected, answers(500)], {
      attempts: 5,
      when,
    })

    expect(calls).toEqual([
      [{ attempt: 1, status: 503, headers: [['X', 'y']], cause: null }, true],
      [{ attempt: 2, status: 404, headers: [], cause: null }, false],
      [{ attempt: 3, status: null, headers: [], cause: 'reset' }, true],
      [{ attempt: 4, status: null, headers: [], cause: 'refused' }, true],
    ])
  })

  it.each<[string, unknown]>([
    ['throws', () => expect.fail()],
    ['gives no boolean', () => 'no'],
    ['gives a promise', () => Promise.reject(new Error('ignored'))],
  ])('counts for nothing where it %s', async (_, when) => {
    const more = { when: when as NonNullable<RetryPolicy['when']> } // as JavaScript may give it

    expect((await run([answers(503), answers(200)], more)).sent).toBe(2)
    expect((await run([answers(404)], more)).sent).toBe(1)
  })

  it('sends no more often than allowed', async () => {
    expect((await run([answers(404), answers(404), answers(404)], { when: () => true })).sent).toBe(3)
  })
})
