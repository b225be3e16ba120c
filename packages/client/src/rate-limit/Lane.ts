/**
 * The requests to one site, which leave in the order in which they came: so many at once, and so many in any time. There is a
 * timer only while a request waits for the time to pass.
 *
 * Imperative: it is a queue that calls share.
 */

import type { reader as R } from 'fp-ts'
import type { Signal } from '../runtime/CallSignal.js'
import type { Environment } from '../runtime/Environment.js'
import { longestWait } from '../runtime/longestWait.js'
import { onAbort } from '../runtime/onAbort.js'
import { Ring } from '../runtime/Ring.js'

/** The limits of a lane; each may be infinite. `per` is in milliseconds. */
export interface Limits {
  readonly requests: number
  readonly per: number
  readonly concurrency: number
}

/** How the wait of a request ends; `late`: its turn would come after its deadline. */
export type Turn = 'begun' | 'aborted' | 'late'

/** A request that wants to leave. */
export interface Entrant {
  readonly signal: Signal
  readonly deadline: number
}

export interface Lane {
  /** Waits for the turn of a request. One that has begun must leave. */
  readonly enter: (entrant: Entrant) => R.Reader<Environment, Turn | Promise<Turn>>
  readonly leave: (environment: Environment) => void
  /** Lets no request begin for so many milliseconds. */
  readonly pause: (delay: number) => (environment: Environment) => void
  /** Whether a new lane would do the same. */
  readonly isIdle: (now: number) => boolean
}

interface Waiting {
  readonly deadline: number
  /** Goes to the end of the queue. */
  readonly join: () => void
  /** Gives it its turn; it waits no longer. */
  readonly end: (turn: Turn) => void
}

export const makeLane = ({ requests, per, concurrency }: Limits): Lane => {
  const waiting = new Ring<Waiting>()
  /** When the latest requests began, as many as are counted: `oldest` is the place of the first, and of the next. */
  const begun: Array<number> = []
  let oldest = 0
  let latest = 0
  let running = 0
  let pause = { from: 0, until: 0 }
  let cancel = () => {}

  /** When the next request may begin. A time that is still to come was noted before the clock was set back. */
  const nextTime = (now: number): number => {
    const first = begun[oldest] ?? Number.POSITIVE_INFINITY
    const room = first > now ? now : first + per
    return now < pause.from ? room : Math.max(room, pause.until)
  }
  const begin = (now: number): 'begun' => {
    running += 1
    if (requests < Number.POSITIVE_INFINITY) {
      begun[oldest] = now
      oldest = (oldest + 1) % requests
      latest = now
    }
    return 'begun'
  }
  const isFree = (now: number): boolean => running < concurrency && nextTime(now) <= now
  const advance = (environment: Environment) => {
    cancel()
    cancel = () => {}
    for (let each = waiting.first; each !== undefined; each = waiting.first) {
      const now = environment.now()
      if (each.deadline <= now) {
        dismiss(each, 'late')
        continue
      }
      if (!isFree(now)) {
        if (running < concurrency) cancel = environment.after(nextTime(now) - now, () => advance(environment))
        return
      }
      each.end(begin(now))
    }
  }
  const dismiss = ({ end }: Waiting, turn: Turn) => {
    end(turn)
    if (waiting.first === undefined) cancel()
  }

  return {
    enter:
      ({ deadline, signal }) =>
      (environment) => {
        const now = environment.now()
        if (signal.aborted) return 'aborted'
        if (waiting.first === undefined && isFree(now)) return begin(now)
        if (nextTime(now) >= deadline) return 'late'
        return new Promise((resolve) => {
          let leave: () => unknown
          const each: Waiting = {
            deadline,
            join: () => {
              leave = waiting.add(each)
            },
            end: (turn) => {
              leave()
              stop()
              resolve(turn)
            },
          }
          const stop = onAbort(signal, () => dismiss(each, 'aborted'))
          each.join()
          advance(environment)
        })
      },
    leave: (environment) => {
      running -= 1
      advance(environment)
    },
    pause: (delay) => (environment) => {
      const now = environment.now()
      const until = now + Math.min(delay, longestWait)
      if (now >= pause.from && until <= pause.until) return // as in `nextTime`
      pause = { from: now, until }
      const staying: Array<Waiting> = []
      waiting.drain((each) => (each.deadline <= until ? each.end('late') : staying.push(each)))
      for (const each of staying) each.join()
      advance(environment)
    },
    isIdle: (now) => running === 0 && waiting.first === undefined && pause.until <= now && latest + per <= now,
  }
}
