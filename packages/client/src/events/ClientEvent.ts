/**
 * What happens during the calls of a client, as data for a logger or a tracer. It holds no secret and no body. One attempt
 * is a `Request` followed by a `Response`, or by a `Retry` or a `Failure` where the connection failed.
 */
import type { HttpHeaders } from '@so-email/wire'
import type { ClientError } from '../errors/ClientError.js'
import type { RedactedRequest } from '../errors/redactRequest.js'
import { ignoringRejection } from '../runtime/ignoringRejection.js'

interface EventOf<Tag extends string> {
  readonly _tag: Tag
  /** The number of the call, counted from 1 in each client: events of one call have the same. */
  readonly call: number
  readonly request: RedactedRequest
  /** The number of the attempt, counted from 1 in each call; 0 if nothing was sent. */
  readonly attempt: number
}

/** A request is sent. */
export interface RequestEvent extends EventOf<'Request'> {}

/** A response came, whatever its status. `duration` is that of the attempt, in milliseconds. */
export interface ResponseEvent extends EventOf<'Response'> {
  readonly status: number
  /** The headers of the response that never hold a secret, as the id of the request at the server. */
  readonly headers: HttpHeaders
  readonly duration: number
}

/** The attempt failed, and the next one follows after a pause of `delay` milliseconds. */
export interface RetryEvent extends EventOf<'Retry'> {
  readonly delay: number
  /** A status, or the way in which the connection failed. */
  readonly reason: string
}

/** The call failed. `duration` is that of the call, in milliseconds. */
export interface FailureEvent extends EventOf<'Failure'> {
  readonly error: ClientError
  readonly duration: number
}

/** What happens during the calls of a client. */
export type ClientEvent = RequestEvent | ResponseEvent | RetryEvent | FailureEvent

/** Receives events. Whatever it throws is ignored, so it cannot break a call. */
export type OnEvent = (event: ClientEvent) => void

/** The same receiver, without its exceptions and rejections. */
export const ignoringErrors =
  <A>(receive: (given: A) => void) =>
  (given: A): void => {
    try {
      ignoringRejection(receive(given))
    } catch {}
  }
