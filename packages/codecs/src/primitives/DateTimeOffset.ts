/**
 * A date-time exactly as SuperOffice wrote it: up to seven fractional digits (100 ns ticks) and the offset, or no zone
 * at all. It is text, because a JavaScript `Date` keeps neither the ticks nor the offset, and the
 * next save would destroy them. The name is .NET's; a zone-less text is held too, and read as UTC. Nothing here reads a clock.
 * Source: the samples of the documented page, the article on time zones, and .NET, whose ticks these are.
 */
import { option as O, ord } from 'fp-ts'
import * as t from 'io-ts'

declare const proven: unique symbol

/**
 * A text that the codec {@link DateTimeOffset} has accepted.
 *
 * @category primitives
 */
export type DateTimeOffset = string & { readonly [proven]: 'DateTimeOffset' }

/** `2008-08-06T16:32:38.9926739+02:00`: date, time, up to seven digits, and `Z`, `+02:00`, `+0200` or nothing. */
const grammar =
  /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,7})?(?:Z|[+-](?:0\d|1[0-3]):?[0-5]\d|[+-]14:?00)?$/

const daysIn = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const zero = 48 // '0'

const isDateTimeOffset = (u: unknown): u is DateTimeOffset => {
  if (typeof u !== 'string' || !grammar.test(u)) return false
  const day = (u.charCodeAt(8) - zero) * 10 + u.charCodeAt(9) - zero // every month has the first 28: no text is cut for them
  return day <= 28 || day <= daysIn(Number(u.slice(0, 4)), Number(u.slice(5, 7)))
}

/**
 * The type of the codec; its `_tag` is what the fold sees.
 *
 * @category primitives
 */
export class DateTimeOffsetType extends t.Type<DateTimeOffset> {
  readonly _tag = 'DateTimeOffsetType' as const
  constructor() {
    super(
      'DateTimeOffset',
      isDateTimeOffset,
      (u, context) => (isDateTimeOffset(u) ? t.success(u) : t.failure(u, context)),
      t.identity,
    )
  }
}

/**
 * Accepts real calendar date-times of the years 1 to 9999, offsets up to 14 hours, and keeps their text. Source: the
 * samples of the documented page, and the shapes without zone and without colon of the article on time zones.
 *
 * @example
 * import { DateTimeOffset } from '@so-email/codecs'
 *
 * DateTimeOffset.is('2008-08-06T16:32:38.9926739+02:00')
 * // => true
 *
 * DateTimeOffset.is('2023-02-29T00:00:00')
 * // => false
 * @category primitives
 */
export const DateTimeOffset: DateTimeOffsetType = /*#__PURE__*/ new DateTimeOffsetType()

/**
 * How .NET writes "no date": the first instant that it can express.
 *
 * @example
 * import { dateTimeOffset, never } from '@so-email/codecs'
 *
 * dateTimeOffset.isNever(never)
 * // => true
 * @category primitives
 */
// Proved by the tests; decoding it here would run code on import.
export const never = '0001-01-01T00:00:00' as DateTimeOffset

const ticksPerMillisecond = 10_000n
const millisecondsPerMinute = 60_000

/** The first and the last minute that .NET has, in milliseconds of the Unix epoch. */
const firstMinute = -62_135_596_800_000
const lastMinute = 253_402_300_740_000

const seconds = 19 // the length of `2008-08-06T16:32:38`

/** Ticks on the clock that the text shows, whatever its offset. */
const clock = (d: DateTimeOffset): bigint => {
  const fraction = /\.(\d+)/.exec(d)?.[1] ?? ''
  const whole = BigInt(Date.parse(`${d.slice(0, seconds)}Z`) - firstMinute)
  return whole * ticksPerMillisecond + BigInt(fraction.padEnd(7, '0'))
}

/**
 * The offset from UTC in minutes; `none` where the text has no zone.
 *
 * @example
 * import { DateTimeOffset, dateTimeOffset } from '@so-email/codecs'
 * import { either as E, function as F, option as O } from 'fp-ts'
 *
 * F.pipe(DateTimeOffset.decode('2008-08-06T16:32:38-0530'), E.map(dateTimeOffset.offset))
 * // => E.right(O.some(-330))
 * @category primitives
 */
export const offset = (d: DateTimeOffset): O.Option<number> => {
  if (d.endsWith('Z')) return O.some(0)
  const match = /([+-])(\d\d):?(\d\d)/.exec(d)
  if (match === null) return O.none
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return O.some(match[1] === '-' && minutes > 0 ? -minutes : minutes)
}

/**
 * The instant in ticks of 100 ns since 0001-01-01T00:00:00Z, as .NET counts them; zone-less text is read as UTC
 * (assumption: `LastFetch` is documented "in UTC"). Below zero for a text of the first hours that is ahead of UTC.
 *
 * @example
 * import { DateTimeOffset, dateTimeOffset } from '@so-email/codecs'
 * import { either as E, function as F } from 'fp-ts'
 *
 * F.pipe(DateTimeOffset.decode('0001-01-01T02:00:00.0000001+02:00'), E.map(dateTimeOffset.ticks))
 * // => E.right(1n)
 * @category primitives
 */
export const ticks = (d: DateTimeOffset): bigint => {
  const minutes = O.toNullable(offset(d)) ?? 0
  return clock(d) - BigInt(minutes * millisecondsPerMinute) * ticksPerMillisecond
}

/** A date-time from a text that is known to be one: every caller has checked the years. */
const made = (text: string) => text as DateTimeOffset

/**
 * The date-time of an instant, in UTC; `none` outside of the years 1 to 9999.
 *
 * @example
 * import { dateTimeOffset } from '@so-email/codecs'
 * import { option as O } from 'fp-ts'
 *
 * dateTimeOffset.fromTicks(633536299589926739n)
 * // => O.some('2008-08-06T14:32:38.9926739Z')
 * @category primitives
 */
export const fromTicks = (instant: bigint): O.Option<DateTimeOffset> => {
  const milliseconds = Number(instant / ticksPerMillisecond) + firstMinute
  if (instant < 0n || milliseconds >= lastMinute + millisecondsPerMinute) return O.none
  const text = new Date(milliseconds).toISOString().slice(0, seconds)
  const fraction = String(instant % (1000n * ticksPerMillisecond))
    .padStart(7, '0')
    .replace(/0+$/, '')
  return O.some(made(`${text}${fraction === '' ? '' : `.${fraction}`}Z`))
}

/**
 * The instant as a `Date`. What is finer than a millisecond is lost, and so is the offset: for showing, not for storing. A text
 * without an offset is read as UTC, which is wrong by the zone if the request had a `SO-TimeZone` without `includeTZOffset`.
 *
 * @example
 * import { DateTimeOffset, dateTimeOffset } from '@so-email/codecs'
 * import { either as E, function as F } from 'fp-ts'
 *
 * F.pipe(DateTimeOffset.decode('2008-08-06T16:32:38.9926739+02:00'), E.map(dateTimeOffset.toDate))
 * // => E.right(new Date('2008-08-06T14:32:38.992Z'))
 * @category primitives
 */
export const toDate = (d: DateTimeOffset): Date => {
  const instant = ticks(d)
  const rest = ((instant % ticksPerMillisecond) + ticksPerMillisecond) % ticksPerMillisecond // rounds down below zero
  return new Date(Number((instant - rest) / ticksPerMillisecond) + firstMinute)
}

/**
 * The date-time of a `Date`, in UTC; `none` for an invalid one and outside of the years 1 to 9999.
 *
 * @example
 * import { dateTimeOffset } from '@so-email/codecs'
 * import { option as O } from 'fp-ts'
 *
 * dateTimeOffset.fromDate(new Date(0))
 * // => O.some('1970-01-01T00:00:00Z')
 *
 * dateTimeOffset.fromDate(new Date(Number.NaN))
 * // => O.none
 * @category primitives
 */
export const fromDate = (date: Date): O.Option<DateTimeOffset> =>
  Number.isNaN(date.getTime()) ? O.none : fromTicks(BigInt(date.getTime() - firstMinute) * ticksPerMillisecond)

/**
 * The same instant on the clock of another offset, in minutes from UTC. No tick is lost: only the minutes move. `none`
 * where the clock would leave the years 1 to 9999, and for a number that is no offset (whole minutes, at most 14 hours).
 *
 * @example
 * import { DateTimeOffset, dateTimeOffset } from '@so-email/codecs'
 * import { either as E, function as F, option as O } from 'fp-ts'
 *
 * F.pipe(DateTimeOffset.decode('2008-08-06T16:32:38.9926739+02:00'), E.map(dateTimeOffset.atOffset(-330)))
 * // => E.right(O.some('2008-08-06T09:02:38.9926739-05:30'))
 * @category primitives
 */
export const atOffset =
  (minutes: number) =>
  (d: DateTimeOffset): O.Option<DateTimeOffset> => {
    const from = O.toNullable(offset(d)) ?? 0
    const minute = Date.parse(`${d.slice(0, 16)}Z`) + (minutes - from) * millisecondsPerMinute
    if (!Number.isInteger(minutes) || Math.abs(minutes) > 840 || minute < firstMinute || minute > lastMinute)
      return O.none
    const pair = (n: number) => String(Math.trunc(n)).padStart(2, '0')
    const size = Math.abs(minutes)
    const zone = minutes === 0 ? 'Z' : `${minutes < 0 ? '-' : '+'}${pair(size / 60)}:${pair(size % 60)}`
    const rest = /:\d\d(?:\.\d+)?/.exec(d.slice(16))?.[0] ?? '' // the seconds, with every digit that they came with
    return O.some(made(`${new Date(minute).toISOString().slice(0, 16)}${rest}${zone}`))
  }

/**
 * Whether this means "no date". SuperOffice writes the first instant of .NET with no zone, with `Z`, or moved to a zone
 * of its own (`0001-01-01T01:00:00+01:00`); where the zone was only put beside it, the clock still shows the first
 * instant. Each of them means never. Source: the fixtures of `@superoffice/webapi` 12.4; the last is an assumption.
 *
 * @example
 * import { DateTimeOffset, dateTimeOffset } from '@so-email/codecs'
 * import { either as E, function as F } from 'fp-ts'
 *
 * F.pipe(DateTimeOffset.decode('0001-01-01T01:00:00+01:00'), E.map(dateTimeOffset.isNever))
 * // => E.right(true)
 * @category primitives
 */
export const isNever = (d: DateTimeOffset): boolean => ticks(d) === 0n || clock(d) === 0n

/**
 * Order by instant: two texts of one instant are equal, whatever their offsets.
 *
 * @example
 * import { DateTimeOffset, dateTimeOffset } from '@so-email/codecs'
 * import { either as E, function as F, readonlyArray as RA } from 'fp-ts'
 *
 * const dates = E.traverseArray(DateTimeOffset.decode)(['2008-08-06T16:00:00Z', '2008-08-06T16:00:00+02:00'])
 *
 * F.pipe(dates, E.map(RA.sort(dateTimeOffset.Ord)))
 * // => E.right(['2008-08-06T16:00:00+02:00', '2008-08-06T16:00:00Z'])
 * @category primitives
 */
export const Ord: ord.Ord<DateTimeOffset> = /*#__PURE__*/ ord.fromCompare((a, b) => {
  const [left, right] = [ticks(a), ticks(b)]
  return left < right ? -1 : left > right ? 1 : 0
})
