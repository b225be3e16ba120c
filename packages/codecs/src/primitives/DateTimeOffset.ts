/**
 * A date-time exactly as SuperOffice wrote it: up to seven fractional digits (100 ns ticks) and the offset, or no zone
 * at all. It is text, because a JavaScript `Date` keeps neither the ticks nor the offset, and what is not kept is
 * destroyed by the next save. The name is .NET's; a zone-less text is held too, and then read as UTC.
 */
import * as t from 'io-ts'

declare const proven: unique symbol

/** A text that {@link DateTimeOffset} has accepted. */
export type DateTimeOffset = string & { readonly [proven]: 'DateTimeOffset' }

/** `2008-08-06T16:32:38.9926739+02:00`: date, time, up to seven digits, and `Z`, `+02:00`, `+0200` or nothing. */
const grammar =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,7}))?(?:Z|[+-](?:0\d|1[0-3]):?[0-5]\d|[+-]14:?00)?$/

const isLeapYear = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const daysIn = (year: number, month: number) =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

const isDateTimeOffset = (u: unknown): u is DateTimeOffset => {
  if (typeof u !== 'string') return false
  if (!grammar.test(u)) return false
  const year = Number(u.slice(0, 4))
  return (
    year >= 1 && (u[8] !== '3' && u[8] !== '2' ? true : Number(u.slice(8, 10)) <= daysIn(year, Number(u.slice(5, 7))))
  )
}

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

/** Accepts real calendar date-times of the years 1 to 9999, offsets up to 14 hours, and keeps their text. */
export const DateTimeOffset: DateTimeOffsetType = /*#__PURE__*/ new DateTimeOffsetType()

/** How .NET writes "no date": the first instant that it can express. */
// Proved by the tests; decoding it here would run code on import.
export const never = '0001-01-01T00:00:00' as DateTimeOffset
