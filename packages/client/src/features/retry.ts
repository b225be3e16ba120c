/**
 * Sends a request again after a failure that may pass. What must not happen twice is sent again only if the request
 * certainly never left. Pauses grow exponentially with full jitter (between nothing and the whole pause) and are never
 * shorter than `Retry-After`. A pause that would end after the deadline is not begun: the call fails at once.
 *
 * The loop is imperative: a recursion would keep a promise for every attempt until the call ends.
 */
import { type ConnectionFailure, type ReceivedResponse, retryDelay } from '@so-email/wire'
import { either as E, function as F, option as O, type reader as R } from 'fp-ts'
import type { CallObserver } from '../events/CallObserver.js'
import { type Environment, sleep } from '../runtime/Environment.js'
import { ignoringRejection } from '../runtime/ignoringRejection.js'
import { longestWait } from '../runtime/longestWait.js'
import type { FailedAttempt, RetryPolicy } from '../settings/ClientConfig.js'
import type { Feature, SendFailure } from './Send.js'

/** What a call decides, and no policy of a caller. */
export interface RetryOptions {
  /** Whether sending the request twice does no more than sending it once. */
  readonly isRepeatable: boolean
  /** When the call must have ended, in milliseconds since 1970. */
  readonly deadline: number
  /** Is called before each pause, with its length and the outcome of the attempt that failed. */
  readonly onRetry: CallObserver['onRetry']
}

type Outcome = E.Either<SendFailure, ReceivedResponse>

export const retry =
  (policy: RetryPolicy, options: RetryOptions): R.Reader<Environment, Feature> =>
  (environment) =>
  (send) =>
  (request, limits) =>
  async () => {
    for (let attempt = 1; ; attempt++) {
      const outcome = await send(request, limits)()
      if (attempt >= policy.attempts || !isAgain(outcome, attempt, policy, options.isRepeatable)) return outcome
      const delay = pauseAfter(outcome, attempt, policy)(environment)
      if (limits.signal.aborted || environment.now() + delay >= options.deadline) return outcome
      options.onRetry(delay, outcome)
      const slept = await sleep(delay, limits.signal)(environment)()
      if (E.isLeft(slept)) return slept
    }
  }

const passingStatuses = [429, 502, 503, 504]

/** A certificate stays untrusted, a closed transport stays closed, and a limit that is late now is later then. */
const lastingCauses: ReadonlyArray<ConnectionFailure> = ['tls', 'closed', 'limited']

/** Whether what may be repeated is worth it. */
const mayPass: (outcome: Outcome) => boolean = /*#__PURE__*/ E.match(
  (failure) => failure._tag !== 'NotConnected' || !lastingCauses.includes(failure.cause),
  ({ status }) => passingStatuses.includes(status),
)

/** Whether the request may be sent again without happening twice. Only then the caller may decide. */
const mayRepeat = (isRepeatable: boolean): ((outcome: Outcome) => boolean) =>
  E.match(
    ({ _tag }) => _tag === 'NotConnected' || (_tag === 'Disconnected' && isRepeatable),
    ({ status }) => isRepeatable && status >= 400,
  )

/** What the caller decides; what a caller in JavaScript throws or gives besides is nothing. */
const isAgain = (outcome: Outcome, attempt: number, { when }: RetryPolicy, isRepeatable: boolean): boolean => {
  if (!mayRepeat(isRepeatable)(outcome)) return false
  const byDefault = mayPass(outcome)
  try {
    const decided: unknown = ignoringRejection(when?.(failedAttempt(attempt)(outcome), byDefault))
    return typeof decided === 'boolean' ? decided : byDefault
  } catch {
    return byDefault
  }
}

const failedAttempt = (attempt: number): ((outcome: Outcome) => FailedAttempt) =>
  E.match(
    (failure): FailedAttempt => ({
      attempt,
      status: null,
      headers: [],
      cause: 'cause' in failure ? failure.cause : null,
    }),
    ({ status, headers }) => ({ attempt, status, headers, cause: null }),
  )

/** The pause before the next attempt, in milliseconds. Infinitely often nothing is `NaN`, and no pause. */
const pauseAfter =
  (outcome: Outcome, attempt: number, { baseDelay, maxDelay }: RetryPolicy): R.Reader<Environment, number> =>
  ({ now, random }) =>
    Math.max(
      random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1)) || 0,
      Math.min(
        longestWait,
        F.pipe(
          O.fromEither(outcome),
          O.chain(({ headers }) => retryDelay(now())(headers)),
          O.getOrElse(() => 0),
        ),
      ),
    )
