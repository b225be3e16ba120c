/** The end of a client: the calls that are under way end first, and later ones are refused. */
import type { task as T } from 'fp-ts'

export interface Closing {
  readonly isClosed: () => boolean
  /** Waits for the calls that are under way, then runs the last task. Further runs give the promise of the first. */
  readonly close: T.Task<void>
  /** The same task, which `close` waits for. */
  readonly awaited: <A>(task: T.Task<A>) => T.Task<A>
}

/** Imperative: it counts. */
export const makeClosing = (last: T.Task<void>): Closing => {
  let underWay = 0
  let closing: Promise<void> | null = null
  let onIdle = () => {}
  const idle = () =>
    new Promise<void>((resolve) => {
      if (underWay === 0) resolve()
      else onIdle = resolve
    })
  return {
    isClosed: () => closing !== null,
    close: () => {
      closing ??= idle().then(last)
      return closing
    },
    awaited: (task) => async () => {
      underWay += 1
      try {
        return await task()
      } finally {
        underWay -= 1
        if (underWay === 0) onIdle()
      }
    },
  }
}
