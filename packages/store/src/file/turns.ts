import type { task as T } from 'fp-ts'

/** Lets tasks run one after another, in the order in which they started: a file has one connection. */
export const makeTurns = (): (<A>(task: T.Task<A>) => T.Task<A>) => {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => () => {
    const result = last.then(task)
    last = result.catch(() => {})
    return result
  }
}
