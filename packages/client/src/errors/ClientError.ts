/**
 * Everything that can go wrong with a call, as data. One closed union in two families: before there was a response, and
 * with one. Each case carries its request with every secret replaced, so an error may be printed, logged and kept; and it
 * is plain data, so it may be sent as JSON.
 */
import type { DecodeFailure } from '@so-email/codecs'
import type { ConnectionFailure, HttpHeaders } from '@so-email/wire'
import type { Rejection } from './Rejection.js'

/** What was asked, without its secrets and without its body. */
export interface RedactedRequest {
  /** The documented name, as `SaveEMailAccount`. */
  readonly operation: string
  readonly method: string
  readonly url: string
  /** Empty as long as the request was not written. */
  readonly headers: HttpHeaders
}

interface Failed<Tag extends string> {
  readonly _tag: Tag
  readonly request: RedactedRequest
}

/** The caller's value or setting is not what the operation takes; nothing was sent. */
export interface InvalidInput extends Failed<'InvalidInput'> {
  readonly failure: DecodeFailure
}

/** The source of the credentials gave none, when first asked or when asked for fresh ones. */
export interface CredentialsFailed extends Failed<'CredentialsFailed'> {
  readonly reason: string
}

/** No connection, or it broke. `sent` tells whether the request may have reached the server. */
export interface ConnectionFailed extends Failed<'ConnectionFailed'> {
  readonly cause: ConnectionFailure
  readonly sent: boolean
  readonly message: string
}

/** There was no whole answer within the time for the call, which includes every retry. */
export interface TimedOut extends Failed<'TimedOut'> {
  /** In milliseconds. */
  readonly timeout: number
}

/** The caller's signal ended it. */
export interface Aborted extends Failed<'Aborted'> {}

/** 401: the credentials are missing, wrong or expired. */
export interface NotAuthenticated extends Failed<'NotAuthenticated'> {
  readonly status: 401
  readonly rejection: Rejection
}

/** 403: the credentials are good, and not for this. */
export interface Forbidden extends Failed<'Forbidden'> {
  readonly status: 403
  readonly rejection: Rejection
}

/** 4xx: the server refused what it was sent. */
export interface Rejected extends Failed<'Rejected'> {
  readonly status: number
  readonly rejection: Rejection
}

/** 429: too many requests. */
export interface Throttled extends Failed<'Throttled'> {
  readonly status: 429
  /** What `Retry-After` asks to wait, in milliseconds; `null` where it says nothing. */
  readonly delay: number | null
  readonly rejection: Rejection
}

/** 5xx. */
export interface ServerFailed extends Failed<'ServerFailed'> {
  readonly status: number
  readonly rejection: Rejection
}

/** What about an answer was not understood. */
export type Misunderstanding =
  /** A status that the operation does not answer. */
  | 'status'
  /** A redirect; it is never followed. */
  | 'redirect'
  /** Longer than `maxResponseBytes`. */
  | 'tooLarge'
  /** A web page where a value was expected. */
  | 'html'
  /** Another media type than asked for. */
  | 'mediaType'
  /** The body is not what its media type or its charset says. */
  | 'unreadable'
  /** `null`: what this API answers where there is nothing. */
  | 'null'
  /** An error object under a status that means success. */
  | 'errorObject'
  /** A value, and not one that the operation answers. */
  | 'value'

/** An answer that is not what the operation answers. */
export interface NotUnderstood extends Failed<'NotUnderstood'> {
  /** `null` where the status was not learned. */
  readonly status: number | null
  readonly what: Misunderstanding
  readonly reason: string
  /** Where the value differs from the expected one. */
  readonly failure: DecodeFailure | null
  /** What an error object under a good status says. */
  readonly rejection: Rejection | null
}

/** Nothing was answered. */
export type BeforeResponse = InvalidInput | CredentialsFailed | ConnectionFailed | TimedOut | Aborted

/** Something was answered, and it is not the answer. */
export type WithResponse = NotAuthenticated | Forbidden | Rejected | Throttled | ServerFailed | NotUnderstood

/** Everything that can go wrong with a call. */
export type ClientError = BeforeResponse | WithResponse

/** An error as it arises; of which request it is said is added last, as that is the same for all. */
export type Unaddressed<Error = ClientError> = Error extends ClientError ? Omit<Error, 'request'> : never

/** What to do in each case; leaving one out does not compile. */
export type ClientErrorCases<A> = {
  readonly [Tag in ClientError['_tag']]: (error: Extract<ClientError, { _tag: Tag }>) => A
}

/** The total fold. */
export const matchClientError =
  <A>(cases: ClientErrorCases<A>) =>
  (error: ClientError): A => {
    // The case of a tag takes the error of that tag; TypeScript cannot pair the two through an index.
    const match = cases[error._tag] as (error: ClientError) => A
    return match(error)
  }
