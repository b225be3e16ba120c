/** The end of a client or of a transport: what is under way ends first, and what comes later is refused. */
import type { task as T } from 'fp-ts'

export interface Closing {
  readonly isClosed: () => boolean
  /** Waits for the tasks that are under way, then runs the last one. Further runs give the promise of the first. */
  readonly close: T.Task<void>
  /** The same task, which `close` waits for. */
  readonly awaited: <A>(task: T.Task<A>) => T.Task<A>
}

/** Imperative: it counts. */
export const makeClosing = (last: T.Task<void>): Closing => {
  let underWay = 0
  let closing: Promise<void> | null = null
  let onIdle = () => {}
  const ended = <A>(outcome: A): A => {
    underWay -= 1
    if (underWay === 0) onIdle()
    return outcome
  }
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
    awaited: (task) => () => {
      underWay += 1 // first, as the task may close what waits for it
      return task().then(ended)
    },
  }
}
