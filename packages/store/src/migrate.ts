import { function as F, readonlyArray as RA, taskEither as TE } from 'fp-ts'
import type { Connection, Sql, Store } from './Store.js'
import type { StoreError } from './StoreError.js'

/**
 * Brings the tables of one user of a store to their newest form: runs the steps that have not run before, in order, in one
 * transaction. Several processes may do so at once. A step never changes once it was released; a new form is one more step.
 * A file has the tables of one user, so that nothing is written to a file that was named by mistake.
 */
export const migrate =
  (user: string, steps: ReadonlyArray<Sql>) =>
  (store: Store): TE.TaskEither<StoreError, void> =>
    store.transaction((connection) =>
      F.pipe(
        connection.query(oneAtATime),
        TE.chain(() => connection.query(versionTable)),
        TE.chain((found) => (found.length > 0 ? TE.right(found) : connection.query(makeVersionTable))),
        TE.chain(() => connection.query('SELECT name, version FROM so_email_migrations')),
        TE.filterOrElse(
          (users) => connection.dialect === 'postgres' || users.every(({ name }) => name === user),
          (users): StoreError => ({
            _tag: 'StoreFailed',
            reason: `the file has the tables of ${users[0]?.['name']}, and those of ${user} need another file`,
            code: null,
          }),
        ),
        TE.map((users) => Number(users.find(({ name }) => name === user)?.['version'] ?? 0)),
        TE.filterOrElse(
          (version) => version <= steps.length,
          (version): StoreError => ({
            _tag: 'StoreFailed',
            reason: `its tables of ${user} have the version ${version}, and this program knows ${steps.length}: a later one made them`,
            code: null,
          }),
        ),
        TE.chain((version) =>
          version === steps.length ? TE.right(undefined) : run(connection, user, steps.slice(version), steps.length),
        ),
      ),
    )

/** A file has one transaction at a time anyway. */
const oneAtATime: Sql = {
  sqlite: 'SELECT 1',
  postgres: "SELECT pg_advisory_xact_lock(hashtextextended('so_email_migrations', 0))",
}

/** It is looked for: `IF NOT EXISTS` needs the right to make tables, also where there is one. */
const versionTable: Sql = {
  sqlite: "SELECT name FROM sqlite_master WHERE name = 'so_email_migrations'",
  postgres: "SELECT 1 WHERE to_regclass('so_email_migrations') IS NOT NULL",
}

const makeVersionTable = 'CREATE TABLE so_email_migrations (name TEXT PRIMARY KEY, version INTEGER NOT NULL)'

const run = (connection: Connection, user: string, steps: ReadonlyArray<Sql>, version: number) =>
  F.pipe(
    steps,
    RA.map((step) => connection.query(step)),
    TE.sequenceSeqArray,
    TE.chain(() =>
      connection.query(
        `INSERT INTO so_email_migrations (name, version) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET version = excluded.version`,
        [user, version],
      ),
    ),
    TE.map(F.constVoid),
  )
