/** `Authorization`: who asks. Source: the documented page ("Supports 'Basic', 'SoTicket' and 'Bearer' schemes"). */
import { conceal, type Redacted, reveal } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import * as base64 from '../base64.js'
import { type HeaderFailure, headerFailure, headerWord } from './HeaderField.js'

/** Who asks, and by what it is proved; each secret is hidden from whoever prints it. */
export type Authorization =
  /** A user name, which has no colon, and a password; for an installation on site. */
  | { readonly _tag: 'Basic'; readonly user: string; readonly password: Redacted<string> }
  /** A ticket, as `7T:…`; online it needs an `SO-AppToken` too. */
  | { readonly _tag: 'SoTicket'; readonly ticket: Redacted<string> }
  /** An access token, as `8A:…`; online only. */
  | { readonly _tag: 'Bearer'; readonly token: Redacted<string> }

/** The name of the field; names are compared without case. */
export const name = 'Authorization'

/** How the page spells the scheme of tickets; other documents write `SOTicket` or `SOTICKET`. The one switch for it. */
const ticketScheme = 'SoTicket'

const basicScheme = 'Basic'
const bearerScheme = 'Bearer'

/** The user name and the password are written in UTF-8. */
export const write = (authorization: Authorization): E.Either<HeaderFailure, string> => {
  switch (authorization._tag) {
    case 'Basic':
      return writeBasic(authorization.user, reveal(authorization.password))
    case 'SoTicket':
      return writeWord(ticketScheme, reveal(authorization.ticket))
    case 'Bearer':
      return writeWord(bearerScheme, reveal(authorization.token))
  }
}

/** The name of the scheme is compared without case. */
export const read = (text: string): O.Option<Authorization> => {
  const [, scheme = '', credentials = ''] = /^\s*(\S+) +(\S+)\s*$/.exec(text) ?? []
  switch (scheme.toLowerCase()) {
    case basicScheme.toLowerCase():
      return readBasic(credentials)
    case ticketScheme.toLowerCase():
      return O.some({ _tag: 'SoTicket', ticket: conceal(credentials) })
    case bearerScheme.toLowerCase():
      return O.some({ _tag: 'Bearer', token: conceal(credentials) })
    default:
      return O.none
  }
}

const writeWord = (scheme: string, credentials: string): E.Either<HeaderFailure, string> =>
  F.pipe(
    headerWord(name, credentials),
    E.map((word) => `${scheme} ${word}`),
  )

const writeBasic = (user: string, password: string): E.Either<HeaderFailure, string> => {
  if (user.includes(':')) return headerFailure(name, 'the user name has a colon')
  const text = `${user}:${password}`
  // RFC 7617 forbids control characters; half a surrogate pair has no UTF-8.
  if (/[\p{Control}\p{Surrogate}]/u.test(text)) return headerFailure(name, 'the credentials have a forbidden character')
  return E.right(`${basicScheme} ${base64.encodeText(text)}`)
}

const readBasic = (credentials: string): O.Option<Authorization> =>
  F.pipe(
    base64.decodeText(credentials),
    O.chain((text) => {
      const colon = text.indexOf(':')
      return colon < 0
        ? O.none
        : O.some({ _tag: 'Basic', user: text.slice(0, colon), password: conceal(text.slice(colon + 1)) })
    }),
  )
