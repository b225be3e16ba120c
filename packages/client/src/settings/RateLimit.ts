/** How many requests leave at once and in a time, as an option of a client. `rateLimit` of `@so-email/client/rate-limit` makes one. */
import type { HttpRequest, ReceivedResponse, TransportError } from '@so-email/wire'
import type { reader as R, taskEither as TE } from 'fp-ts'
import type * as t from 'io-ts'
import type { Environment } from '../runtime/Environment.js'
import type { ExchangeLimits } from '../transport/OwnTransport.js'

/** Sends a request, and may fail so. */
export type Sending<Failure> = (
  request: HttpRequest,
  limits: ExchangeLimits,
) => TE.TaskEither<Failure, ReceivedResponse>

/** Lets each request of a call wait for its turn; `deadline` is when the call must have ended, in milliseconds since 1970. */
export type Limit = (
  deadline: number,
) => R.Reader<Environment, <Failure>(send: Sending<Failure>) => Sending<Failure | TransportError>>

/** The limits of a client. Clients that are given the same value share it. */
export interface RateLimit {
  /** How a request waits, or what is wrong with the options that the limits were made of. */
  readonly limit: (context: t.Context) => t.Validation<Limit>
}
