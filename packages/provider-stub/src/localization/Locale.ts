/** The language and the time zone of a response, from the headers of the request. */
import { AcceptLanguage, combinedHeader, type HttpHeaders, SoLanguage, SoTimeZone } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import type { Assumptions } from '../Assumptions.js'
import { chainOption } from '../performance/chain.js'
import { memoize } from '../performance/memoize.js'
import type { TimeZones } from './TimeZone.js'

export interface Zone {
  /** The IANA name. */
  readonly name: string
  readonly includeOffset: boolean
}

export interface Locale {
  /** `none` for no translation. */
  readonly language: O.Option<string>
  /** `none` for dates as they are kept. */
  readonly zone: O.Option<Zone>
  /** Whether date-times that no zone moves are marked as UTC. */
  readonly isMarked: boolean
}

const soLanguage = /*#__PURE__*/ combinedHeader(SoLanguage.name)
const acceptLanguage = /*#__PURE__*/ combinedHeader(AcceptLanguage.name)
const soTimeZone = /*#__PURE__*/ combinedHeader(SoTimeZone.name)

const readSoLanguage = /*#__PURE__*/ memoize(100, SoLanguage.read)
const readAcceptLanguage = /*#__PURE__*/ memoize(100, AcceptLanguage.read)

const readAccepted = /*#__PURE__*/ F.flow(acceptLanguage, chainOption(readAcceptLanguage))
const readZone = /*#__PURE__*/ chainOption(SoTimeZone.read)
const readTranslated = /*#__PURE__*/ F.flow(
  readSoLanguage,
  O.filter((language) => !SoLanguage.isUntranslated(language)),
)

/** `SO-Language` wins over `Accept-Language`, even if it switches the translation off or names no language. */
const languageOf = (headers: HttpHeaders): O.Option<string> =>
  F.pipe(
    headers,
    soLanguage,
    O.match(() => readAccepted(headers), readTranslated),
  )

/** `none` for a code that is not in the table. */
const zoneOf =
  (zones: TimeZones) =>
  ({ zone, includeOffset }: SoTimeZone.SoTimeZone): O.Option<Zone> =>
    F.pipe(
      O.fromNullable(zones[String(zone).toUpperCase()]), // no object inherits a property in upper case
      O.map((name) => ({ name, includeOffset })),
    )

/** The locale of a request. */
export const localeOf = (
  { zones, assumptions }: { readonly zones: TimeZones; readonly assumptions: Assumptions },
  headers: HttpHeaders,
): Locale => {
  const language = languageOf(headers)
  const asked = F.pipe(headers, soTimeZone, readZone)
  return assumptions.timeZone === 'ignored'
    ? { language, zone: O.none, isMarked: F.pipe(asked, O.exists(includesOffset)) }
    : { language, zone: F.pipe(asked, chainOption(zoneOf(zones))), isMarked: false }
}

const includesOffset = ({ includeOffset }: SoTimeZone.SoTimeZone): boolean => includeOffset
