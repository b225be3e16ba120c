import { expect, it } from 'vitest'
import { onAbort } from '../src/onAbort.js'

it('calls everybody back once who has not stopped', () => {
  const called: Array<string> = []
  const controller = new AbortController()
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
  const [one, two] = [new AbortController(), new AbortController()]
  onAbort(one.signal, () => called.push('one'))
  onAbort(two.signal, () => called.push('two'))
  two.abort()
  expect(called).toEqual(['two'])
})
