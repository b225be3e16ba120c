import type { Store, StoreError } from '@so-email/store'
import { function as F, taskEither as TE } from 'fp-ts'
import type { RowState } from './RowState.js'
import { literal } from './values.js'

/** Which import the rows belong to. */
export interface Identity {
  readonly digest: string
  readonly target: string
}

const mayBeSaved: ReadonlyArray<RowState> = ['sent', 'saved', 'unknown']

/**
 * Another source, and its rows, where none of them can have been saved, as after a mapping that was wrong. Not in PostgreSQL:
 * other processes may be at work there, and what they read is their own.
 */
export const forgetOther = (store: Store, { digest, target }: Identity): TE.TaskEither<StoreError, void> =>
  store.transaction(({ query }) =>
    F.pipe(
      query(
        `DELETE FROM import_source WHERE (digest <> $1 OR target <> $2)
         AND NOT EXISTS (SELECT 1 FROM import_row WHERE state IN (${literal(mayBeSaved)}))`,
        [digest, target],
      ),
      TE.chain(() => query('DELETE FROM import_row WHERE NOT EXISTS (SELECT 1 FROM import_source)')),
      TE.map(F.constVoid),
    ),
  )
