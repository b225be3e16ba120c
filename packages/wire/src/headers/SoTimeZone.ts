/**
 * `SO-TimeZone`: the zone that date-times of the answer are converted to, by its code or its number, and whether they carry
 * their offset. Source: the documented page; the article on time zones (`, includeTZOffset`).
 */
import { either as E, function as F, option as O } from 'fp-ts'
import { type HeaderFailure, headerWord, unless } from './HeaderField.js'
import type { TimeZone } from './TimeZone.js'

/**
 * The value of the field: the zone, and whether date-times carry their offset.
 *
 * @category headers
 */
export type SoTimeZone = TimeZone

/**
 * The name of the field; names are compared without case.
 *
 * @category headers
 */
export const name = 'SO-TimeZone'

/** As the article writes it; the official client leaves the blank out. Both are read. */
const withOffset = ', includeTZOffset'

const isNumber = (text: string): boolean => /^\d{1,9}$/.test(text)

const isZone = (zone: string | number): boolean =>
  typeof zone === 'number' ? isNumber(String(zone)) : !isNumber(zone) && !zone.includes(',')

/**
 * The zone as the value of the field; a failure for a zone that is neither one word nor a number.
 *
 * @category headers
 */
export const write = ({ zone, includeOffset }: SoTimeZone): E.Either<HeaderFailure, string> =>
  F.pipe(
    isZone(zone) ? undefined : 'the value is neither the code nor the number of a zone',
    (problem) => unless(name, problem)(String(zone)),
    E.chain((text) => headerWord(name, text)),
    E.map((code) => (includeOffset ? code + withOffset : code)),
  )

/**
 * The zone, and whether `includeTZOffset` follows it; `none` for any other text. A code without a zone is not noticed
 * here.
 *
 * @category headers
 */
export const read = (text: string): O.Option<SoTimeZone> => {
  const [, zone, include] = /^([^\s,]+)(?:\s*,\s*(includeTZOffset))?$/i.exec(text.trim()) ?? []
  return zone === undefined
    ? O.none
    : O.some({ zone: isNumber(zone) ? Number(zone) : zone, includeOffset: include !== undefined })
}
