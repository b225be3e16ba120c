/** What the result of a save means for its row. */
import { type ClientError, errorMessage, matchClientError } from '@so-email/client'
import type { EMailAccount } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import type { Delay } from '../Pauses.js'

export type Verdict =
  | { readonly _tag: 'Saved'; readonly id: number }
  /** The server has decided against the row. */
  | { readonly _tag: 'Refused'; readonly reason: string }
  /** It may have been carried out. It is never sent again by itself. `error` is `null` where the server has answered with success. */
  | { readonly _tag: 'Unknown'; readonly reason: string; readonly error: ClientError | null }
  /** It certainly was not carried out. `delay`: the row may go again after that time; `null`: no row has a chance now; after a 403, perhaps. */
  | { readonly _tag: 'Returned'; readonly reason: string; readonly error: ClientError; readonly delay: Delay | null }

export type Failed = Exclude<Verdict, { readonly _tag: 'Saved' }>

type Kind = 'Refused' | 'Unknown' | { readonly delay: Delay | null }

const stop: Kind = { delay: null }

/** Statuses that are about the account, and not about the site, the credentials or the load. */
const aboutTheRow: ReadonlySet<number> = new Set([400, 409, 413, 422])

const kindOf = (mayBeCredentials: boolean): ((error: ClientError) => Kind) =>
  matchClientError<Kind>({
    InvalidInput: () => 'Refused',
    TenantUnavailable: () => stop,
    CredentialsFailed: () => stop,
    // The limit of the client lets a request leave later.
    ConnectionFailed: ({ sent, cause }) => (sent ? 'Unknown' : cause === 'limited' ? { delay: 'unknown' } : stop),
    TimedOut: () => 'Unknown',
    Aborted: () => 'Unknown',
    NotAuthenticated: () => stop,
    Forbidden: () => (mayBeCredentials ? stop : 'Refused'),
    Rejected: ({ status }) => (status === 408 ? 'Unknown' : aboutTheRow.has(status) ? 'Refused' : stop),
    // The server has counted requests, and carried none out.
    Throttled: ({ delay }) => ({ delay: delay ?? 'unknown' }),
    ServerFailed: () => 'Unknown',
    NotUnderstood: () => 'Unknown',
    NotFound: () => 'Refused',
  })

/** A save of an account that the server does not have is answered with `null`. */
const notFoundIfNull =
  (EMailAccountId: number) =>
  (error: ClientError): ClientError =>
    error._tag === 'NotUnderstood' && error.what === 'null' && EMailAccountId !== 0
      ? { _tag: 'NotFound', request: error.request, duration: error.duration, headers: error.headers, EMailAccountId }
      : error

/** `mayBeCredentials`: whether a 403 is about the credentials. */
export const failedBy =
  (mayBeCredentials: boolean) =>
  (error: ClientError): Failed => {
    const kind = kindOf(mayBeCredentials)(error)
    const reason = errorMessage(error)
    if (kind === 'Refused') return { _tag: kind, reason }
    return kind === 'Unknown' ? { _tag: kind, reason, error } : { _tag: 'Returned', reason, error, delay: kind.delay }
  }

/**
 * `hasSaved`: whether these credentials have saved a row. Before, a 403 is about the credentials, and ends the import; later
 * it is about the row. `givenId`: of the account that the row replaces, 0 for a new one.
 */
export const verdictOf = (hasSaved: boolean, givenId = 0): ((result: E.Either<ClientError, EMailAccount>) => Verdict) =>
  E.match(
    (error): Verdict => F.pipe(error, notFoundIfNull(givenId), failedBy(!hasSaved)),
    ({ EMailAccountId: id }): Verdict =>
      id > 0
        ? { _tag: 'Saved', id }
        : { _tag: 'Unknown', reason: `the response has the id ${id}, which is that of no account`, error: null },
  )
