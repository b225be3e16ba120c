/**
 * `SO-Culture`: how numbers and dates inside of texts are formatted; it counts only with a language, and never changes
 * the numbers and dates of an entity. Source: the documented page; the article on HTTP headers.
 */
import { type either as E, option as O } from 'fp-ts'
import type { HeaderFailure } from './HeaderField.js'
import { isCode, writeCode } from './language.js'

/**
 * The code of a culture, as `sv` or `nb-NO`.
 *
 * @category headers
 */
export type SoCulture = string

/**
 * The name of the field; names are compared without case.
 *
 * @category headers
 */
export const name = 'SO-Culture'

/**
 * The code as the value of the field; a failure for a text that is no code.
 *
 * @category headers
 */
export const write = (culture: SoCulture): E.Either<HeaderFailure, string> => writeCode(name, culture)

/**
 * The code of a culture; `none` for a text that is no code.
 *
 * @category headers
 */
export const read = (text: string): O.Option<SoCulture> => {
  const culture = text.trim()
  return isCode(culture) ? O.some(culture) : O.none
}
