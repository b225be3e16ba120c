/**
 * The port between an interpreter of operations and the network: a request goes in, a response comes out, whatever its
 * status. `fetch` can be one, and so can a connection pool; the stub's `answer` is one without a socket.
 */
import type { taskEither as TE } from 'fp-ts'
import type { HttpRequest } from './HttpRequest.js'
import type { HttpResponse } from './HttpResponse.js'

/**
 * The limits of one exchange.
 *
 * @category transport
 */
export interface TransportLimits {
  /** Ends the exchange; the transport then answers `Aborted`. */
  readonly signal: AbortSignal
  /** In bytes, after decoding. */
  readonly maxResponseBytes: number
}

/**
 * Why there is no response.
 *
 * @category transport
 */
export type TransportError =
  /** The signal ended it. */
  | { readonly _tag: 'Aborted' }
  /** No connection came about, so nothing was sent. */
  | { readonly _tag: 'NotConnected'; readonly cause: ConnectionFailure; readonly message: string }
  /** The connection broke after the request may have reached the server. */
  | { readonly _tag: 'Disconnected'; readonly cause: ConnectionFailure; readonly message: string }
  /** The response was longer than allowed. */
  | { readonly _tag: 'TooLarge'; readonly maxResponseBytes: number }
  /** A browser hides a redirect from its caller. */
  | { readonly _tag: 'OpaqueRedirect' }

/**
 * The end of the connection; `closed` means that the transport has been closed and makes no more connections.
 *
 * @category transport
 */
export type ConnectionFailure = 'refused' | 'reset' | 'dns' | 'tls' | 'protocol' | 'closed' | 'other'

/**
 * Sends a request and gives the response, whatever its status, or a {@link TransportError} where there is none. Its promise
 * is never rejected.
 *
 * @category transport
 */
export type Transport = (request: HttpRequest, limits: TransportLimits) => TE.TaskEither<TransportError, HttpResponse>
