import { describe, expect, it } from 'vitest'
import { CallSignal, ofPlatform, type Signal } from '../../src/runtime/CallSignal.js'
import { onAbort } from '../../src/runtime/onAbort.js'

/** A signal, and the function that aborts it. */
const made: ReadonlyArray<readonly [of: string, make: () => { readonly signal: Signal; readonly abort: () => void }]> =
  [
    [
      'the platform',
      () => {
        const controller = new AbortController()
        return { signal: controller.signal, abort: () => controller.abort() }
      },
    ],
    [
      'our own',
      () => {
        const signal = new CallSignal()
        return { signal, abort: () => signal.abort() }
      },
    ],
  ]

describe.each(made)('a signal of %s', (_, make) => {
  it('calls everybody back once who has not stopped', () => {
    const called: Array<string> = []
    const controller = make()
    onAbort(controller.signal, () => called.push('first'))
    const stop = onAbort(controller.signal, () => called.push('second'))
    onAbort(controller.signal, () => called.push('third'))
    stop()
    controller.abort()
    controller.abort()
    expect(called).toEqual(['first', 'third'])
  })

  it('keeps signals apart', () => {
    const called: Array<string> = []
    const [one, two] = [make(), make()]
    onAbort(one.signal, () => called.push('one'))
    onAbort(two.signal, () => called.push('two'))
    two.abort()
    expect(called).toEqual(['two'])
  })
})

it('a signal of our own has one of the platform: it calls its listeners too', () => {
  const called: Array<string> = []
  const signal = new CallSignal()
  ofPlatform(signal).addEventListener('abort', () => called.push('listener'))
  signal.abort()
  expect(called).toEqual(['listener'])
  expect([signal.aborted, ofPlatform(signal).aborted]).toEqual([true, true])
})

it('a signal of our own that aborted has an aborted one of the platform', () => {
  const signal = new CallSignal()
  signal.abort()
  expect(ofPlatform(signal).aborted).toBe(true)
})

it('a signal of the platform is its own', () => {
  const { signal } = new AbortController()
  expect(ofPlatform(signal)).toBe(signal)
})
