import { expect, it } from 'vitest'
import { dateTimeOffset } from '../../src/promise/index.js'

it('keeps the text of a date-time, with its ticks and its offset', () => {
  const text = '2008-08-06T16:32:38.9926739+02:00'
  expect(dateTimeOffset(text)).toBe(text)
})

it.each(['2023-02-29T00:00:00', 'yesterday', '', '2008-08-06'])('throws for %j', (text) => {
  expect(() => dateTimeOffset(text)).toThrow(new RangeError(`expected DateTimeOffset, got ${JSON.stringify(text)}`))
})
