/** The changes of rows by the worker that they belong to. */
import type { Store, StoreError } from '@so-email/store'
import { function as F, readonlyRecord as RR, taskEither as TE } from 'fp-ts'
import { batched } from './batched.js'
import { type TransitionName, transitions } from './RowState.js'
import { literal, rowNumbers, type Types, valuesOf } from './values.js'

/**
 * A change of a row: `id` is that of an account, `reason` why there is none, `at` when its request left, or was lost, `since` the
 * `at` of the first attempt to note that, where answers of the ledger were lost.
 */
export interface Change {
  readonly row: number
  readonly id?: number | null
  readonly reason?: string
  readonly at?: number | null
  readonly since?: number | null
}

/** Each answers `false` where the row is not in such a state, or of somebody else. */
export type Changes = Readonly<Record<TransitionName, (change: Change) => TE.TaskEither<StoreError, boolean>>>

const names = Object.keys(transitions) as ReadonlyArray<TransitionName> // its own keys

const casesOf = (of: (name: TransitionName) => string): string =>
  `CASE v.column5 ${names.map((name) => `WHEN '${name}' THEN ${of(name)}`).join(' ')} END`

const startsFrom = (name: TransitionName): string =>
  `v.column5 = '${name}' AND state IN (${literal(transitions[name].from)})`

/** The request has not left, and only the answer to an earlier attempt of this change was lost. */
const isNotedAgain = `v.column5 = 'send' AND state = 'sent' AND sent_at BETWEEN v.column6 AND v.column4`

/**
 * Changes of rows of one worker, whatever they are, so that the responses of some rows and the starts of the next ones share a
 * statement. A row is given back, or up, for one request: the statement may come late, when the row was sent again.
 */
const statement = (changes: number): string =>
  `UPDATE import_row SET
     state = ${casesOf((name) => `'${transitions[name].to}'`)},
     worker = CASE v.column5 WHEN 'giveBack' THEN NULL ELSE worker END,
     found_before = CASE v.column5 WHEN 'send' THEN v.column2 ELSE found_before END,
     sent_at = CASE v.column5 WHEN 'send' THEN v.column4 ELSE sent_at END,
     lost_at = CASE v.column5 WHEN 'send' THEN NULL WHEN 'lose' THEN v.column4 ELSE lost_at END,
     saved_id = CASE v.column5 WHEN 'save' THEN v.column2 ELSE saved_id END,
     reason = v.column3
   FROM (VALUES ${valuesOf(changeTypes, changes, 1)}) AS v
   WHERE n = v.column1 AND worker = $1 AND (${names.map(startsFrom).join(' OR ')} OR ${isNotedAgain})
     AND (v.column5 <> 'giveBack' OR v.column4 IS NULL OR v.column4 = sent_at)
     AND (v.column5 <> 'lose' OR v.column4 IS NULL OR v.column4 >= sent_at)
   RETURNING n`

const changeTypes: Types = ['INTEGER', 'INTEGER', 'TEXT', 'BIGINT', 'TEXT', 'BIGINT']

/** Those of one worker. */
export const changesOf = (store: Store, worker: string): Changes => {
  const change = batched((changes: ReadonlyArray<Change & { readonly name: TransitionName }>) =>
    F.pipe(
      store.query(statement(changes.length), [
        worker,
        ...changes.flatMap(({ name, row, id = null, reason = null, at = null, since = null }) => [
          row,
          id,
          reason,
          at,
          name,
          since,
        ]),
      ]),
      TE.map(rowNumbers),
      TE.map(
        (changed) =>
          ({ row }: Change) =>
            changed.has(row),
      ),
    ),
  )
  return RR.mapWithIndex((name: TransitionName) => (of: Change) => change({ ...of, name }))(transitions)
}
