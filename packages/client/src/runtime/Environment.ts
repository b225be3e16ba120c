/** What a call needs from outside besides the network: the time, timers and random numbers. Tests bring their own. */
import { either as E, type readerTaskEither as RTE } from 'fp-ts'
import type { Signal } from './CallSignal.js'
import { onAbort } from './onAbort.js'

/** The effects that a call reads from its surroundings. */
export interface Environment {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Calls back once, after that many milliseconds, unless the returned function cancels it. */
  readonly after: (delay: number, callback: () => void) => () => void
  /** From 0 up to 1, as `Math.random`. */
  readonly random: () => number
}

/** The longest delay that a platform's timer takes. */
const longest = 2 ** 31 - 1

/** The clock, the timers and the random numbers of the platform. */
export const platform: Environment = {
  now: () => Date.now(),
  after: (delay, callback) => {
    if (delay === Number.POSITIVE_INFINITY) return () => {}
    let timer: ReturnType<typeof setTimeout>
    const wait = (left: number) => {
      timer = left > longest ? setTimeout(() => wait(left - longest), longest) : setTimeout(callback, left)
    }
    wait(delay)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}

/** Waits that many milliseconds; the signal ends the wait at once. */
export const sleep =
  (delay: number, signal: Signal): RTE.ReaderTaskEither<Environment, { readonly _tag: 'Aborted' }, void> =>
  ({ after }) =>
  () =>
    new Promise((resolve) => {
      const cancel = after(delay, () => {
        stop()
        resolve(E.right(undefined))
      })
      const stop = onAbort(signal, () => {
        cancel()
        resolve(E.left({ _tag: 'Aborted' }))
      })
    })
