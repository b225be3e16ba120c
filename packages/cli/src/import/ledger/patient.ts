import { setTimeout } from 'node:timers/promises'
import type { StoreError, StoreUnavailable } from '@so-email/store'
import { function as F, taskEither as TE } from 'fp-ts'

/** How long a ledger is waited for that is not available. */
export interface Patience {
  /** Between two attempts, in milliseconds. */
  readonly pause: number
  /** From the first attempt on, in milliseconds. An attempt is not cut off: one at a store that hangs takes its timeout. */
  readonly limit: number
  readonly onPause: (error: StoreUnavailable) => void
}

/** A minute in all, and what the last attempt takes. */
export const usualPatience = { pause: 500, limit: 60_000 }

/** Runs a statement again while the store is not available. It must do no harm to run it twice. */
export const patient =
  ({ pause, limit, onPause }: Patience) =>
  <A>(statement: TE.TaskEither<StoreError, A>): TE.TaskEither<StoreError, A> => {
    const attempt = (until: number): TE.TaskEither<StoreError, A> =>
      F.pipe(
        statement,
        TE.orElse((error) =>
          error._tag !== 'StoreUnavailable' || performance.now() >= until
            ? TE.left(error)
            : F.pipe(
                TE.fromTask(async () => {
                  onPause(error)
                  await setTimeout(pause)
                }),
                TE.chain(() => attempt(until)),
              ),
        ),
      )
    return () => attempt(performance.now() + limit)()
  }
