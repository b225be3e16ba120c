import { either as E } from 'fp-ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CallSignal } from '../../src/runtime/CallSignal.js'
import { platform, sleep } from '../../src/runtime/Environment.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** More than a platform's timer takes at once. */
const long = 3 * 2 ** 31

describe('the time of the platform', () => {
  it.each([1, 2 ** 31 - 1, 2 ** 31, long])('calls back after %s milliseconds, once', (delay) => {
    const called = vi.fn()
    platform.after(delay, called)
    vi.advanceTimersByTime(delay - 1)
    expect(called).toHaveBeenCalledTimes(0)
    vi.advanceTimersByTime(1)
    expect(called).toHaveBeenCalledTimes(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('has the random numbers and the clock of the platform', () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.25)
    vi.setSystemTime(1_700_000_000_000)
    expect([platform.random(), platform.now()]).toEqual([0.25, 1_700_000_000_000])
    random.mockRestore()
  })

  it('can be cancelled, at first and later', () => {
    const called = vi.fn()
    const atOnce = platform.after(long, called)
    atOnce()
    const later = platform.after(long, called)
    vi.advanceTimersByTime(long - 5)
    later()
    vi.advanceTimersByTime(5)
    expect(called).toHaveBeenCalledTimes(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('never calls back after infinitely many, and holds no process for it', () => {
    platform.after(Number.POSITIVE_INFINITY, () => {})
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a wait', () => {
  it('ends after its time, and listens to the signal no more', async () => {
    const signal = new CallSignal()
    const waiting = sleep(5, signal)(platform)()
    vi.advanceTimersByTime(5)
    expect(await waiting).toEqual(E.right(undefined))
    expect(signal.callbacks.first).toBe(undefined)
  })

  it('ends with the signal, and leaves no timer', async () => {
    const signal = new CallSignal()
    const waiting = sleep(5, signal)(platform)()
    signal.abort()
    expect(await waiting).toEqual(E.left({ _tag: 'Aborted' }))
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is not begun where the signal has aborted', async () => {
    const signal = new CallSignal()
    signal.abort()
    expect(await sleep(5, signal)(platform)()).toEqual(E.left({ _tag: 'Aborted' }))
  })
})
