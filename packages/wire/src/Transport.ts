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
  /** The response was longer than allowed, and its status is not known. */
  | { readonly _tag: 'TooLarge'; readonly maxResponseBytes: number }
  /** There was a response, but its platform gives nothing of it, not even its status. */
  | { readonly _tag: 'Unreadable'; readonly message: string }
  /** A browser hides a redirect from its caller. */
  | { readonly _tag: 'OpaqueRedirect' }

/**
 * The end of the connection; `closed` means that the transport has been closed and makes no more connections, and `limited` that
 * a limit of the client lets no request leave in time.
 *
 * @category transport
 */
export type ConnectionFailure = 'refused' | 'reset' | 'dns' | 'tls' | 'protocol' | 'closed' | 'limited' | 'other'

/**
 * A response whose head has arrived. Its status is known even if its body is not: a body that broke off, that is longer than
 * allowed or that cannot be decoded is empty, and `unread` is the reason.
 *
 * @category transport
 */
export interface ReceivedResponse extends HttpResponse {
  readonly unread?: UnreadBody
}

/**
 * Why the body of a response is not there.
 *
 * @category transport
 */
export type UnreadBody =
  /** It is longer than allowed. */
  | { readonly _tag: 'TooLarge'; readonly maxResponseBytes: number }
  /** It broke off, or it is not in the encoding that the response names. */
  | { readonly _tag: 'Broken'; readonly message: string }

/**
 * Sends a request and gives the response, whatever its status, or a {@link TransportError} where there is none. Its promise
 * is never rejected.
 *
 * @category transport
 */
export type Transport = (
  request: HttpRequest,
  limits: TransportLimits,
) => TE.TaskEither<TransportError, ReceivedResponse>
