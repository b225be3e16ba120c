/**
 * The real credentials of a verification. They come from the environment and replace the published ones of the pacts. An
 * interaction about wrong or missing credentials keeps what it has.
 */
import { conceal, type Redacted, reveal } from '@so-email/codecs'
import { base64, type HttpHeaders, header } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import type { Environment } from '../Environment.js'
import { publishedCredentials } from './publishedCredentials.js'

/** Each is `null` where the environment does not have it. The first three are values of `Authorization`. */
export interface Credentials {
  readonly basic: Redacted<string> | null
  readonly ticket: Redacted<string> | null
  readonly token: Redacted<string> | null
  readonly appToken: Redacted<string> | null
}

/** The variables that are read, each with its meaning. */
export const variables = {
  SUPEROFFICE_USER: 'the name of a user, for an installation on site',
  SUPEROFFICE_PASSWORD: 'the password of that user',
  SUPEROFFICE_TICKET: 'a ticket, 7T:... or 7A:...',
  SUPEROFFICE_TOKEN: 'an access token, 8A:...',
  SUPEROFFICE_APP_TOKEN: 'the application token that belongs to a ticket Online',
} as const

const concealed = (value: string | undefined, write: (text: string) => string = F.identity): Redacted<string> | null =>
  value === undefined || value === '' ? null : conceal(write(value))

/** Reads them; a Left names the variables that are missing. */
export const credentialsFrom = (env: Environment): E.Either<string, Credentials> => {
  const { SUPEROFFICE_USER: user, SUPEROFFICE_PASSWORD: password } = env
  return F.pipe(
    {
      basic: user ? concealed(password, (text) => `Basic ${base64.encodeText(`${user}:${text}`)}`) : null,
      ticket: concealed(env['SUPEROFFICE_TICKET'], (ticket) => `SoTicket ${ticket}`),
      token: concealed(env['SUPEROFFICE_TOKEN'], (token) => `Bearer ${token}`),
      appToken: concealed(env['SUPEROFFICE_APP_TOKEN']),
    },
    E.fromPredicate(
      (credentials: Credentials) => forUser(credentials) !== null,
      () => 'no credentials: set SUPEROFFICE_USER and SUPEROFFICE_PASSWORD, SUPEROFFICE_TICKET or SUPEROFFICE_TOKEN',
    ),
  )
}

/** The credentials that replace those of the documented user. */
const forUser = ({ basic, ticket, token }: Credentials): Redacted<string> | null => basic ?? ticket ?? token

const patternOf = (scheme: string, secret: string) => new RegExp(`^${scheme} ${secret}$`, 'i')
const publishedTicket = patternOf('SoTicket', publishedCredentials.ticket)
const publishedToken = patternOf('Bearer', publishedCredentials.token)

/** The replacement for a header of a pact: `undefined` where the header stays, `null` where the environment lacks it. */
const replacement = (credentials: Credentials, name: string, value: string): Redacted<string> | null | undefined => {
  switch (name.toLowerCase()) {
    case 'authorization':
      if (value === publishedCredentials.authorization) return forUser(credentials)
      if (publishedTicket.test(value)) return credentials.ticket
      return publishedToken.test(value) ? credentials.token : undefined
    case 'so-apptoken':
      return value === publishedCredentials.appToken ? credentials.appToken : undefined
    // An environment has no browser session.
    case 'x-xsrf-token':
      return value === publishedCredentials.xsrfToken ? null : undefined
    case 'cookie':
      return value === publishedCredentials.cookie ? null : undefined
    default:
      return undefined
  }
}

/** The first header whose real value the environment lacks. */
export const missingHeader = (credentials: Credentials, headers: HttpHeaders): string | null =>
  headers.find(([name, value]) => replacement(credentials, name, value) === null)?.[0] ?? null

/** The same headers, with real credentials in place of the published ones. */
export const withReal =
  (credentials: Credentials) =>
  (headers: HttpHeaders): HttpHeaders => {
    const real = headers.map(([name, value]) => {
      const replaced = replacement(credentials, name, value)
      return [name, replaced === undefined || replaced === null ? value : reveal(replaced)] as const
    })
    const isDocumentedUser =
      F.pipe(headers, header('Authorization'), O.toNullable) === publishedCredentials.authorization
    const needsAppToken =
      isDocumentedUser && forUser(credentials) === credentials.ticket && O.isNone(header('SO-AppToken')(real))
    return needsAppToken && credentials.appToken !== null
      ? [...real, ['SO-AppToken', reveal(credentials.appToken)]]
      : real
  }
