import type { Hold, Store, StoreError } from '@so-email/store'
import { function as F, option as O, type task as T, taskEither as TE } from 'fp-ts'

/** The name of a worker, which it holds as long as it lives: by that others know whether its rows are free. */
const nameOf = (worker: string): string => `so-email import ${worker}`

/** Holds the name of a worker; `none` while it lives. */
export const holdWorker = (store: Store, worker: string): TE.TaskEither<StoreError, O.Option<Hold>> =>
  store.hold(nameOf(worker))

export interface Holding {
  /** Holds the name, unless it is held. */
  readonly hold: TE.TaskEither<StoreError, void>
  readonly release: T.Task<void>
}

/** The name of this worker; it is held again after the connection that held it was lost. */
export const holding = (store: Store, worker: string): Holding => {
  let held: O.Option<Hold> = O.none
  const isHeld = () => O.isSome(held) && !held.value.isLost()
  const keep = (hold: O.Option<Hold>): TE.TaskEither<StoreError, void> => {
    held = hold
    return O.isSome(hold)
      ? TE.right(undefined)
      : TE.left({
          _tag: 'StoreUnavailable',
          reason: 'another worker is looking whether this one lives',
          advice: 'Try again.',
        })
  }
  return {
    hold: () => (isHeld() ? TE.right(undefined)() : F.pipe(holdWorker(store, worker), TE.chain(keep))()),
    release: () =>
      F.pipe(
        held,
        O.match(
          () => async () => {},
          ({ release }) => release,
        ),
      )(),
  }
}
