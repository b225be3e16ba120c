import fc from 'fast-check'
import { either as E, option as O } from 'fp-ts'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { DateTimeOffset, never } from '../../src/index.js'
import {
  atOffset,
  fromDate,
  fromTicks,
  isNever,
  Ord,
  offset,
  ticks,
  toDate,
} from '../../src/primitives/DateTimeOffset.js'
import { arbitrary } from '../../src/reflection/arbitrary.js'

/** A date-time that is known to be one. */
const dateTime = (text: string): DateTimeOffset => {
  const decoded = DateTimeOffset.decode(text)
  if (E.isLeft(decoded)) throw new Error(`${text} is no date-time`)
  return decoded.right
}
const epoch = 621_355_968_000_000_000n // .NET's ticks of 1970-01-01T00:00:00Z
const last = 3_155_378_975_999_999_999n // DateTime.MaxValue.Ticks
const minutes = fc.integer({ min: -840, max: 840 })

describe('what is a date-time', () => {
  test.each([
    '2008-08-06T16:32:38',
    '2008-08-06T16:32:38Z',
    '2008-08-06T16:32:38+02:00',
    '2008-08-06T16:32:38+0200',
    '2008-08-06T16:32:38.9Z',
    '2008-08-06T16:32:38.9926739+02:00',
    '0001-01-01T00:00:00',
    '9999-12-31T23:59:59.9999999Z',
    '2024-02-29T00:00:00',
    '2000-02-29T00:00:00',
    '2008-04-30T00:00:00-14:00',
    '2008-04-30T00:00:00+1400',
    '2008-04-30T00:00:00.1234567-1359',
  ])('%s is kept as it is', (text) => {
    expect(DateTimeOffset.decode(text)).toEqual(E.right(text))
    expect(DateTimeOffset.is(text)).toBe(true)
  })

  test.each([
    ['a 31 February', '2008-02-31T00:00:00'],
    ['a 29 February of a common year', '2023-02-29T00:00:00'],
    ['a 29 February of a common century', '1900-02-29T00:00:00'],
    ['a 31 April', '2008-04-31T00:00:00'],
    ['a 31 June', '2008-06-31T00:00:00'],
    ['a 31 September', '2008-09-31T00:00:00'],
    ['a 31 November', '2008-11-31T00:00:00'],
    ['a day 0', '2008-08-00T00:00:00'],
    ['a month 13', '2008-13-01T00:00:00'],
    ['a month 0', '2008-00-01T00:00:00'],
    ['an hour 24', '2008-08-06T24:00:00'],
    ['a minute 60', '2008-08-06T00:60:00'],
    ['a second 60', '2008-08-06T00:00:60'],
    ['the year 0', '0000-01-01T00:00:00'],
    ['a year of five digits', '10000-01-01T00:00:00'],
    ['eight fractional digits', '2008-08-06T16:32:38.99267391'],
    ['a point without digits', '2008-08-06T16:32:38.'],
    ['an offset of 14:01', '2008-08-06T16:32:38+14:01'],
    ['an offset of 15 hours', '2008-08-06T16:32:38+15:00'],
    ['an offset of 60 minutes', '2008-08-06T16:32:38+02:60'],
    ['an offset without minutes', '2008-08-06T16:32:38+02'],
    ['a lower-case t', '2008-08-06t16:32:38'],
    ['a lower-case z', '2008-08-06T16:32:38z'],
    ['a blank for the T', '2008-08-06 16:32:38'],
    ['a date alone', '2008-08-06'],
    ['no seconds', '2008-08-06T16:32'],
    ['white space around it', ' 2008-08-06T16:32:38'],
    ['a line end behind it', '2008-08-06T16:32:38\n'],
    ['digits of another script', '٢٠٠٨-08-06T16:32:38'],
    ['no text', ''],
  ])('%s is rejected', (_, text) => {
    expect(DateTimeOffset.is(text)).toBe(false)
    expect(E.isLeft(DateTimeOffset.decode(text))).toBe(true)
  })

  test.each([null, undefined, 0, new Date(0), {}, new String('2008-08-06T16:32:38')])('%o is rejected', (value) => {
    expect(DateTimeOffset.is(value)).toBe(false)
  })

  test('the codec has the name of .NET', () => {
    expect(DateTimeOffset.name).toBe('DateTimeOffset')
  })

  test('a text that is not decoded is no DateTimeOffset to the compiler', () => {
    expectTypeOf<string>().not.toExtend<DateTimeOffset>()
    expectTypeOf<DateTimeOffset>().toExtend<string>()
    // @ts-expect-error a text must be decoded before it has an instant
    const refused = () => ticks('2008-08-06')
    expect(refused).toBeTypeOf('function')
  })
})

describe('its instant', () => {
  test.each([
    ['1970-01-01T00:00:00', epoch],
    ['1970-01-01T00:00:00Z', epoch],
    ['1970-01-01T02:00:00+02:00', epoch],
    ['1969-12-31T18:30:00-0530', epoch],
    ['0001-01-01T00:00:00', 0n],
    ['0001-01-01T00:00:00.0000001Z', 1n],
    ['0001-01-01T00:00:00.1Z', 1_000_000n],
    ['0001-01-01T00:00:00+01:00', -36_000_000_000n],
    ['9999-12-31T23:59:59.9999999Z', last],
  ])('%s is tick %d', (text, expected) => {
    expect(ticks(dateTime(text))).toBe(expected)
  })

  test('ticks to text and back is the identity on every tick of .NET', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: last }), (instant) => {
        expect(O.map(ticks)(fromTicks(instant))).toEqual(O.some(instant))
      }),
    )
  })

  test('what it makes is a date-time', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: last }), (instant) => {
        const made = fromTicks(instant)
        expect(O.isSome(made) && DateTimeOffset.is(made.value)).toBe(true)
      }),
    )
  })

  test.each([
    [epoch, '1970-01-01T00:00:00Z'],
    [epoch + 1n, '1970-01-01T00:00:00.0000001Z'],
    [epoch + 9_920_000n, '1970-01-01T00:00:00.992Z'],
    [0n, '0001-01-01T00:00:00Z'],
    [last, '9999-12-31T23:59:59.9999999Z'],
  ])('tick %d is %s', (instant, text) => {
    expect(fromTicks(instant)).toEqual(O.some(text))
  })

  test.each([-1n, last + 1n, 10n ** 30n, -(10n ** 30n)])('tick %d is none', (instant) => {
    expect(fromTicks(instant)).toEqual(O.none)
  })
})

describe('its Date', () => {
  test('it agrees with JavaScript on every text that JavaScript reads the same way', () => {
    // Up to milliseconds, with a zone and a colon in it; years as JavaScript and .NET both have them.
    const shared = arbitrary(DateTimeOffset).filter((d) => /^(?!0001|9999).{19}(\.\d{3})?(Z|[+-]\d\d:\d\d)$/.test(d))
    fc.assert(
      fc.property(shared, (d) => {
        expect(toDate(d).getTime()).toBe(Date.parse(d))
      }),
    )
  })

  test('what is finer than a millisecond is dropped, before year 1 of UTC too', () => {
    expect(toDate(dateTime('2008-08-06T16:32:38.9926739+02:00'))).toEqual(new Date('2008-08-06T14:32:38.992Z'))
    expect(toDate(dateTime('0001-01-01T00:00:00.0000001+01:00'))).toEqual(new Date('0000-12-31T23:00:00.000Z'))
  })

  test('a zone-less text is UTC, whatever the zone of the machine', () => {
    expect(toDate(dateTime('2019-12-19T11:55:14'))).toEqual(new Date('2019-12-19T11:55:14Z'))
  })

  test('a Date and back is the identity', () => {
    const date = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(date, (each) => {
        expect(O.map(toDate)(fromDate(each))).toEqual(O.some(each))
      }),
    )
  })

  test('an invalid Date and one outside of the years 1 to 9999 is none', () => {
    expect(fromDate(new Date(Number.NaN))).toEqual(O.none)
    expect(fromDate(new Date('0000-12-31T23:59:59.999Z'))).toEqual(O.none)
    expect(fromDate(new Date('+010000-01-01T00:00:00Z'))).toEqual(O.none)
  })
})

describe('its offset', () => {
  test.each([
    ['2008-08-06T16:32:38', O.none],
    ['2008-08-06T16:32:38Z', O.some(0)],
    ['2008-08-06T16:32:38-00:00', O.some(0)],
    ['2008-08-06T16:32:38.5+0530', O.some(330)],
    ['2008-08-06T16:32:38-14:00', O.some(-840)],
  ])('%s', (text, expected) => {
    expect(offset(dateTime(text))).toEqual(expected)
  })

  test('at another offset it is the same instant, to the tick, and written with that offset', () => {
    fc.assert(
      fc.property(arbitrary(DateTimeOffset), minutes, (d, to) => {
        const moved = atOffset(to)(d)
        if (O.isNone(moved)) return
        expect(DateTimeOffset.is(moved.value)).toBe(true)
        expect(ticks(moved.value)).toBe(ticks(d))
        expect(offset(moved.value)).toEqual(O.some(to))
      }),
    )
  })

  test('it moves unless the clock leaves the years 1 to 9999', () => {
    fc.assert(
      fc.property(arbitrary(DateTimeOffset), minutes, (d, to) => {
        const clock = ticks(d) + BigInt(to) * 600_000_000n
        expect(O.isSome(atOffset(to)(d))).toBe(0n <= clock && clock <= last)
      }),
    )
  })

  test.each([
    ['2008-08-06T16:32:38.9926739+02:00', -330, O.some('2008-08-06T09:02:38.9926739-05:30')],
    ['2008-08-06T16:32:38.10', 120, O.some('2008-08-06T18:32:38.10+02:00')],
    ['2008-12-31T23:30:00+00:00', 60, O.some('2009-01-01T00:30:00+01:00')],
    ['2008-08-06T16:32:38+0200', 0, O.some('2008-08-06T14:32:38Z')],
    ['0001-01-01T00:00:00', 60, O.some('0001-01-01T01:00:00+01:00')],
    ['0001-01-01T00:00:00', -60, O.none],
    ['9999-12-31T23:59:59.9999999Z', 1, O.none],
    ['2008-08-06T16:32:38Z', 840, O.some('2008-08-07T06:32:38+14:00')],
    ['2008-08-06T16:32:38Z', -840, O.some('2008-08-06T02:32:38-14:00')],
    ['0001-01-01T01:00:00.5Z', -60, O.some('0001-01-01T00:00:00.5-01:00')],
    ['9999-12-31T22:59:59.9Z', 60, O.some('9999-12-31T23:59:59.9+01:00')],
    ['9999-12-31T23:00:00Z', 60, O.none],
    ['2008-08-06T16:32:38Z', 841, O.none],
    ['2008-08-06T16:32:38Z', -841, O.none],
    ['2008-08-06T16:32:38Z', 0.5, O.none],
    ['2008-08-06T16:32:38Z', Number.NaN, O.none],
  ])('%s at %d minutes', (text, to, expected) => {
    expect(atOffset(to)(dateTime(text))).toEqual(expected)
  })
})

describe('its order', () => {
  test('it is the order of the instants', () => {
    fc.assert(
      fc.property(arbitrary(DateTimeOffset), arbitrary(DateTimeOffset), (a, b) => {
        expect(Ord.compare(a, b)).toBe(Math.sign(Number(ticks(a) - ticks(b))))
        expect(Ord.equals(a, b)).toBe(ticks(a) === ticks(b))
      }),
    )
  })

  test('a zone-less text stands where the same text in UTC stands', () => {
    expect(Ord.equals(dateTime('2008-08-06T16:32:38'), dateTime('2008-08-06T16:32:38Z'))).toBe(true)
    expect(Ord.compare(dateTime('2008-08-06T16:32:38'), dateTime('2008-08-06T16:32:38+02:00'))).toBe(1)
    expect(Ord.compare(dateTime('2008-08-06T16:32:38.0000001Z'), dateTime('2008-08-06T16:32:38.0000002Z'))).toBe(-1)
  })
})

describe('never', () => {
  test('it is a date-time', () => {
    expect(DateTimeOffset.decode(never)).toEqual(E.right(never))
  })

  test.each([
    '0001-01-01T00:00:00',
    '0001-01-01T00:00:00Z',
    '0001-01-01T01:00:00+01:00',
    '0001-01-01T00:00:00.0000000',
    '0001-01-01T00:00:00+01:00',
    '0001-01-01T00:00:00-0500',
  ])('%s is never', (text) => {
    expect(isNever(dateTime(text))).toBe(true)
  })

  test.each(['0001-01-01T00:00:00.0000001', '0001-01-01T01:00:00', '0001-01-02T00:00:00', '1970-01-01T00:00:00Z'])(
    '%s is a date',
    (text) => {
      expect(isNever(dateTime(text))).toBe(false)
    },
  )
})
