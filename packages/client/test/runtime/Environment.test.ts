import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { platform } from '../../src/runtime/Environment.js'

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
