import { setImmediate } from 'node:timers/promises'
import { type either as E, function as F, taskEither as TE } from 'fp-ts'

/**
 * Runs something for many items at once: those that come in the same turn of the event loop, or while it runs for the ones
 * before. Imperative: calls share the list of what waits.
 */
export const batched = <Failure, A, B>(
  run: (items: ReadonlyArray<A>) => TE.TaskEither<Failure, (item: A) => B>,
): ((item: A) => TE.TaskEither<Failure, B>) => {
  let waiting: Array<A> = []
  let next: Promise<E.Either<Failure, (item: A) => B>> | undefined
  let running: Promise<unknown> = Promise.resolve()
  const start = async () => {
    await running
    await setImmediate()
    const items = waiting
    waiting = []
    next = undefined
    const ended = run(items)()
    running = ended
    return ended
  }
  return (item) =>
    F.pipe(
      () => {
        waiting.push(item)
        next ??= start()
        return next
      },
      TE.map((resultOf) => resultOf(item)),
    )
}
