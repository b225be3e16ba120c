/** Pauses in which an import sends nothing. Imperative: the lanes of an import share them. */
import { setTimeout } from 'node:timers/promises'
import { function as F, type io as IO, type task as T } from 'fp-ts'
import type { ImportEvent } from './ImportEvent.js'

/** How long a pause is, in milliseconds; `unknown` if the server gave no time, as in a 429 without `Retry-After`. */
export type Delay = number | 'unknown'

export interface Pauses {
  /** Begins a pause. One of unknown length, or of less than a second, is twice as long as the one before. */
  readonly begin: (delay: Delay, reason: string) => void
  /** Waits until the pause is over, or the signal is aborted. */
  readonly over: T.Task<void>
  /** A request had a chance: the next pause of unknown length is short again. */
  readonly reset: IO.IO<void>
}

const shortest = 1_000

/** A server must not stop an import for days. */
const longest = 10 * 60_000

export const makePauses = (report: (event: ImportEvent) => void, signal: AbortSignal | undefined): Pauses => {
  let until = 0
  let next = shortest
  return {
    begin: (delay, reason) => {
      // A server that says 0 each time, or a moment that is over, would get thousands of requests a second.
      const isOurs = delay === 'unknown' || delay < shortest
      // Requests that were under way together need one pause.
      if (isOurs && performance.now() < until) return
      const milliseconds = Math.min(isOurs ? next : delay, longest)
      if (isOurs) next *= 2
      until = Math.max(until, performance.now() + milliseconds)
      report({ _tag: 'Paused', milliseconds, reason })
    },
    over: async () => {
      while (signal?.aborted !== true && performance.now() < until)
        await setTimeout(until - performance.now(), undefined, { signal }).catch(F.constVoid)
    },
    reset: () => {
      next = shortest
    },
  }
}
