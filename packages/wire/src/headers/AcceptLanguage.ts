/**
 * `Accept-Language`: the language that resource strings and multi-language values are converted to. One code is written,
 * as the page has it. A browser sends a list with quality values; reading one gives the code that it prefers.
 * Source: the documented page.
 */
import { type either as E, option as O } from 'fp-ts'
import type { HeaderFailure } from './HeaderField.js'
import { isCode, writeCode } from './language.js'

/**
 * The code of a language, as `sv`.
 *
 * @category headers
 */
export type AcceptLanguage = string

/**
 * The name of the field; names are compared without case.
 *
 * @category headers
 */
export const name = 'Accept-Language'

/**
 * The code as the value of the field; a failure for a text that is no code.
 *
 * @category headers
 */
export const write = (language: AcceptLanguage): E.Either<HeaderFailure, string> => writeCode(name, language)

/**
 * The code with the highest quality value of a list; `none` for a list without an acceptable language.
 *
 * @category headers
 */
export const read = (text: string): O.Option<AcceptLanguage> => {
  const [preferred] = text
    .split(',')
    .map((range) => {
      const [language = '', quality = 'q=1'] = range.split(';').map((part) => part.trim())
      return { language, quality: Number(/^q=([01](?:\.\d{0,3})?)$/i.exec(quality)?.[1] ?? 0) }
    })
    .filter(({ language, quality }) => isCode(language) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return O.fromNullable(preferred?.language)
}
