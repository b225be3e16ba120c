import { maxBytes } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { shown, shownValue } from '../refusal/shown.js'

/** How much one client may take of a stub on a socket, and for how long. A 0 is no bound. */
export interface Bounds {
  /** The longest request body, in bytes. */
  readonly maxBodyBytes: number
  /** The bodies of all requests that are arriving at the same time, in bytes. */
  readonly maxArrivingBytes: number
  /** All header fields of a request, in bytes. */
  readonly maxHeaderBytes: number
  /** Until all headers have arrived, in milliseconds; at most `requestTimeout`. */
  readonly headersTimeout: number
  /** Until the whole request has arrived, in milliseconds. */
  readonly requestTimeout: number
  /** At the same time. A further connection is closed at once. */
  readonly maxConnections: number
  /** The requests that wait on one connection for the responses before theirs. A client that sends more is disconnected. */
  readonly maxPipelined: number
}

const defaults: Bounds = {
  maxBodyBytes: maxBytes,
  maxArrivingBytes: 64 * maxBytes,
  maxHeaderBytes: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  maxConnections: 1_000,
  maxPipelined: 32,
}

/** As Node takes the bounds: each of its settings has its own notation of "no bound". */
const forNode = (bounds: Bounds): Bounds => ({
  maxBodyBytes: bounds.maxBodyBytes || Number.POSITIVE_INFINITY,
  maxArrivingBytes: bounds.maxArrivingBytes || Number.POSITIVE_INFINITY,
  maxHeaderBytes: bounds.maxHeaderBytes || 2 ** 31 - 1, // to Node, 0 is its own default
  // The headers are a part of the request, so they never have longer than it has.
  headersTimeout: Math.min(bounds.headersTimeout, bounds.requestTimeout || bounds.headersTimeout),
  requestTimeout: bounds.requestTimeout,
  maxConnections: bounds.maxConnections || Number.POSITIVE_INFINITY, // from Node 21 on, 0 accepts no connection
  maxPipelined: bounds.maxPipelined || Number.POSITIVE_INFINITY,
})

/** All bounds, or the first that is no bound. */
export const parseBounds = (given: unknown = {}): E.Either<string, Bounds> => {
  if (!t.UnknownRecord.is(given)) return E.left('the bounds are no object')
  const bounds: Bounds = { ...defaults, ...given } // checked below
  return F.pipe(
    Object.entries(bounds),
    E.traverseArray(
      E.fromPredicate(
        ([name, bound]) => Object.hasOwn(defaults, name) && Number.isSafeInteger(bound) && bound >= 0,
        ([name, bound]) =>
          Object.hasOwn(defaults, name)
            ? `the bound ${name} is ${shownValue(bound)}, which is not a whole number from 0`
            : `there is no bound ${shown(name)}`,
      ),
    ),
    E.map(() => forNode(bounds)),
  )
}
