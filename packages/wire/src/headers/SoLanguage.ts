/**
 * `SO-Language`: like `Accept-Language`, and stronger. `*` and `x` (and `-`, in the official client's manual) switch
 * translation off. Source: the documented page; the article on HTTP headers.
 */
import { type either as E, option as O } from 'fp-ts'
import type { HeaderFailure } from './HeaderField.js'
import { isCode, writeCode } from './language.js'

/**
 * The code of a language, as `sv`, or a value that switches translation off.
 *
 * @category headers
 */
export type SoLanguage = string

/**
 * The name of the field; names are compared without case.
 *
 * @category headers
 */
export const name = 'SO-Language'

const off = '*x-'

/**
 * The value that is written to switch translation off.
 *
 * @category headers
 */
export const untranslated: SoLanguage = '*'

/**
 * Whether translation is switched off.
 *
 * @category headers
 */
export const isUntranslated = (language: SoLanguage): boolean =>
  language.length === 1 && off.includes(language.toLowerCase())

/**
 * The language as the value of the field; a failure for a text that is none.
 *
 * @category headers
 */
export const write = (language: SoLanguage): E.Either<HeaderFailure, string> => writeCode(name, language, off)

/**
 * The code of a language, or a value that switches translation off; `none` for any other text.
 *
 * @category headers
 */
export const read = (text: string): O.Option<SoLanguage> => {
  const language = text.trim()
  return isCode(language) || isUntranslated(language) ? O.some(language) : O.none
}
