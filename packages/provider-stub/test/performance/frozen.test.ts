import { expect, it } from 'vitest'
import { frozen } from '../../src/performance/frozen.js'

it('freezes a value at every depth, and returns the very value', () => {
  const value = { a: { b: [{ c: null }] }, d: 'text', e: 5 }

  expect(frozen(value)).toBe(value)
  expect([value, value.a, value.a.b, value.a.b[0]].map(Object.isFrozen)).toEqual([true, true, true, true])
})

it.each([null, undefined, 5, 'text'])('leaves what has no properties: %j', (value) => {
  expect(frozen(value)).toBe(value)
})
