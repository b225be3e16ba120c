import { expect, it, vi } from 'vitest'
import { ignoringRejection } from '../../src/runtime/ignoringRejection.js'

it('a promise that nobody waits for is given a listener, so its rejection ends no process', async () => {
  const promise = Promise.reject(new Error('s3cret'))
  const then = vi.spyOn(promise, 'then')

  expect(ignoringRejection(promise)).toBe(promise)
  expect(then).toHaveBeenCalledTimes(1)
})

it.each([5, null, undefined, {}])('what is no promise is the same value: %j', (value) => {
  expect(ignoringRejection(value)).toBe(value)
})
