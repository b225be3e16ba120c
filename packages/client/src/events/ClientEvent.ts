/**
 * What a client tells about its calls, as data that a logger or a tracer can take. It holds no secret and no body. One
 * attempt is `Request`, then `Response` or (where the connection failed) `Retry` or `Failure`.
 */
import type { ClientError, RedactedRequest } from '../errors/ClientError.js'

interface Told<Tag extends string> {
  readonly _tag: Tag
  /** One number a call, counted from 1 in each client: what belongs together. */
  readonly call: number
  readonly request: RedactedRequest
  /** Counted from 1 in each call; 0 where nothing was sent. */
  readonly attempt: number
}

/** A request leaves. */
export interface RequestEvent extends Told<'Request'> {}

/** A response came, whatever its status. `duration` is that of the attempt, in milliseconds. */
export interface ResponseEvent extends Told<'Response'> {
  readonly status: number
  readonly duration: number
}

/** The attempt failed and is repeated after a pause of `delay` milliseconds. */
export interface RetryEvent extends Told<'Retry'> {
  readonly delay: number
  /** A status, or what happened to the connection. */
  readonly reason: string
}

/** The call failed for good. `duration` is that of the call, in milliseconds. */
export interface FailureEvent extends Told<'Failure'> {
  readonly error: ClientError
  readonly duration: number
}

/** What a client tells about its calls. */
export type ClientEvent = RequestEvent | ResponseEvent | RetryEvent | FailureEvent

/** Takes events. What it throws is ignored: watching a call never breaks it. */
export type OnEvent = (event: ClientEvent) => void

/** An {@link OnEvent} that neither throws nor leaves a rejection behind. */
export const heedless =
  (onEvent: OnEvent): OnEvent =>
  (event) => {
    try {
      // An `async` function passes for one that returns nothing.
      Promise.resolve(onEvent(event)).catch(() => {})
    } catch {}
  }
