/** What a call takes from outside besides the network: the time and chance. Tests bring their own. */
import type { taskEither as TE } from 'fp-ts'

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
    if (delay > longest) return () => {}
    const timer = setTimeout(callback, delay)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}

/** Waits; a signal ends it at once. */
export const sleep =
  ({ after }: Environment, delay: number, signal: AbortSignal): TE.TaskEither<{ readonly _tag: 'Aborted' }, void> =>
  () =>
    new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', abort)
        resolve({ _tag: 'Right', right: undefined })
      }
      const cancel = after(delay, wake)
      const abort = () => {
        cancel()
        resolve({ _tag: 'Left', left: { _tag: 'Aborted' } })
      }
      if (signal.aborted) abort()
      else signal.addEventListener('abort', abort, { once: true })
    })
