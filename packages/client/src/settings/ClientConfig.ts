import type { AnswerMediaType, ConnectionFailure, HttpHeaders, MediaType, TimeZone, Transport } from '@so-email/wire'
import type { taskEither as TE } from 'fp-ts'
import type { Auth } from '../auth/Auth.js'
import type { OnEvent } from '../events/ClientEvent.js'
import type { RateLimit } from './RateLimit.js'
import type { SiteLookup } from './SiteLookup.js'

/** How often a request is sent, and how long the pauses between the attempts are. */
export interface RetryPolicy {
  /** How often a request is sent at most, the first time included. */
  readonly attempts: number
  /** The longest pause before the second attempt, in milliseconds; it doubles from attempt to attempt. */
  readonly baseDelay: number
  /** No pause is longer, in milliseconds, unless the server's `Retry-After` is. */
  readonly maxDelay: number
  /**
   * Whether a failed attempt is worth another one. `byDefault` is what the client decides by itself. It is called only where
   * sending the request again does no harm: a create is sent again if it never left, and never otherwise.
   */
  readonly when?: (failed: FailedAttempt, byDefault: boolean) => boolean
}

/** An attempt that got no response, or one with a status from 400. */
export interface FailedAttempt {
  /** Counted from 1. */
  readonly attempt: number
  /** `null` where there was no response. */
  readonly status: number | null
  /** All headers of the response. */
  readonly headers: HttpHeaders
  /** Why there was no response; `null` where there was one. */
  readonly cause: ConnectionFailure | null
}

/** The site, or how it is found for each call. The text in the Left of a `TaskEither` becomes part of the error. */
export type BaseUrl = string | (() => string | Promise<string>) | TE.TaskEither<string, string> | SiteLookup

/** The options of a client. Only `baseUrl` and `auth` are required. */
export interface ClientConfig {
  /**
   * The site, with or without a path, `/api`, `/api/v1`, a slash at the end: `https://host/Cust1` and
   * `https://host/Cust1/api/v1/` mean the same. A function is called for every call; it may also be a `TaskEither`, or give
   * a Promise. `tenant` of `@so-email/client/tenant` follows a tenant of Online.
   */
  readonly baseUrl: BaseUrl
  /** The credentials: made by `basic`, `soTicket`, `bearer` or `xsrf`. */
  readonly auth: Auth
  /** Identifies the partner app; Online requires it beside a ticket. Written as `SO-AppToken`. */
  readonly appToken?: string
  /** The language of texts in the response, as `sv`. Written as `Accept-Language`. */
  readonly language?: string
  /** Overrides `language`. Written as `SO-Language`. */
  readonly soLanguage?: string
  /** The format of numbers and dates inside texts, as `en`. Written as `SO-Culture`. */
  readonly soCulture?: string
  /**
   * The zone of date-times in the response, as `UTC`, with or without the offset in their texts. A text has none: take
   * `{ zone: 'NO', includeOffset: true }`, as `toDate` reads a date-time without an offset as UTC. Written as `SO-TimeZone`.
   */
  readonly soTimeZone?: string | TimeZone
  /** The media type of the request's body; `json` by default. */
  readonly contentType?: MediaType
  /** The preferred media type of the response; `json` by default. */
  readonly accept?: AnswerMediaType
  /** The time for a whole call with its retries, in milliseconds; 30 seconds by default, `Infinity` for no limit. */
  readonly timeout?: number
  /** The longest accepted body of a response, in bytes after decompression; 10 MiB by default. */
  readonly maxResponseBytes?: number
  /** By default `{ attempts: 3, baseDelay: 200, maxDelay: 5000 }`, part by part; `false` for one attempt. */
  readonly retry?: Partial<RetryPolicy> | false
  /** How many requests leave at once and in a time, as `rateLimit` of `@so-email/client/rate-limit` makes it; no limit by default. */
  readonly rateLimit?: RateLimit
  /** More headers. They override the options that write the same header. */
  readonly headers?: Readonly<Record<string, string>>
  /** Sends the requests; by default a connection pool of the client's own on Node, and `fetch` elsewhere. */
  readonly transport?: Transport
  /**
   * The trace that requests belong to, as the header `traceparent` of the W3C. A function is called for each request, right after
   * its event; where it gives no traceparent, there is none.
   */
  readonly traceparent?: string | (() => string | undefined)
  /** Receives an event for every request, response, retry and failure. */
  readonly onEvent?: OnEvent
}

/** What came with the value of a call. */
export interface ResponseHead {
  readonly status: number
  /** All headers, as the server sent them. */
  readonly headers: HttpHeaders
  /** How long the call took, its retries included, in milliseconds. */
  readonly duration: number
}

/** The options of one call, which override those of its client. */
export interface CallOptions extends Partial<ClientConfig> {
  /** Ends the call. */
  readonly signal?: AbortSignal
  /** Receives the head of the response that the value of the call came in; `withResponse` gives it beside the value. */
  readonly onResponse?: (response: ResponseHead) => void
}
