/**
 * Sends again what failed for a passing reason. Safe: what must not happen twice is sent again only if it certainly never
 * left. Pauses grow exponentially with full jitter (anything from nothing to the whole pause), and are never shorter than
 * `Retry-After` asks. A pause that would end after the deadline is not begun: the failure is given at once.
 */
import type { HttpResponse } from '@so-email/wire'
import { either as E, function as F, task as T, taskEither as TE } from 'fp-ts'
import { type Environment, sleep } from '../Environment.js'
import { retryAfter } from '../retryAfter.js'
import type { Feature, SendFailure } from '../Send.js'

export interface RetryPolicy {
  /** How often a request is sent at most, the first time included. */
  readonly attempts: number
  /** The longest pause before the second attempt, in milliseconds; it doubles from attempt to attempt. */
  readonly baseDelay: number
  /** No pause is longer, in milliseconds, unless the server asks for it. */
  readonly maxDelay: number
}

export interface RetryOptions extends RetryPolicy {
  /** Whether doing it twice does no more than doing it once. */
  readonly isRepeatable: boolean
  /** When the call must be over, in milliseconds since 1970. */
  readonly deadline: number
  /** Told before each pause: the attempt that failed, counted from 1, and the pause in milliseconds. */
  readonly onRetry: (attempt: number, delay: number, outcome: Outcome) => void
}

type Outcome = E.Either<SendFailure, HttpResponse>

export const retry =
  (options: RetryOptions, environment: Environment): Feature =>
  (send) =>
  (request, limits) => {
    const from = (attempt: number): TE.TaskEither<SendFailure, HttpResponse> =>
      F.pipe(
        send(request, limits),
        T.chain((outcome) => {
          if (attempt >= options.attempts || !isPassing(outcome, options.isRepeatable)) return T.of(outcome)
          const now = environment.now()
          const delay = pause(options, attempt, outcome, now, environment.random())
          if (limits.signal.aborted || now + delay >= options.deadline) return T.of(outcome)
          options.onRetry(attempt, delay, outcome)
          return F.pipe(
            sleep(environment, delay, limits.signal),
            TE.chainW(() => from(attempt + 1)),
          )
        }),
      )
    return from(1)
  }

const passingStatuses = [429, 502, 503, 504]

const isPassing = (outcome: Outcome, isRepeatable: boolean): boolean => {
  if (E.isRight(outcome)) return isRepeatable && passingStatuses.includes(outcome.right.status)
  switch (outcome.left._tag) {
    case 'NotConnected':
      return outcome.left.cause !== 'tls' // a certificate does not become good by asking again
    case 'Disconnected':
      return isRepeatable
    default:
      return false
  }
}

const pause = (
  { baseDelay, maxDelay }: RetryPolicy,
  attempt: number,
  outcome: Outcome,
  now: number,
  random: number,
): number => {
  const jittered = random * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1))
  const asked = E.isRight(outcome) ? retryAfter(outcome.right.headers, now) : null
  return Math.max(jittered, asked ?? 0)
}
