import { getEventListeners } from 'node:events'
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

  it('calls everybody back soon who comes after it has aborted and has not stopped', async () => {
    const called: Array<string> = []
    const controller = make()
    controller.abort()
    onAbort(controller.signal, () => called.push('first'))
    onAbort(controller.signal, () => called.push('second'))()
    onAbort(controller.signal, () => {
      called.push('third')
      onAbort(controller.signal, () => called.push('fourth'))
    })
    expect(called).toEqual([])
    await new Promise((resolve) => setImmediate(resolve))
    expect(called).toEqual(['first', 'third', 'fourth'])
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

it('a signal of the platform has one listener while somebody waits for it, and none before and after', () => {
  const { signal } = new AbortController()
  const counts: Array<number> = []
  const count = () => counts.push(getEventListeners(signal, 'abort').length)
  count()
  const stops = [onAbort(signal, () => {}), onAbort(signal, () => {})]
  count()
  for (const stop of stops) {
    stop()
    count()
  }
  const again = onAbort(signal, () => {})
  for (const stop of stops) stop()
  count()
  again()
  count()
  expect(counts).toEqual([0, 1, 1, 0, 1, 0])
})

it('a signal of the platform has no listener after it has aborted', async () => {
  const controller = new AbortController()
  const stop = onAbort(controller.signal, () => {})
  controller.abort()
  stop()
  expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  onAbort(controller.signal, () => {})
  await new Promise((resolve) => setImmediate(resolve))
  expect(getEventListeners(controller.signal, 'abort')).toEqual([])
})

it('a signal of the platform that cannot be left calls nobody back who has stopped', () => {
  const aborts: Array<() => void> = []
  const signal = { addEventListener: (_: string, abort: () => void) => aborts.push(abort) } as never // as of a polyfill
  onAbort(signal, () => expect.fail())()
  for (const abort of aborts) abort()
  expect(aborts).toHaveLength(1)
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
