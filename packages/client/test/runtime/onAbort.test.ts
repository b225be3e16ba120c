import { describe, expect, it } from 'vitest'
import { aborting, onAbort } from '../../src/runtime/onAbort.js'

describe.each([
  ['the platform', () => new AbortController()],
  ['our own', aborting],
])('a signal of %s', (_, make) => {
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

it('a signal of our own is one of the platform: it calls its listeners too', () => {
  const called: Array<string> = []
  const { signal, abort } = aborting()
  signal.addEventListener('abort', () => called.push('listener'))
  abort()
  expect(called).toEqual(['listener'])
  expect(signal.aborted).toBe(true)
})
