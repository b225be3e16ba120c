/**
 * Sends a request again after a failure that may pass. What must not happen twice is sent again only if the request
 * certainly never left. Pauses grow exponentially with full jitter (between nothing and the whole pause) and are never
 * shorter than `Retry-After`. A pause that would end after the deadline is not begun: the call fails at once.
 *
 * The loop is imperative: a recursion would keep a promise for every attempt until the call ends.
 */
import { type ConnectionFailure, header, type ReceivedResponse, RetryAfter } from '@so-email/wire'
import { either as E, function as F, option as O, type reader as R } from 'fp-ts'
import type { CallObserver } from '../events/CallObserver.js'
import { type Environment, sleep } from '../runtime/Environment.js'
import type { RetryPolicy } from '../settings/ClientConfig.js'
import type { Feature, SendFailure } from './Send.js'

export interface RetryOptions extends RetryPolicy {
  /** Whether sending the request twice does no more than sending it once. */
  readonly isRepeatable: boolean
  /** When the call must have ended, in milliseconds since 1970. */
  readonly deadline: number
  /** Is called before each pause, with its length and the outcome of the attempt that failed. */
  readonly onRetry: CallObserver['onRetry']
}

type Outcome = E.Either<SendFailure, ReceivedResponse>

export const retry =
  (options: RetryOptions): R.Reader<Environment, Feature> =>
  (environment) =>
  (send) =>
  (request, limits) =>
  async () => {
    for (let attempt = 1; ; attempt++) {
      const outcome = await send(request, limits)()
      if (attempt >= options.attempts || !mayPass(outcome, options.isRepeatable)) return outcome
      const delay = pauseAfter(outcome, attempt, options)(environment)
      if (limits.signal.aborted || environment.now() + delay >= options.deadline) return outcome
      options.onRetry(delay, outcome)
      const slept = await sleep(delay, limits.signal)(environment)()
      if (E.isLeft(slept)) return slept
    }
  }

const passingStatuses = [429, 502, 503, 504]

/** A certificate stays untrusted, a closed transport stays closed, and a limit that is late now is later then. */
const lastingCauses: ReadonlyArray<ConnectionFailure> = ['tls', 'closed', 'limited']

const mayPass = (outcome: Outcome, isRepeatable: boolean): boolean =>
  F.pipe(
    outcome,
    E.match(
      (failure) =>
        failure._tag === 'NotConnected'
          ? !lastingCauses.includes(failure.cause)
          : failure._tag === 'Disconnected' && isRepeatable,
      ({ status }) => isRepeatable && passingStatuses.includes(status),
    ),
  )

/** The pause before the next attempt, in milliseconds. */
const pauseAfter =
  (outcome: Outcome, attempt: number, { baseDelay, maxDelay }: RetryPolicy): R.Reader<Environment, number> =>
  ({ now, random }) =>
    Math.max(
      random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1)),
      F.pipe(
        O.fromEither(outcome),
        O.chain(({ headers }) => header(RetryAfter.name)(headers)),
        O.chain(RetryAfter.read(now())),
        O.getOrElse(() => 0),
      ),
    )
