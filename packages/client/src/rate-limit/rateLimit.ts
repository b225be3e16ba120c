import { type ReceivedResponse, retryDelay, type TransportError } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import type * as t from 'io-ts'
import { CallSignal } from '../runtime/CallSignal.js'
import { onAbort } from '../runtime/onAbort.js'
import { asPart } from '../settings/asPart.js'
import { givenOptions } from '../settings/givenOptions.js'
import { checked } from '../settings/option.js'
import type { Limit, RateLimit } from '../settings/RateLimit.js'
import { type Lane, type Limits, makeLane } from './Lane.js'

/** The limits of one site. Each may be left out. */
export interface RateLimitOptions {
  /** How many requests leave in any time of `per`. */
  readonly requests?: number
  /** The time for `requests`, in milliseconds; 1000 by default. */
  readonly per?: number
  /** How many requests are under way at once. */
  readonly concurrency?: number
}

/**
 * The option `rateLimit` of a client: its requests, retries included, wait for their turn in the order in which they came. A
 * `Retry-After` under 429 or 503 lets all requests to that site wait. A request whose turn would certainly come after the
 * time for its call fails at once, and one that still waits at the end of that time fails then: both are a `ConnectionFailed` with the
 * cause `limited`. The limits are those of each site, and clients that are given the same value share them.
 */
export const rateLimit = (options: RateLimitOptions): RateLimit => ({
  limit: asPart(() => F.pipe(make().decode(options), E.map(F.flow(limitsOf, limitBy)))),
})

const whole = checked<number>(
  'a whole number from 1',
  (given) => given === Number.POSITIVE_INFINITY || (Number.isInteger(given) && Number(given) > 0),
)

/** In a function, as a bundler must take the calls for more than making values. */
const make = () =>
  givenOptions({
    requests: whole,
    per: checked<number>('a number of milliseconds', (given) => Number.isFinite(given) && Number(given) > 0),
    concurrency: whole,
  })

const none = Number.POSITIVE_INFINITY

type Parsed = t.TypeOf<ReturnType<typeof make>>

const limitsOf = ({ requests = none, per = 1000, concurrency = none }: Parsed): Limits => ({
  requests,
  per,
  concurrency,
})

/** Sites that are called no more are forgotten beyond that number. */
const mostLanes = 100

const limitBy = (limits: Limits): Limit => {
  const lanes = new Map<string, Lane>()
  const laneOf = (site: string, now: number): Lane => {
    const lane = lanes.get(site) ?? makeLane(limits)
    if (lanes.size >= mostLanes) for (const [key, each] of lanes) if (each.isIdle(now)) lanes.delete(key)
    lanes.set(site, lane)
    return lane
  }
  return (deadline) => (environment) => (send) => (request, limits) => async () => {
    const lane = laneOf(siteOf(request.url), environment.now())
    const { signal } = limits
    if (signal instanceof CallSignal) signal.late = failures.late
    const turn = await lane.enter({ deadline, signal })(environment)
    if (signal instanceof CallSignal) signal.late = null
    if (turn !== 'begun') return E.left(failures[turn])
    let leave = () => {
      leave = F.constVoid
      lane.leave(environment)
    }
    // Calls that wait and end at the same time end first: their requests would leave for nothing.
    const leaveLater = () => environment.after(0, () => leave())
    // A transport may ignore the signal, and would keep its place.
    const stop = onAbort(signal, leaveLater)
    try {
      const outcome = await send(request, limits)()
      if (E.isRight(outcome)) lane.pause(pauseOf(outcome.right, environment.now()))(environment)
      return outcome
    } finally {
      stop()
      if (signal.aborted) leaveLater()
      else leave()
    }
  }
}

const failures: Readonly<Record<'aborted' | 'late', TransportError>> = {
  aborted: { _tag: 'Aborted' },
  late: {
    _tag: 'NotConnected',
    cause: 'limited',
    message: 'the rate limit lets no request leave before the time for the call ends',
  },
}

/** What stands before the path of the agents: on one host each tenant has a path of its own. A query has no slash. */
const siteOf = (url: string): string => url.slice(0, url.lastIndexOf('/api/'))

/** How long a response lets all others wait, in milliseconds. */
const pauseOf = ({ status, headers }: ReceivedResponse, now: number): number =>
  status === 429 || status === 503
    ? F.pipe(
        headers,
        retryDelay(now),
        O.getOrElse(() => 0),
      )
    : 0
