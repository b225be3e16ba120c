import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { expect, test } from 'vitest'
import { Int32 } from '../../src/index.js'

test.each([0, -0, 1, -1, 2 ** 31 - 1, -(2 ** 31), JSON.parse('1e2'), JSON.parse('1.0')])('%d is one', (n) => {
  expect(Int32.is(n)).toBe(true)
  expect(Int32.decode(n)).toEqual(E.right(n))
})

test.each([
  2 ** 31,
  -(2 ** 31) - 1,
  0.5,
  Number.NaN,
  Infinity,
  -Infinity,
  '1',
  null,
  undefined,
  1n,
  true,
  [1],
  new Number(1),
])('%o is none', (value) => {
  expect(Int32.is(value)).toBe(false)
  expect(E.isLeft(Int32.decode(value))).toBe(true)
})

test('a number is one exactly if it is an integer of 32 bits', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger()), (n) => {
      expect(Int32.is(n)).toBe(Number.isInteger(n) && n >= -2147483648 && n <= 2147483647)
    }),
  )
})
