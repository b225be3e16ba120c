/**
 * Who asks. Which ways of logging in there are depends on the installation: on-site `Basic` and `SoTicket`; Online
 * `Bearer`, and `SoTicket` together with the application's token; both take the session of a browser, a cookie and its
 * XSRF token, where there is no `Authorization`. Source: the documented page and the articles on the WebAPI.
 */
import { reveal } from '@so-email/codecs'
import { Authorization, SoAppToken, XsrfToken } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import type { Fields } from './Fields.js'
import { remember } from './remember.js'

/** Who may ask, and what proves it: a password, tickets, tokens, the session of a browser. */
export interface User {
  readonly name: string
  readonly password: string
  /** The id of the associate that the user is; 0 unless given. */
  readonly associateId?: number
  /** For the `SoTicket` scheme, as `7T:...`. */
  readonly tickets?: ReadonlyArray<string>
  /** For the `Bearer` scheme, as `8A:...`. */
  readonly tokens?: ReadonlyArray<string>
  /** For a browser's session: the value that its cookie and its `X-XSRF-TOKEN` both have. */
  readonly xsrfTokens?: ReadonlyArray<string>
}

/** Who asks, without any secret. */
export interface Caller {
  readonly name: string
  readonly associateId: number
}

/** Where the installation runs, which decides how one logs in: on-site, or Online. Source: the documented page. */
export type Mode = 'onsite' | 'online'

export interface Admission {
  readonly mode: Mode
  readonly users: ReadonlyArray<User>
  /** The tokens of applications that are known Online. */
  readonly appTokens: ReadonlyArray<string>
}

const readAuthorization = /*#__PURE__*/ remember(100, Authorization.read)

/** The user that the headers prove. `Authorization` wins over a session, also when it is wrong. */
export const authenticate =
  (admission: Admission) =>
  (fields: Fields): O.Option<Caller> => {
    const authorization = fields(Authorization.name)
    const user = O.isSome(authorization)
      ? userOf(admission, fields, readAuthorization(authorization.value))
      : sessionUserOf(admission, fields)
    return user === undefined ? O.none : O.some({ name: user.name, associateId: user.associateId ?? 0 })
  }

const userOf = (
  { mode, users, appTokens }: Admission,
  fields: Fields,
  credentials: O.Option<Authorization.Authorization>,
): User | undefined => {
  if (O.isNone(credentials)) return undefined
  const { _tag } = credentials.value
  if (_tag === (mode === 'online' ? 'Basic' : 'Bearer')) return undefined
  if (_tag === 'SoTicket' && mode === 'online' && !hasAppToken(appTokens, fields)) return undefined
  return users.find(isProvedBy(credentials.value))
}

const sessionUserOf = ({ users }: Admission, fields: Fields): User | undefined => {
  const token = sessionTokenOf(fields)
  return O.isNone(token) ? undefined : users.find(({ xsrfTokens = [] }) => xsrfTokens.includes(token.value))
}

const isProvedBy =
  (credentials: Authorization.Authorization) =>
  ({ name, password, tickets = [], tokens = [] }: User): boolean => {
    switch (credentials._tag) {
      case 'Basic':
        return name === credentials.user && password === reveal(credentials.password)
      case 'SoTicket':
        return tickets.includes(reveal(credentials.ticket))
      case 'Bearer':
        return tokens.includes(reveal(credentials.token))
    }
  }

const hasAppToken = (appTokens: ReadonlyArray<string>, fields: Fields): boolean =>
  F.pipe(
    fields(SoAppToken.name),
    O.chain(SoAppToken.read),
    O.exists((token) => appTokens.includes(reveal(token))),
  )

/** The token of a session: the same value in the cookie, which a browser sends by itself, and in the header. */
const sessionTokenOf = (fields: Fields): O.Option<string> =>
  F.pipe(
    fields(XsrfToken.name),
    O.chain(XsrfToken.read),
    O.map(reveal),
    O.filter((token) =>
      F.pipe(
        fields(XsrfToken.cookie.name),
        O.chain(XsrfToken.cookie.read),
        O.exists((cookie) => reveal(cookie) === token),
      ),
    ),
  )
