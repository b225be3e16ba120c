/** Codes of languages and cultures, as `sv` or `nb-NO`. The page has "iso2" codes; a subtag is accepted too. */
import { either as E, function as F } from 'fp-ts'
import { type HeaderFailure, headerFailure, headerValue } from './HeaderField.js'

const code = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i

export const isCode = (text: string): boolean => code.test(text)

/** A code, or one of the other values of the field, as the value of a field. */
export const writeCode = (header: string, text: string, others = ''): E.Either<HeaderFailure, string> =>
  isCode(text) || (text.length === 1 && others.includes(text))
    ? E.right(text)
    : F.pipe(
        headerValue(header, text),
        E.chain(() => E.left(headerFailure(header, 'the value is no language code'))),
      )
