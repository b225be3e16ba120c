/** What a call takes from outside besides the network: the time and chance. Tests bring their own. */
import { either as E, type taskEither as TE } from 'fp-ts'
import { onAbort } from './onAbort.js'

export interface Environment {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Calls back once, after that many milliseconds, unless it is cancelled by what it returns. */
  readonly after: (delay: number, callback: () => void) => () => void
  /** From 0 up to 1, as `Math.random`. */
  readonly random: () => number
}

/** The longest delay that a platform's timer takes. */
const longest = 2 ** 31 - 1

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

/** Waits; a signal ends it at once. */
export const sleep =
  ({ after }: Environment, delay: number, signal: AbortSignal): TE.TaskEither<{ readonly _tag: 'Aborted' }, void> =>
  () =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve(E.left({ _tag: 'Aborted' }))
      const cancel = after(delay, () => {
        stop()
        resolve(E.right(undefined))
      })
      const stop = onAbort(signal, () => {
        cancel()
        resolve(E.left({ _tag: 'Aborted' }))
      })
    })
