/**
 * Time zones as SuperOffice calls them, by country code or by number. A date-time moves to a zone with its own daylight
 * saving rules, and keeps every tick. Source of the names and numbers: the article on `SO-TimeZone`.
 */

import { DateTimeOffset, dateTimeOffset, never } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import { chainOption } from '../performance/chain.js'
import { memoize } from '../performance/memoize.js'

/** IANA names by the codes of SuperOffice, in any case, or by its numbers. */
export type TimeZones = Readonly<Record<string, string>>

/** The zones that the article lists. */
export const documentedZones: TimeZones = {
  UTC: 'UTC',
  '1': 'UTC',
  'AU-ACT': 'Australia/Sydney',
  '36': 'Australia/Sydney',
  BD: 'Asia/Dhaka',
  '50': 'Asia/Dhaka',
  'CA-QC': 'America/Toronto',
  '114': 'America/Toronto',
  DK: 'Europe/Copenhagen',
  '140': 'Europe/Copenhagen',
  FR: 'Europe/Paris',
  '156': 'Europe/Paris',
  NO: 'Europe/Oslo',
  '261': 'Europe/Oslo',
  'US-CA': 'America/Los_Angeles',
  '425': 'America/Los_Angeles',
  'US-HI': 'Pacific/Honolulu',
  '433': 'Pacific/Honolulu',
  'US-NY': 'America/New_York',
  '460': 'America/New_York',
}

/** The same zones, by codes in upper case, or the first zone that the platform does not know. */
export const parseZones = (zones: TimeZones): E.Either<string, TimeZones> =>
  F.pipe(
    Object.entries(zones),
    E.traverseArray(([code, name]) =>
      E.tryCatch(
        (): readonly [string, string] => {
          formatOf(name)
          return [code.toUpperCase(), name]
        },
        () => `the time zone ${name} of ${code} is not known to this platform`,
      ),
    ),
    E.map((entries) => Object.fromEntries(entries)),
  )

const formatOf = /*#__PURE__*/ memoize(
  100,
  (zone) => new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }),
)

/** The offset of a zone at an instant, in minutes; the seconds of local mean times are dropped. */
const offsetAt = (zone: string, instant: Date): number =>
  F.pipe(
    O.fromNullable(/GMT([+-]\d\d:\d\d)/.exec(formatOf(zone).format(instant))?.[1]),
    chainOption((offset) => dateTimeOffset.offset(`${never}${offset}` as DateTimeOffset)), // it is one
    O.getOrElse(() => 0),
  )

const day = 86_400_000

/**
 * The offset of a zone at a local time, in minutes. The offset depends on the instant and the instant on the offset, so
 * the offsets of the day before and of the day after are tried. A time that a clock shows twice is the first of the two, and
 * a time that a clock skips moves forward as the clock does (an assumption: the behaviour of .NET is not documented).
 */
const offsetOfLocal = (zone: string, asIfUtc: number): number => {
  const before = offsetAt(zone, new Date(asIfUtc - day))
  const after = offsetAt(zone, new Date(asIfUtc + day))
  const isRight = (offset: number) => offsetAt(zone, new Date(asIfUtc - offset * 60_000)) === offset
  return [before, after].find(isRight) ?? before
}

const withoutOffset = (text: DateTimeOffset): string => text.replace(/Z|[+-]\d\d:\d\d/, '')

/**
 * Whether a date-time is the same in every zone: "never", and the last second of .NET, which no zone west of Greenwich could
 * read back unchanged.
 */
const isEverywhere = (text: DateTimeOffset): boolean =>
  dateTimeOffset.isNever(text) || text.startsWith('9999-12-31T23:59:59')

/** The text as a date-time that a zone can move; `none` for any other text. */
const movable = (text: string): O.Option<DateTimeOffset> =>
  F.pipe(
    text,
    O.fromPredicate(DateTimeOffset.is),
    O.filter((date) => !isEverywhere(date)),
  )

/** A date-time in a zone; one without an offset is UTC. A date-time that would leave the years 1 to 9999 stays as it is. */
export const toZone =
  (zone: string, includeOffset: boolean) =>
  (text: string): string =>
    F.pipe(
      movable(text),
      chainOption((date) => dateTimeOffset.atOffset(offsetAt(zone, dateTimeOffset.toDate(date)))(date)),
      O.match(
        () => text,
        (there) => (includeOffset ? there : withoutOffset(there)),
      ),
    )

/** A date-time without an offset, which is UTC, with its `Z`. Any other text stays as it is. */
export const markedAsUtc = (text: string): string =>
  F.pipe(
    movable(text),
    O.filter((date) => O.isNone(dateTimeOffset.offset(date))),
    O.match(
      () => text,
      (date) => `${date}Z`,
    ),
  )

/** A date-time without an offset, written in a zone, as UTC. It still has no offset; one that has an offset stays as it is. */
export const fromZone =
  (zone: string) =>
  (text: string): string =>
    F.pipe(
      movable(text),
      O.filter((date) => O.isNone(dateTimeOffset.offset(date))),
      chainOption((date) => dateTimeOffset.atOffset(-offsetOfLocal(zone, dateTimeOffset.toDate(date).getTime()))(date)),
      O.match(() => text, withoutOffset),
    )
