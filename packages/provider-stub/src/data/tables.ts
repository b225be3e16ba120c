/**
 * The tables of a stub. Each change raises the version of the stub and is written to the rows of its accounts with that version,
 * so another stub catches up by the rows whose version is above its own.
 */
import { type Connection, migrate, type Row, type Sql, type Store, type StoreError } from '@so-email/store'
import { function as F, readonlyArray as RA, taskEither as TE } from 'fp-ts'
import type { AccountRow } from './AccountRow.js'

export const makeTables: (store: Store) => TE.TaskEither<StoreError, void> = migrate('provider-stub', [
  `CREATE TABLE so_email_stub (
     name TEXT PRIMARY KEY, version BIGINT NOT NULL, epoch BIGINT NOT NULL, state TEXT NOT NULL
   )`,
  `CREATE TABLE so_email_stub_accounts (
     id BIGINT PRIMARY KEY, version BIGINT NOT NULL, since BIGINT NOT NULL, address TEXT NOT NULL, account TEXT
   )`,
  'CREATE INDEX so_email_stub_accounts_by_version ON so_email_stub_accounts (version)',
])

/** There is one row of the stub: all processes play the same server. */
const name = 'stub'

/**
 * The state, with the rows of accounts that are newer than a version; all rows, if since then others took the place of all. One
 * statement, so it sees one moment.
 */
const newer: Sql = `
  SELECT stub.version, stub.epoch, stub.state, row.id, row.since, row.account
  FROM so_email_stub stub
  LEFT JOIN so_email_stub_accounts row ON row.version > CASE WHEN stub.epoch > $2 THEN 0 ELSE $2 END
  WHERE stub.name = $1`

export const selectNewer = ({ query }: Connection, version: number): TE.TaskEither<StoreError, ReadonlyArray<Row>> =>
  query(newer, [name, version])

/** Until the transaction ends no other process changes the stub. A file belongs to one process, and has one transaction at a time. */
export const lockStub = ({ query }: Connection): TE.TaskEither<StoreError, unknown> =>
  query(
    {
      sqlite: 'SELECT 1',
      postgres: 'SELECT version FROM so_email_stub WHERE name = $1 FOR UPDATE',
    },
    [name],
  )

/** Makes the row of the stub, unless there is one: whether it did. */
export const insertStub = ({ query }: Connection, version: number, state: string): TE.TaskEither<StoreError, boolean> =>
  F.pipe(
    query(
      `INSERT INTO so_email_stub (name, version, epoch, state) VALUES ($1, $2, $2, $3)
       ON CONFLICT (name) DO NOTHING RETURNING version`,
      [name, version, state],
    ),
    TE.map(RA.isNonEmpty),
  )

/** The state of a stub that takes the place of another one. */
export interface Move {
  /** The version that the store has to have. */
  readonly from: number
  readonly to: number
  readonly isReplaced: boolean
  readonly state: string
}

const moved = `UPDATE so_email_stub SET
     version = $3, epoch = CASE WHEN CAST($4 AS INTEGER) = 1 THEN CAST($3 AS BIGINT) ELSE epoch END, state = $5
   WHERE name = $1 AND version = $2 RETURNING version`

const movedBy = ({ from, to, isReplaced, state }: Move) => [name, from, to, isReplaced ? 1 : 0, state]

/** Writes the state, unless another process has written one meanwhile: whether it did. No other does before the transaction ends. */
export const moveStub = ({ query }: Connection, move: Move): TE.TaskEither<StoreError, boolean> =>
  F.pipe(query(moved, movedBy(move)), TE.map(RA.isNonEmpty))

export const deleteAccounts = ({ query }: Connection): TE.TaskEither<StoreError, unknown> =>
  query('DELETE FROM so_email_stub_accounts')

const pastRemoved = `UPDATE so_email_stub SET epoch = version
   WHERE name = $1 AND EXISTS (SELECT 1 FROM so_email_stub_accounts WHERE account IS NULL)`

/** Deletes the rows of removed accounts: a stub that has not heard of one reads all rows again. */
export const deleteRemoved = (connection: Connection): TE.TaskEither<StoreError, unknown> =>
  F.pipe(
    lockStub(connection),
    TE.chain(() => connection.query(pastRemoved, [name])),
    TE.chain(() => connection.query('DELETE FROM so_email_stub_accounts WHERE account IS NULL')),
  )

/** An account that keeps its address keeps the version since which it has it. */
const upsertOf = (rows: string): string =>
  `INSERT INTO so_email_stub_accounts (id, version, since, address, account)
   ${rows}
   ON CONFLICT (id) DO UPDATE SET
     version = excluded.version,
     since = CASE WHEN so_email_stub_accounts.address = excluded.address
       THEN so_email_stub_accounts.since ELSE excluded.since END,
     address = excluded.address,
     account = excluded.account`

const upsert = (rows: number): string =>
  upsertOf(
    `VALUES ${Array.from({ length: rows }, (_, i) => `(${[1, 2, 3, 4, 5].map((n) => `$${5 * i + n}`).join(', ')})`).join(', ')}`,
  )

const movedWithAccounts = `
  WITH moved AS (${moved}), written AS (${upsertOf(`SELECT row.id, row.version, row.since, row.address, row.account
   FROM moved, json_to_recordset(CAST($6 AS JSON))
     AS row (id BIGINT, version BIGINT, since BIGINT, address TEXT, account TEXT)`)})
  SELECT version FROM moved`

/** The same as `moveStub` with the rows of some accounts, in one statement of PostgreSQL: one round trip, with the lock for no other. */
export const moveStubWithAccounts = (
  { query }: Connection,
  move: Move,
  rows: ReadonlyArray<AccountRow>,
): TE.TaskEither<StoreError, boolean> =>
  F.pipe(query(movedWithAccounts, [...movedBy(move), JSON.stringify(rows)]), TE.map(RA.isNonEmpty))

const upsertRows =
  ({ query }: Connection) =>
  (rows: ReadonlyArray<AccountRow>): TE.TaskEither<StoreError, unknown> =>
    query(
      upsert(rows.length),
      rows.flatMap(({ id, version, since, address, account }) => [id, version, since, address, account]),
    )

export const upsertAccounts = (
  connection: Connection,
  groups: ReadonlyArray<ReadonlyArray<AccountRow>>,
): TE.TaskEither<StoreError, unknown> => F.pipe(groups, RA.map(upsertRows(connection)), TE.sequenceSeqArray)
