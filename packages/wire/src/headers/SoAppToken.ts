/**
 * `SO-AppToken`: the secret of a partner's application; needed online between servers, with a ticket.
 * Source: the documented page.
 */
import { type Redacted, reveal } from '@so-email/codecs'
import type { either as E, option as O } from 'fp-ts'
import { type HeaderFailure, headerWord, readSecret } from './HeaderField.js'

/**
 * The secret of an application; it does not print.
 *
 * @category headers
 */
export type SoAppToken = Redacted<string>

/**
 * The name of the field; names are compared without case.
 *
 * @category headers
 */
export const name = 'SO-AppToken'

/**
 * The token as the value of the field; a failure, which does not show it, for a text that is not one word.
 *
 * @category headers
 */
export const write = (token: SoAppToken): E.Either<HeaderFailure, string> => headerWord(name, reveal(token))

/**
 * The token, hidden; `none` for a text that is not one word.
 *
 * @category headers
 */
export const read = (text: string): O.Option<SoAppToken> => readSecret(text)
