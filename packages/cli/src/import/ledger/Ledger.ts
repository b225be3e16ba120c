/** The state of every row of an import, on disk. Each function is one statement, so it happens as a whole or not at all. */
import { migrate, type Store, type StoreError, type Value } from '@so-email/store'
import { function as F, option as O, readonlyArray as RA, taskEither as TE } from 'fp-ts'
import { addressKey } from './addressKey.js'
import { type Change, type Changes, changesOf } from './Changes.js'
import { forgetOther, type Identity } from './Identity.js'
import { columns, type LedgerRow, ledgerRowOf } from './LedgerRow.js'
import { type RowState, resolutions, rowStates } from './RowState.js'
import { steps } from './schema.js'
import { literal, rowNumbers, type Types, valuesOf } from './values.js'

/** A row when it is entered. */
export type NewRow = Omit<LedgerRow, 'foundBefore' | 'sentAt' | 'lostAt' | 'id'>

export type Counts = Readonly<Record<RowState, number>>

export interface Ledger {
  /**
   * Enters the source of the import, unless there is one, and answers the one that there is; `total` once all rows are entered.
   * In a file, another source takes the place of one of which no row can have been saved.
   */
  readonly identify: (identity: Identity) => TE.TaskEither<StoreError, Identity & { readonly total: number | null }>
  /** Enters rows that are not entered yet. */
  readonly enter: (rows: ReadonlyArray<NewRow>) => TE.TaskEither<StoreError, void>
  readonly complete: (total: number) => TE.TaskEither<StoreError, void>
  /** The first row of the source from this one on that is pending and of nobody. */
  readonly nextFree: (from: number) => TE.TaskEither<StoreError, O.Option<number>>
  /**
   * Claims those rows of a range that are pending and of nobody. Others that do so at the same time get other rows. Those that
   * it has claimed before are among them: the answer may have been lost.
   */
  readonly claim: (from: number, to: number) => TE.TaskEither<StoreError, ReadonlySet<number>>
  /** The changes of rows of this worker. */
  readonly change: Changes
  /** Changes a row of nobody that runs; `false` where it was sent again since `at`. */
  readonly resolve: (name: keyof typeof resolutions, change: Change) => TE.TaskEither<StoreError, boolean>
  /** The workers, but for this one, whose rows are claimed or sent. */
  readonly otherWorkers: TE.TaskEither<StoreError, ReadonlyArray<string>>
  /**
   * What a worker leaves when it ends: what it sent becomes unknown, what it claimed is pending again. A worker that is not in
   * this process and lost its connection to PostgreSQL may live, and have a call under way for the time of it.
   */
  readonly release: (worker: string, call: { readonly timeout: number }) => TE.TaskEither<StoreError, void>
  readonly counts: TE.TaskEither<StoreError, Counts>
  /** The first unknown row behind a row. */
  readonly unknownAfter: (row: number) => TE.TaskEither<StoreError, O.Option<LedgerRow>>
  /** Whether another row has the address, in whatever case. */
  readonly isShared: (row: LedgerRow) => TE.TaskEither<StoreError, boolean>
}

/** Makes the tables where there are none. */
export const openLedger = (store: Store, worker: string): TE.TaskEither<StoreError, Ledger> =>
  F.pipe(
    migrate('import', steps)(store),
    TE.map(() => ledgerOf(store, worker)),
  )

const rowTypes: Types = ['INTEGER', 'INTEGER', 'TEXT', 'TEXT', 'TEXT', 'INTEGER', 'INTEGER', 'TEXT']

const ledgerOf = (store: Store, worker: string): Ledger => {
  const run = (sql: string, parameters: ReadonlyArray<Value> = []) =>
    F.pipe(store.query(sql, parameters), TE.map(F.constVoid))

  return {
    identify: ({ digest, target }) =>
      F.pipe(
        store.dialect === 'sqlite' ? forgetOther(store, { digest, target }) : TE.right(undefined),
        TE.chain(() =>
          run('INSERT INTO import_source (id, digest, target) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING', [
            digest,
            target,
          ]),
        ),
        TE.chain(() => store.query('SELECT digest, target, total FROM import_source')),
        TE.map(([row]) => ({
          digest: String(row?.['digest']),
          target: String(row?.['target']),
          total: row?.['total'] === null ? null : Number(row?.['total']),
        })),
      ),
    enter: (rows) =>
      rows.length === 0
        ? TE.right(undefined)
        : run(
            `INSERT INTO import_row (n, line, state, address, address_key, associate, given_id, reason)
             VALUES ${valuesOf(rowTypes, rows.length)} ON CONFLICT (n) DO NOTHING`,
            rows.flatMap(({ row, line, state, address, associate, givenId, reason }) => [
              row,
              line,
              state,
              address,
              addressKey(address),
              associate,
              givenId,
              reason,
            ]),
          ),
    complete: (total) => run('UPDATE import_source SET total = $1', [total]),
    nextFree: (from) =>
      F.pipe(
        store.query(
          `SELECT n FROM import_row WHERE n BETWEEN $1 AND COALESCE((SELECT total FROM import_source), n)
             AND state = 'pending' AND worker IS NULL ORDER BY n LIMIT 1`,
          [from],
        ),
        TE.map(([row]) => O.fromNullable(row && Number(row['n']))),
      ),
    claim: (from, to) =>
      F.pipe(
        store.query(
          {
            sqlite: claimOf(''),
            postgres: claimOf('FOR UPDATE SKIP LOCKED'),
          },
          [worker, from, to],
        ),
        TE.map(rowNumbers),
      ),
    change: changesOf(store, worker),
    resolve: (name, { row, id = null, at = null, reason = null }) =>
      F.pipe(
        store.query(
          // Whoever sent a row may note its answer while it is unknown.
          `UPDATE import_row SET state = '${resolutions[name].to}', saved_id = $2, reason = $4,
             worker = ${name === 'keep' ? 'worker' : 'NULL'}
           WHERE n = $1 AND sent_at = $3 AND state IN (${literal(resolutions[name].from)}) RETURNING n`,
          [row, id, at, reason],
        ),
        TE.map((rows) => rows.length === 1),
      ),
    otherWorkers: F.pipe(
      store.query(
        `SELECT DISTINCT worker FROM import_row WHERE state IN ('pending', 'sent') AND worker IS NOT NULL AND worker <> $1`,
        [worker],
      ),
      TE.map((rows) => rows.map((row) => String(row['worker']))),
    ),
    release: (of, { timeout }) =>
      F.pipe(
        TE.fromIO<number, StoreError>(Date.now),
        TE.chain((now) =>
          // Only one process has a file.
          store.query({ sqlite: releaseOf('$2'), postgres: releaseOf('GREATEST($2, sent_at + $3)') }, [
            of,
            now,
            timeout,
          ]),
        ),
        TE.map(F.constVoid),
      ),
    counts: F.pipe(
      store.query('SELECT state, COUNT(*) AS total FROM import_row GROUP BY state'),
      TE.map((rows) => new Map(rows.map((row) => [String(row['state']), Number(row['total'])]))),
      TE.map((counts) => Object.fromEntries(rowStates.map((state) => [state, counts.get(state) ?? 0])) as Counts), // every state
    ),
    unknownAfter: (row) => F.pipe(listRows(store)(['unknown'], row, 1), TE.map(RA.head)),
    isShared: ({ row, address }) =>
      F.pipe(
        store.query('SELECT n FROM import_row WHERE address_key = $1 AND n <> $2 LIMIT 1', [addressKey(address), row]),
        TE.map((rows) => rows.length > 0),
      ),
  }
}

const claimOf = (lock: string): string =>
  `UPDATE import_row SET worker = $1 WHERE n IN (
     SELECT n FROM import_row WHERE n BETWEEN $2 AND $3 AND state = 'pending' AND (worker IS NULL OR worker = $1) ORDER BY n ${lock}
   ) RETURNING n`

const releaseOf = (lostAt: string): string =>
  `UPDATE import_row SET
     state = CASE state WHEN 'sent' THEN 'unknown' ELSE state END,
     reason = CASE state WHEN 'sent' THEN 'the process that sent it ended before it noted a response' ELSE reason END,
     lost_at = CASE state WHEN 'sent' THEN ${lostAt} ELSE lost_at END,
     worker = CASE state WHEN 'sent' THEN worker END
   WHERE worker = $1 AND state IN ('pending', 'sent')`

/** The rows in some states, in their order, a page at a time: those after a row. */
export const listRows =
  (store: Store) =>
  (states: ReadonlyArray<RowState>, afterRow = 0, most = 1000): TE.TaskEither<StoreError, ReadonlyArray<LedgerRow>> =>
    F.pipe(
      store.query(
        `SELECT ${columns} FROM import_row WHERE n > $1 AND state IN (${literal(states)}) ORDER BY n LIMIT $2`,
        [afterRow, most],
      ),
      TE.map((rows) => rows.map(ledgerRowOf)),
    )
