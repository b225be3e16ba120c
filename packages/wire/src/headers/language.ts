/** Codes of languages and cultures, as `sv` or `nb-NO`. The page speaks of "iso2" codes; a subtag is taken too. */
import { either as E } from 'fp-ts'
import { type HeaderFailure, headerFailure, headerValue } from './HeaderField.js'

const code = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i

export const isCode = (text: string): boolean => code.test(text)

/** The code as the value of a field, if it is one or one of the other values that the field takes. */
export const writeCode = (header: string, text: string, others = ''): E.Either<HeaderFailure, string> =>
  isCode(text) || (text.length === 1 && others.includes(text))
    ? E.right(text)
    : E.chain(() => headerFailure(header, 'the value is no language code'))(headerValue(header, text))
