/**
 * `Retry-After`: how long a server wants a client to wait before it retries. It is read as a number of seconds or as an
 * HTTP date, and written in seconds. Source: RFC 9110, 10.2.3; the documentation of SuperOffice does not mention it (an
 * assumption).
 */
import { either as E, function as F, option as O } from 'fp-ts'
import { type HeaderFailure, headerFailure } from './HeaderField.js'

/**
 * How long to wait, in milliseconds.
 *
 * @category headers
 */
export type RetryAfter = number

/**
 * The name of the field; names are compared without case.
 *
 * @category headers
 */
export const name = 'Retry-After'

/**
 * The wait in whole seconds, rounded up; a failure for a number that is no time to wait.
 *
 * @category headers
 */
export const write = (milliseconds: RetryAfter): E.Either<HeaderFailure, string> =>
  milliseconds >= 0 && milliseconds <= Number.MAX_SAFE_INTEGER
    ? E.right(String(Math.ceil(milliseconds / 1000)))
    : E.left(headerFailure(name, 'the value is no time to wait'))

/**
 * The wait from `now`, which is in milliseconds since 1970: 0 for a date that has passed, `none` for a text that is neither
 * seconds nor a date.
 *
 * @category headers
 */
export const read =
  (now: number) =>
  (text: string): O.Option<RetryAfter> =>
    F.pipe(
      O.fromNullable(first.exec(text.trim())),
      O.map(([, seconds, date = '']) =>
        seconds === undefined
          ? Math.max(0, timeOf(date) - now)
          : Math.min(Number(seconds) * 1000, Number.MAX_SAFE_INTEGER),
      ),
      O.filter((wait) => !Number.isNaN(wait)),
    )

/**
 * The seconds, or one of the three forms of an HTTP date, whole, because an engine makes a date of nearly any text with a number.
 * Of a header that stands twice, as a proxy may write it once more, `fetch` makes a list: the first one counts.
 */
const first =
  /^(?:(\d+)|([A-Z][a-z]{2,8},? (?:\d\d[ -])?[A-Z][a-z]{2}[ -]{1,2}\d+ \d\d:\d\d:(?:[0-5]\d|60)(?: GMT| \d{4})?))(?:,|$)/

/** The date of asctime names no zone, and means GMT. No engine has a leap second, so it is the second before. */
const timeOf = (date: string): number => Date.parse(date.replace(/(?: GMT)?$/, ' GMT').replace(':60 ', ':59 '))
