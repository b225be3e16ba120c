/** What one client may take of the stub; a 0 is no bound. */
import { maxBytes } from '@so-email/wire'

/** How much one client may take of a stub on a socket, and for how long. A time of 0 is no bound. */
export interface Bounds {
  /** Of a body, in bytes. */
  readonly maxBodyBytes: number
  /** Of all header fields of a request, in bytes. */
  readonly maxHeaderBytes: number
  /** For all headers to arrive, in milliseconds; at most what the whole request has. */
  readonly headersTimeout: number
  /** For the whole request to arrive, in milliseconds. */
  readonly requestTimeout: number
  /** At the same time; what comes on top is closed at once. */
  readonly maxConnections: number
}

const defaults: Bounds = {
  maxBodyBytes: maxBytes,
  maxHeaderBytes: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  maxConnections: 1_000,
}

/** All bounds. Headers are a part of their request, so they never have longer than it has. */
export const boundsOf = (given: Partial<Bounds> = {}): Bounds => {
  const bounds = { ...defaults, ...given }
  const { headersTimeout, requestTimeout } = bounds
  return {
    ...bounds,
    maxConnections: bounds.maxConnections || Number.POSITIVE_INFINITY, // from Node 21 on, 0 lets nobody in
    maxBodyBytes: bounds.maxBodyBytes || Number.POSITIVE_INFINITY,
    maxHeaderBytes: bounds.maxHeaderBytes || 2 ** 31 - 1, // to Node, 0 is its own default
    headersTimeout: Math.min(headersTimeout, requestTimeout || headersTimeout),
  }
}
