/**
 * The ways to authenticate. Each takes a value, or a `TaskEither` that gives one: it runs when credentials are first
 * needed, once more when the server rejects them, and shortly before they expire where that is known. The text in its Left
 * becomes part of the error.
 */
import { conceal } from '@so-email/codecs'
import type { Authorization, XsrfToken } from '@so-email/wire'
import { either as E, function as F, type taskEither as TE } from 'fp-ts'

/** Secrets on their way to a request; they cannot be printed. */
export type Credentials =
  | Authorization.Authorization
  /** The token of a browser's session, whose cookie the browser sends along. */
  | { readonly _tag: 'Xsrf'; readonly token: XsrfToken.XsrfToken }

/** Credentials and the header that was written of them. */
export interface IssuedCredentials {
  readonly credentials: Credentials
  readonly header: readonly [name: string, value: string]
  /** In milliseconds since 1970; infinite if it is not known. */
  readonly expiresAt: number
}

/** A value that is good until a time: a date, or milliseconds since 1970. */
export interface Expiring<A> {
  readonly value: A
  readonly expiresAt: Date | number
}

/** Credentials, and until when they are good, if that is known. */
export type ExpiringCredentials = Credentials & { readonly expiresAt?: number }

/** A way to authenticate; {@link basic}, {@link soTicket}, {@link bearer} and {@link xsrf} make one. */
export interface Auth {
  readonly scheme: Credentials['_tag']
  readonly credentials: TE.TaskEither<string, ExpiringCredentials>
  /** Whether running the source again may give other credentials. */
  readonly isRenewable: boolean
}

/** A value, or a task that gives one when it is needed; either may come with the time at which it expires. */
export type Source<A> = A | Expiring<A> | TE.TaskEither<string, A | Expiring<A>>

const auth =
  <A extends string | object>(scheme: Credentials['_tag'], toCredentials: (value: A) => Credentials) =>
  (source: Source<A>): Auth => ({
    scheme,
    credentials: async () =>
      F.pipe(
        isTask(source) ? await source() : E.right(source),
        E.map((given) => {
          const credentials = toCredentials(isExpiring(given) ? given.value : given)
          return { ...credentials, expiresAt: timeOf(Object(given).expiresAt) }
        }),
      ),
    isRenewable: isTask(source),
  })

const isTask = <A extends string | object>(source: Source<A>): source is TE.TaskEither<string, A | Expiring<A>> =>
  typeof source === 'function'

const isExpiring = <A extends string | object>(given: A | Expiring<A>): given is Expiring<A> => 'value' in Object(given)

/** Infinite where it is not known. A caller in JavaScript may give a text, or `null`. */
const timeOf = (given: Date | number | undefined): number => {
  const time = Number(new Date(given ?? Number.NaN))
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time
}

/** A caller in JavaScript may give anything, and written behind a user name it would become a text, as `undefined`. */
const text = (value: string): string => {
  if (typeof value === 'string') return value
  throw new TypeError()
}

/** A user name and a password, for an installation on site. */
export const basic = /*#__PURE__*/ auth(
  'Basic',
  ({ user, password }: { readonly user: string; readonly password: string; readonly expiresAt?: Date | number }) => ({
    _tag: 'Basic',
    user,
    password: conceal(text(password)),
  }),
)

/** A ticket, `7T:...` or `7A:...`; Online also needs `appToken`. */
export const soTicket = /*#__PURE__*/ auth('SoTicket', (ticket: string) => ({
  _tag: 'SoTicket',
  ticket: conceal(ticket),
}))

/** An OAuth access token, `8A:...`; it lives for an hour. */
export const bearer = /*#__PURE__*/ auth('Bearer', (token: string) => ({ _tag: 'Bearer', token: conceal(token) }))

/** The `XSRF-TOKEN` of the session that a browser is logged in to; the browser sends the session's cookie along. */
export const xsrf = /*#__PURE__*/ auth('Xsrf', (token: string) => ({ _tag: 'Xsrf', token: conceal(token) }))
