/**
 * Everything that can go wrong with a call, as data. One closed union in two families: before a response, and with a
 * response. Each error holds its request with every secret redacted, so an error may be printed, logged and kept; and it
 * is plain data, so it may be sent as JSON.
 */
import type { DecodeFailure, Rejection, TenantStateName } from '@so-email/codecs'
import type { ConnectionFailure, HttpHeaders } from '@so-email/wire'
import type { RedactedRequest } from './redactRequest.js'

interface Failed<Tag extends string> {
  readonly _tag: Tag
  readonly request: RedactedRequest
  /** How long the call took, in milliseconds; 0 if nothing was begun. */
  readonly duration: number
}

interface Answered<Tag extends string> extends Failed<Tag> {
  /** The headers of the response that never hold a secret, as the id of the request at the server. */
  readonly headers: HttpHeaders
}

/** The input or an option of the call cannot be sent. Nothing was sent. */
export interface InvalidInput extends Failed<'InvalidInput'> {
  readonly failure: DecodeFailure
}

/** The source of the credentials gave none, at first or after the server rejected the ones before. */
export interface CredentialsFailed extends Failed<'CredentialsFailed'> {
  readonly reason: string
}

/**
 * The Online tenant does not run, or its state could not be read. Nothing was carried out. Credentials were sent at
 * most to the former address of the tenant, which answered 421.
 */
export interface TenantUnavailable extends Failed<'TenantUnavailable'> {
  readonly contextId: string
  /** The documented name, as `Suspended`; `null` where the state could not be read, or has another name. */
  readonly state: TenantStateName | null
  /** When the state is worth another look, as a date-time; `null` where it could not be read. */
  readonly validUntil: string | null
  readonly reason: string
}

/** There was no connection, or it broke. `sent`: whether the request may have reached the server, in any attempt of the call. */
export interface ConnectionFailed extends Failed<'ConnectionFailed'> {
  readonly cause: ConnectionFailure
  readonly sent: boolean
  readonly message: string
}

/** There was no complete response within the time for the call, which includes every retry. */
export interface TimedOut extends Failed<'TimedOut'> {
  /** In milliseconds. */
  readonly timeout: number
}

/** The caller's signal ended the call. */
export interface Aborted extends Failed<'Aborted'> {}

/**
 * 401: the credentials are missing, wrong or expired; or the application was not granted the agent, and then new
 * credentials do not help.
 */
export interface NotAuthenticated extends Answered<'NotAuthenticated'> {
  readonly status: 401
  readonly rejection: Rejection
}

/** 403: the credentials are good, but not for this. */
export interface Forbidden extends Answered<'Forbidden'> {
  readonly status: 403
  readonly rejection: Rejection
}

/** Any other 4xx: the server rejected the request. */
export interface Rejected extends Answered<'Rejected'> {
  readonly status: number
  readonly rejection: Rejection
}

/** 429: too many requests. */
export interface Throttled extends Answered<'Throttled'> {
  readonly status: 429
  /** How long `Retry-After` wants the client to wait, in milliseconds; `null` without that header. */
  readonly delay: number | null
  readonly rejection: Rejection
}

/** 5xx. */
export interface ServerFailed extends Answered<'ServerFailed'> {
  readonly status: number
  readonly rejection: Rejection
}

/** What about a response was not understood. */
export type Misunderstanding =
  /** A status that the operation does not answer. */
  | 'status'
  /** A redirect; it is never followed. */
  | 'redirect'
  /** Longer than `maxResponseBytes`. */
  | 'tooLarge'
  /** A web page where a value was expected. */
  | 'html'
  /** A media type that was not accepted. */
  | 'mediaType'
  /** The body broke off, or is not what its encoding, its media type or its charset promises. */
  | 'unreadable'
  /** `null`, where the operation always answers a value. */
  | 'null'
  /** An error object under a status that means success. */
  | 'errorObject'
  /** A value, but not one that the operation answers. */
  | 'value'

/** The response is not one that the operation answers. */
export interface NotUnderstood extends Answered<'NotUnderstood'> {
  /** `null` where the transport did not give the status. */
  readonly status: number | null
  readonly what: Misunderstanding
  readonly reason: string
  /** Where the value differs from the expected one. */
  readonly failure: DecodeFailure | null
  /** The content of an error object under a status that means success. */
  readonly rejection: Rejection | null
}

/** There is no account with that id, or no longer. Only `changeEMailAccount` fails so: an operation answers `O.none`. */
export interface NotFound extends Answered<'NotFound'> {
  readonly EMailAccountId: number
}

/** The errors of a call that got no response. */
export type BeforeResponse =
  | InvalidInput
  | TenantUnavailable
  | CredentialsFailed
  | ConnectionFailed
  | TimedOut
  | Aborted

/** The errors of a call that got a response. */
export type WithResponse = NotAuthenticated | Forbidden | Rejected | Throttled | ServerFailed | NotUnderstood | NotFound

/** Everything that can go wrong with a call. */
export type ClientError = BeforeResponse | WithResponse

/** An error before what is the same for all errors of a call is added. */
export type WithoutRequest<Error = ClientError> = Error extends ClientError
  ? Omit<Error, 'request' | 'duration' | 'headers'>
  : never

/** A function for each case of {@link ClientError}; leaving one out does not compile. */
export type ClientErrorCases<A> = {
  readonly [Tag in ClientError['_tag']]: (error: Extract<ClientError, { _tag: Tag }>) => A
}

/** Applies the function of the error's case. The fold is total: every case has a function. */
export const matchClientError =
  <A>(cases: ClientErrorCases<A>) =>
  (error: ClientError): A => {
    // The case of a tag takes the error of that tag; TypeScript cannot pair the two through an index.
    const match = cases[error._tag] as (error: ClientError) => A
    return match(error)
  }
