import { expect, it } from 'vitest'
import { amount, withFunctions } from '../../src/settings/option.js'

it('a codec of an option knows its values', () => {
  const both = withFunctions('both', 'one', 'other')
  const one = () => {}

  expect([0, Number.POSITIVE_INFINITY, -1, Number.NaN, '1'].map(amount.is)).toEqual([true, true, false, false, false])
  expect([{ one, other: one }, { one }, { one, other: 1 }, null].map(both.is)).toEqual([true, false, false, false])
})
