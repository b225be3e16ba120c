/**
 * How a client says who it is. Each way takes a value, or a `TaskEither` that gives one: it is asked when credentials are
 * first needed, and once more when the server says that they are no longer good. What a source's Left says is shown.
 */
import { conceal } from '@so-email/codecs'
import type { Authorization, XsrfToken } from '@so-email/wire'
import { either as E, type taskEither as TE } from 'fp-ts'

/** Secrets on their way to a request; they cannot be printed. */
export type Credentials =
  | Authorization.Authorization
  /** The token of a browser's session, whose cookie the browser sends along. */
  | { readonly _tag: 'Xsrf'; readonly token: XsrfToken.XsrfToken }

/** A way to say who asks; `basic`, `soTicket`, `bearer` and `xsrf` make one. */
export interface Auth {
  readonly scheme: Credentials['_tag']
  readonly credentials: TE.TaskEither<string, Credentials>
  /** Whether asking again may give others. */
  readonly isRenewable: boolean
}

/** A value, or what gives one when it is needed. */
export type Source<A> = A | TE.TaskEither<string, A>

const auth =
  <A extends string | object>(scheme: Credentials['_tag'], toCredentials: (value: A) => Credentials) =>
  (source: Source<A>): Auth => ({
    scheme,
    credentials: async () => E.map(toCredentials)(isTask(source) ? await source() : E.right(source)),
    isRenewable: isTask(source),
  })

const isTask = <A extends string | object>(source: Source<A>): source is TE.TaskEither<string, A> =>
  typeof source === 'function'

/** JavaScript may give anything, and what is written behind a user name would become a word. */
const text = (value: string): string => {
  if (typeof value === 'string') return value
  throw new TypeError()
}

/** A user name and a password, for an installation on site. */
export const basic = /*#__PURE__*/ auth(
  'Basic',
  ({ user, password }: { readonly user: string; readonly password: string }) => ({
    _tag: 'Basic',
    user,
    password: conceal(text(password)),
  }),
)

/** A ticket, `7T:...` or `7A:...`; Online it needs `appToken` beside it. */
export const soTicket = /*#__PURE__*/ auth('SoTicket', (ticket: string) => ({
  _tag: 'SoTicket',
  ticket: conceal(ticket),
}))

/** An OAuth access token, `8A:...`; it lives for 20 minutes. */
export const bearer = /*#__PURE__*/ auth('Bearer', (token: string) => ({ _tag: 'Bearer', token: conceal(token) }))

/** The `XSRF-TOKEN` of the session that a browser is logged in to; the browser sends the session's cookie along. */
export const xsrf = /*#__PURE__*/ auth('Xsrf', (token: string) => ({ _tag: 'Xsrf', token: conceal(token) }))
