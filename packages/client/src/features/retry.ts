/**
 * Sends again what failed for a passing reason. Safe: what must not happen twice is sent again only if it certainly never
 * left. Pauses grow exponentially with full jitter (anything from nothing to the whole pause), and are never shorter than
 * `Retry-After` asks. A pause that would end after the deadline is not begun: the failure is given at once.
 */
import type { ConnectionFailure } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { retryAfter } from '../retryAfter.js'
import { type Environment, sleep } from '../runtime/Environment.js'
import type { Feature, Outcome } from './Send.js'

/** How often something is sent, and how long the pauses between are. */
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

export const retry =
  (options: RetryOptions, environment: Environment): Feature =>
  (send) =>
  (request, limits) =>
  async () => {
    for (let attempt = 1; ; attempt++) {
      const outcome = await send(request, limits)()
      if (attempt >= options.attempts || !isPassing(outcome, options.isRepeatable)) return outcome
      const now = environment.now()
      const delay = pause(options, attempt, outcome, now, environment.random())
      if (limits.signal.aborted || now + delay >= options.deadline) return outcome
      options.onRetry(attempt, delay, outcome)
      const slept = await sleep(environment, delay, limits.signal)()
      if (E.isLeft(slept)) return slept
    }
  }

const passingStatuses = [429, 502, 503, 504]

/** A certificate does not become good by asking again, and what is closed stays closed. */
const lastingCauses: ReadonlyArray<ConnectionFailure> = ['tls', 'closed']

const isPassing = (outcome: Outcome, isRepeatable: boolean): boolean => {
  if (E.isRight(outcome)) return isRepeatable && passingStatuses.includes(outcome.right.status)
  switch (outcome.left._tag) {
    case 'NotConnected':
      return !lastingCauses.includes(outcome.left.cause)
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
