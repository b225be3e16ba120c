/**
 * Authenticates the caller. The installation decides which schemes there are: on-site `Basic` and `SoTicket`; Online
 * `Bearer`, and `SoTicket` together with the token of the application. Both accept the session of a browser, which is a
 * cookie and its XSRF token, if there is no `Authorization`. Source: the documented page and the articles on the WebAPI.
 */
import { reveal } from '@so-email/codecs'
import { Authorization, combinedHeader, type HttpHeaders, SoAppToken, XsrfToken } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import { chainOption } from '../performance/chain.js'
import { memoize } from '../performance/memoize.js'

/** A user of the stub, with the credentials that authenticate the user: a password, tickets, tokens, browser sessions. */
export interface User {
  readonly name: string
  readonly password: string
  /** The id of the associate that the user is; 0 by default. */
  readonly associateId?: number
  /** For the `SoTicket` scheme, as `7T:...`. */
  readonly tickets?: ReadonlyArray<string>
  /** For the `Bearer` scheme, as `8A:...`. */
  readonly tokens?: ReadonlyArray<string>
  /** For a browser session: the value of both its cookie and its `X-XSRF-TOKEN` header. */
  readonly xsrfTokens?: ReadonlyArray<string>
}

/** The authenticated user, without any secret. */
export interface Caller {
  readonly name: string
  readonly associateId: number
}

/** The kind of the installation, which decides the schemes of authentication. Source: the documented page. */
export type Mode = 'onsite' | 'online'

export interface AuthenticationRules {
  readonly mode: Mode
  readonly users: ReadonlyArray<User>
  /** The tokens of the applications that are registered Online. */
  readonly appTokens: ReadonlyArray<string>
}

const authorization = /*#__PURE__*/ combinedHeader(Authorization.name)
const appToken = /*#__PURE__*/ combinedHeader(SoAppToken.name)
const xsrfToken = /*#__PURE__*/ combinedHeader(XsrfToken.name)
const xsrfCookie = /*#__PURE__*/ combinedHeader(XsrfToken.cookie.name)

const readAuthorization = /*#__PURE__*/ memoize(100, Authorization.read)

/** The caller that the headers authenticate. `Authorization` wins over a session, even if it is wrong. */
export const authenticate = (rules: AuthenticationRules, headers: HttpHeaders): O.Option<Caller> =>
  F.pipe(
    headers,
    authorization,
    O.match(
      () => sessionUser(rules, headers),
      (text) => authorizedUser(rules, headers, readAuthorization(text)),
    ),
    toCaller,
  )

const toCaller = /*#__PURE__*/ O.map(({ name, associateId = 0 }: User): Caller => ({ name, associateId }))

const authorizedUser = (
  rules: AuthenticationRules,
  headers: HttpHeaders,
  authorized: O.Option<Authorization.Authorization>,
): O.Option<User> =>
  F.pipe(
    authorized,
    O.filter((credentials) => isAccepted(rules, headers, credentials)),
    chainOption((credentials) => O.fromNullable(rules.users.find(hasCredentials(credentials)))),
  )

/** Whether the installation accepts the scheme of the credentials. */
const isAccepted = (
  { mode, appTokens }: AuthenticationRules,
  headers: HttpHeaders,
  { _tag }: Authorization.Authorization,
): boolean => {
  switch (_tag) {
    case 'Basic':
      return mode === 'onsite'
    case 'Bearer':
      return mode === 'online'
    case 'SoTicket':
      return mode === 'onsite' || hasAppToken(appTokens, headers)
  }
}

const hasCredentials =
  (credentials: Authorization.Authorization) =>
  ({ name, password, tickets, tokens }: User): boolean => {
    switch (credentials._tag) {
      case 'Basic':
        return name === credentials.user && password === reveal(credentials.password)
      case 'SoTicket':
        return tickets?.includes(reveal(credentials.ticket)) === true
      case 'Bearer':
        return tokens?.includes(reveal(credentials.token)) === true
    }
  }

const hasAppToken = (appTokens: ReadonlyArray<string>, headers: HttpHeaders): boolean =>
  F.pipe(
    headers,
    appToken,
    chainOption(SoAppToken.read),
    O.exists((token) => appTokens.includes(reveal(token))),
  )

const sessionUser = ({ users }: AuthenticationRules, headers: HttpHeaders): O.Option<User> =>
  F.pipe(
    sessionToken(headers),
    chainOption((token) => O.fromNullable(users.find(({ xsrfTokens }) => xsrfTokens?.includes(token)))),
  )

/** The token of a session: the same value in the cookie, which the browser sends by itself, and in the header. */
const sessionToken = (headers: HttpHeaders): O.Option<string> =>
  F.pipe(
    headers,
    xsrfToken,
    chainOption(XsrfToken.read),
    O.map(reveal),
    O.filter((token) =>
      F.pipe(
        headers,
        xsrfCookie,
        chainOption(XsrfToken.cookie.read),
        O.exists((cookie) => reveal(cookie) === token),
      ),
    ),
  )
