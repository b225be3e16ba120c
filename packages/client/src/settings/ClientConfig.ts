import type { MediaType, SoTimeZone, Transport } from '@so-email/wire'
import type { Auth } from '../auth/Auth.js'
import type { OnEvent } from '../events/ClientEvent.js'
import type { RetryPolicy } from '../features/retry.js'

/** What a client is made of. Only `baseUrl` and `auth` have to be given. */
export interface ClientConfig {
  /**
   * The site, with or without a path, `/api`, `/api/v1`, a slash at the end: `https://host/Cust1` and
   * `https://host/Cust1/api/v1/` mean the same. A function is asked at every call.
   */
  readonly baseUrl: string | (() => string)
  /** Who asks: `basic`, `soTicket`, `bearer` or `xsrf`. */
  readonly auth: Auth
  /** Identifies the partner app; Online wants it beside a ticket. Written as `SO-AppToken`. */
  readonly appToken?: string
  /** The language of texts in an answer, as `sv`. Written as `Accept-Language`. */
  readonly language?: string
  /** Overrides `language`. Written as `SO-Language`. */
  readonly soLanguage?: string
  /** How numbers and dates inside texts are written, as `en`. Written as `SO-Culture`. */
  readonly soCulture?: string
  /** The zone that date-times are converted to, as `UTC`; with its offset in their texts or without. Written as `SO-TimeZone`. */
  readonly soTimeZone?: string | SoTimeZone.SoTimeZone
  /** What a body is written in; JSON unless given. */
  readonly contentType?: MediaType
  /** What an answer is asked for in; JSON unless given. */
  readonly accept?: MediaType
  /** For a whole call with its retries, in milliseconds; 30 seconds unless given, `Infinity` for no limit. */
  readonly timeout?: number
  /** In bytes, decoded; 10 MiB unless given. */
  readonly maxResponseBytes?: number
  /** Three attempts, `baseDelay` 200, `maxDelay` 5000 unless given; `false` for one attempt. What is left out keeps its default. */
  readonly retry?: Partial<RetryPolicy> | false
  /** More header fields, or others than the options above write. */
  readonly headers?: Readonly<Record<string, string>>
  /** What sends a request: a connection pool of the client's own on Node, elsewhere `fetch`, unless given. */
  readonly transport?: Transport
  /** Told of requests, responses, retries and failures. */
  readonly onEvent?: OnEvent
}

/** What one call may have otherwise than its client. */
export interface CallOptions extends Partial<ClientConfig> {
  /** Ends the call. */
  readonly signal?: AbortSignal
}
