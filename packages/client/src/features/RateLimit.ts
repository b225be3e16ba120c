/** How many requests leave at once and in a time, as an option of a client. `rateLimit` of `@so-email/client/rate-limit` makes one. */
import type { reader as R } from 'fp-ts'
import type * as t from 'io-ts'
import type { Environment } from '../runtime/Environment.js'
import type { Feature } from './Send.js'

/** Lets each request of a call wait for its turn; `deadline` is when the call must have ended, in milliseconds since 1970. */
export type Limit = (deadline: number) => R.Reader<Environment, Feature>

/** The limits of a client. Clients that are given the same value share it. */
export interface RateLimit {
  /** How a request waits, or what is wrong with the options that the limits were made of. */
  readonly limit: (context: t.Context) => t.Validation<Limit>
}
