/** `Authorization`: the credentials of the caller. Source: the documented page ("Supports 'Basic', 'SoTicket' and 'Bearer' schemes"). */
import { conceal, type Redacted, reveal } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import * as base64 from '../base64.js'
import { type HeaderFailure, headerWord, unless } from './HeaderField.js'

/**
 * The credentials of the caller; no secret of them prints.
 *
 * @category headers
 */
export type Authorization =
  /** A user name, which has no colon, and a password; for an installation on site. */
  | { readonly _tag: 'Basic'; readonly user: string; readonly password: Redacted<string> }
  /** A ticket, as `7T:…`; online it needs an `SO-AppToken` too. */
  | { readonly _tag: 'SoTicket'; readonly ticket: Redacted<string> }
  /** An access token, as `8A:…`; online only. */
  | { readonly _tag: 'Bearer'; readonly token: Redacted<string> }

/**
 * The name of the field; names are compared without case.
 *
 * @category headers
 */
export const name = 'Authorization'

/** The scheme of tickets as the page spells it; other documents have `SOTicket` or `SOTICKET`. This is the switch for it. */
const ticketScheme = 'SoTicket'

const basicScheme = 'Basic'
const bearerScheme = 'Bearer'

/**
 * The user name and the password are written in UTF-8.
 *
 * @category headers
 */
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

/**
 * The name of the scheme is compared without case.
 *
 * @category headers
 */
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

/** RFC 7617 forbids control characters; half a surrogate pair has no UTF-8. */
const forbidden = /[\p{Control}\p{Surrogate}]/u

const problemOf = (user: string, password: string): string | undefined => {
  if (user.includes(':')) return 'the user name has a colon'
  return forbidden.test(`${user}:${password}`) ? 'the credentials have a forbidden character' : undefined
}

const writeBasic = (user: string, password: string): E.Either<HeaderFailure, string> =>
  F.pipe(
    `${user}:${password}`,
    unless(name, problemOf(user, password)),
    E.map((text) => `${basicScheme} ${base64.encodeText(text)}`),
  )

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
