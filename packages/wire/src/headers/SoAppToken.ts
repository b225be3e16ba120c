/**
 * `SO-AppToken`: the secret of a partner's application; needed online between servers, with a ticket.
 * Source: the documented page.
 */
import { conceal, type Redacted, reveal } from '@so-email/codecs'
import { type either as E, option as O } from 'fp-ts'
import { type HeaderFailure, headerWord } from './HeaderField.js'

export type SoAppToken = Redacted<string>

export const name = 'SO-AppToken'

export const write = (token: SoAppToken): E.Either<HeaderFailure, string> => headerWord(name, reveal(token))

export const read = (text: string): O.Option<SoAppToken> => {
  const token = text.trim()
  return /^\S+$/.test(token) ? O.some(conceal(token)) : O.none
}
