import { setTimeout } from 'node:timers/promises'
import type { StoreError, StoreUnavailable } from '@so-email/store'
import { function as F, taskEither as TE } from 'fp-ts'

/** How long a ledger is waited for that is not available. */
export interface Patience {
  /** Between two attempts, in milliseconds. */
  readonly pause: number
  readonly attempts: number
  readonly onPause: (error: StoreUnavailable) => void
}

/** Runs a statement again while the store is not available. It must do no harm to run it twice. */
export const patient =
  ({ pause, attempts, onPause }: Patience) =>
  <A>(statement: TE.TaskEither<StoreError, A>): TE.TaskEither<StoreError, A> => {
    const attempt = (left: number): TE.TaskEither<StoreError, A> =>
      F.pipe(
        statement,
        TE.orElse((error) =>
          error._tag !== 'StoreUnavailable' || left <= 1
            ? TE.left(error)
            : F.pipe(
                TE.fromTask(async () => {
                  onPause(error)
                  await setTimeout(pause)
                }),
                TE.chain(() => attempt(left - 1)),
              ),
        ),
      )
    return attempt(attempts)
  }
