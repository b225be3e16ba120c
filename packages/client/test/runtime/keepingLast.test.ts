import { expect, it } from 'vitest'
import { keepingLast } from '../../src/runtime/keepingLast.js'

it('a result is kept until the function is called with another key, and `null` is a key too', () => {
  const called: Array<unknown> = []
  const kept = keepingLast((key: string | null) => called.push(key))

  expect([kept(null), kept(null), kept('a'), kept('a'), kept('b'), kept('a')]).toEqual([1, 1, 2, 2, 3, 4])
  expect(called).toEqual([null, 'a', 'b', 'a'])
})
