/**
 * The real credentials of a verification. They come from the environment, stand in for the published ones of the pacts
 * and for nothing else: an interaction about wrong or missing credentials keeps what it has.
 */
import { conceal, type Redacted, reveal } from '@so-email/codecs'
import { type HttpHeaders, header } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import type { Environment } from '../Environment.js'
import { publishedCredentials } from './publishedCredentials.js'

/** Each is `null` where the environment does not give it; `Authorization` values are whole. */
export interface Credentials {
  readonly basic: Redacted<string> | null
  readonly ticket: Redacted<string> | null
  readonly token: Redacted<string> | null
  readonly appToken: Redacted<string> | null
}

/** The variables that are read, and what each is. */
export const variables = {
  SUPEROFFICE_USER: 'the name of a user, for an installation on site',
  SUPEROFFICE_PASSWORD: 'the password of that user',
  SUPEROFFICE_TICKET: 'a ticket, 7T:... or 7A:...',
  SUPEROFFICE_TOKEN: 'an access token, 8A:...',
  SUPEROFFICE_APP_TOKEN: 'the application token that goes with a ticket Online',
} as const

const given = (value: string | undefined, write = (text: string): string => text): Redacted<string> | null =>
  value === undefined || value === '' ? null : conceal(write(value))

/** Reads them; a Left says what is missing. */
export const credentialsFrom = (env: Environment): E.Either<string, Credentials> => {
  const { SUPEROFFICE_USER: user, SUPEROFFICE_PASSWORD: password } = env
  const credentials: Credentials = {
    basic: user ? given(password, (text) => `Basic ${Buffer.from(`${user}:${text}`).toString('base64')}`) : null,
    ticket: given(env['SUPEROFFICE_TICKET'], (ticket) => `SoTicket ${ticket}`),
    token: given(env['SUPEROFFICE_TOKEN'], (token) => `Bearer ${token}`),
    appToken: given(env['SUPEROFFICE_APP_TOKEN']),
  }
  return usual(credentials) === null
    ? E.left('no credentials: set SUPEROFFICE_USER and SUPEROFFICE_PASSWORD, SUPEROFFICE_TICKET or SUPEROFFICE_TOKEN')
    : E.right(credentials)
}

/** What stands in for the documented user. */
const usual = ({ basic, ticket, token }: Credentials): Redacted<string> | null => basic ?? ticket ?? token

const isSample = (scheme: string, value: string) => new RegExp(`^${scheme} ${value}$`, 'i')
const sampleTicket = isSample('SoTicket', publishedCredentials.ticket)
const sampleToken = isSample('Bearer', publishedCredentials.token)

/** What the header of a pact is replaced by: `undefined` where it is to stay, `null` where the environment lacks it. */
const replacement = (credentials: Credentials, name: string, value: string): Redacted<string> | null | undefined => {
  switch (name.toLowerCase()) {
    case 'authorization':
      if (value === publishedCredentials.authorization) return usual(credentials)
      if (sampleTicket.test(value)) return credentials.ticket
      return sampleToken.test(value) ? credentials.token : undefined
    case 'so-apptoken':
      return value === publishedCredentials.appToken ? credentials.appToken : undefined
    // The session of a browser cannot be had from an environment.
    case 'x-xsrf-token':
      return value === publishedCredentials.xsrfToken ? null : undefined
    case 'cookie':
      return value === publishedCredentials.cookie ? null : undefined
    default:
      return undefined
  }
}

/** The header whose real value is not there, if any. */
export const missingFor = (credentials: Credentials, headers: HttpHeaders): string | null =>
  headers.find(([name, value]) => replacement(credentials, name, value) === null)?.[0] ?? null

/** The same headers with real credentials instead of published ones. */
export const withReal =
  (credentials: Credentials) =>
  (headers: HttpHeaders): HttpHeaders => {
    const real = headers.map(([name, value]) => {
      const replaced = replacement(credentials, name, value)
      return [name, replaced === undefined || replaced === null ? value : reveal(replaced)] as const
    })
    const standsIn = F.pipe(headers, header('Authorization'), O.toNullable) === publishedCredentials.authorization
    const needsAppToken = standsIn && usual(credentials) === credentials.ticket && O.isNone(header('SO-AppToken')(real))
    return needsAppToken && credentials.appToken !== null
      ? [...real, ['SO-AppToken', reveal(credentials.appToken)]]
      : real
  }
