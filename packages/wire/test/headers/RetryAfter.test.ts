import fc from 'fast-check'
import { either as E, option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { RetryAfter, retryDelay } from '../../src/index.js'

const now = Date.UTC(1994, 10, 6, 8, 49, 37)

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['7, 9', 7000],
    ['99999999999999999999', Number.MAX_SAFE_INTEGER],
    ['Sun, 06 Nov 1994 08:49:40 GMT', 3000],
    ['Sunday, 06-Nov-94 08:49:40 GMT', 3000],
    ['Sun Nov  6 08:49:40 1994', 3000],
    ['Sun, 06 Nov 1994 08:49:30 GMT', 0],
    ['Sun, 06 Nov 1994 08:49:60 GMT', 22_000], // a leap second, as the second before
    ['Sun Nov  6 08:49:60 1994', 22_000],
    ['Sun, 06 Nov 1994 08:49:40 GMT, Sun, 06 Nov 1994 08:49:50 GMT', 3000],
  ])('reads %j as the wait from now', (text, wait) => {
    expect(RetryAfter.read(now)(text)).toEqual(O.some(wait))
  })

  it.each([
    ...['', 'soon', '-1', '1.5', '5 s', 'soon, 5', '1994-11-06T08:49:40Z', 'Foo, 99 Bar 1994 08:49:37 GMT'],
    ...['Sun, 06 Nov 1994 08:49:61 GMT', 'Sun, 06 Nov 1994 :::::::7 GMT', 'Sun, 06 Nov 1994 08:99:37 GMT'],
    ...['After 10', 'Delay 120', 'May 5', 'Never 99999', 'Sun, 06 Nov 1994', 'Sun, 06 Nov 1994 08:49:40 GMT or later'],
    ...['Sun, 06 Nov 1994 08:49:40 GMT (about)', 'Sun Nov  6 08:49:40 1994 (about)'],
  ])('reads nothing from %j', (text) => {
    expect(RetryAfter.read(now)(text)).toEqual(O.none)
  })

  it('is found among the headers of a response, in any case', () => {
    expect(retryDelay(now)([['retry-after', '2']])).toEqual(O.some(2000))
    expect([[], [['Retry-After', 'soon'] as const]].map(retryDelay(now))).toEqual([O.none, O.none])
  })

  it('is written in whole seconds, and never shorter than it is', () => {
    expect([0, 1, 1000, 1500].map(RetryAfter.write)).toEqual(['0', '1', '1', '2'].map(E.right))
    fc.assert(
      fc.property(fc.nat({ max: 86_400 }), (seconds) => {
        expect(E.map(RetryAfter.read(now))(RetryAfter.write(seconds * 1000))).toEqual(E.right(O.some(seconds * 1000)))
      }),
    )
  })

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('does not write %d', (milliseconds) => {
    expect(RetryAfter.write(milliseconds)).toEqual(
      E.left({ _tag: 'HeaderFailure', header: 'Retry-After', reason: 'the value is no time to wait' }),
    )
  })
})
