/** A store in PostgreSQL, through `pg`. Connections that break are replaced when they are next needed. */
import { function as F, option as O, type task as T, taskEither as TE } from 'fp-ts'
import type pg from 'pg'
import { inTransaction } from '../inTransaction.js'
import { loadDriver } from '../loadDriver.js'
import type { Connection, Dialect, Hold, Row, Sql, Store, StoreOptions, Value } from '../Store.js'
import type { StoreError } from '../StoreError.js'
import { postgresError } from './postgresError.js'
import { redactPassword } from './redactPassword.js'

type Driver = typeof pg

/** Opens a database, and fails if it does not answer. */
export const openPostgres = (location: string, options: StoreOptions): TE.TaskEither<StoreError, Store> =>
  F.pipe(
    loadDriver('pg', () => import('pg')),
    TE.chainW(({ default: driver }) =>
      F.pipe(
        TE.tryCatch(
          async () => {
            const config = configOf(driver, location, options)
            // It reads the URL, and throws for one that is none.
            new driver.Client(config)
            return new driver.Pool(config)
          },
          () => invalid,
        ),
        TE.map((pool) => storeOf(driver, pool, postgresError(redactPassword(location)))),
      ),
    ),
    TE.chainFirst((store) =>
      F.pipe(
        store.query('SELECT 1'),
        TE.orElseFirstTaskK(() => store.close),
      ),
    ),
  )

const invalid: StoreError = { _tag: 'InvalidLocation', reason: 'expected postgres://user:password@host:port/database' }

/** The id of the type int8, which is the type of a sum or a count. */
const int8 = 20

const configOf = (
  driver: Driver,
  location: string,
  { connections = 10, timeout = 10_000 }: StoreOptions,
): pg.PoolConfig => ({
  connectionString: location,
  application_name: 'so-email',
  max: connections,
  keepAlive: true,
  connectionTimeoutMillis: timeout,
  statement_timeout: timeout,
  idle_in_transaction_session_timeout: timeout,
  // The server ends a statement in time; this is for a server that is gone.
  query_timeout: timeout + 1_000,
  types: {
    getTypeParser: (id, format) => (id === int8 ? Number : driver.types.getTypeParser(id, format)),
  },
})

const dialect: Dialect = 'postgres'

const textOf = (sql: Sql): string => (typeof sql === 'string' ? sql : sql[dialect])

type ErrorOf = (error: unknown) => StoreError

const queryOn =
  (errorOf: ErrorOf, client: pg.Pool | pg.ClientBase): Connection['query'] =>
  (sql, parameters: ReadonlyArray<Value> = []) =>
    F.pipe(
      TE.tryCatch(() => client.query<Row>(textOf(sql), [...parameters]), errorOf),
      // A transaction in which a statement failed answers COMMIT so.
      TE.filterOrElse(
        ({ command }) => command !== 'ROLLBACK' || sql === 'ROLLBACK',
        (): StoreError => ({ _tag: 'StoreFailed', reason: 'a statement of the transaction failed', code: '25P02' }),
      ),
      TE.map(({ rows }) => rows),
    )

const storeOf = (driver: Driver, pool: pg.Pool, errorOf: ErrorOf): Store => {
  // A connection that breaks while it is idle is no error of anybody.
  pool.on('error', F.constVoid)
  return {
    dialect,
    query: queryOn(errorOf, pool),
    transaction: (work) =>
      F.pipe(
        TE.tryCatch(() => pool.connect(), errorOf),
        TE.chainW((client) =>
          released(client, inTransaction('BEGIN', { dialect, query: queryOn(errorOf, client) })(work)),
        ),
      ),
    hold: (name) =>
      F.pipe(
        TE.tryCatch(async () => new driver.Client(pool.options), errorOf),
        TE.chain((client) => holdOn(client, errorOf, name)),
      ),
    close: () => pool.end().catch(F.constVoid),
  }
}

/** Gives a connection back; one that broke meanwhile is thrown away by the pool. */
const released =
  <A>(client: pg.PoolClient, task: T.Task<A>): T.Task<A> =>
  async () => {
    let broken = false
    const breaks = () => {
      broken = true
    }
    client.on('error', breaks)
    try {
      return await task()
    } finally {
      client.off('error', breaks)
      client.release(broken)
    }
  }

const holdOn = (client: pg.Client, errorOf: ErrorOf, name: string): TE.TaskEither<StoreError, O.Option<Hold>> => {
  let lost = false
  const lose = () => {
    lost = true
  }
  client.on('error', lose).on('end', lose)
  const release: T.Task<void> = () => client.end().catch(F.constVoid)
  return F.pipe(
    TE.tryCatch(() => client.connect(), errorOf),
    TE.chain(() =>
      queryOn(errorOf, client)('SELECT CAST(pg_try_advisory_lock(hashtextextended($1, 0)) AS INTEGER) AS held', [name]),
    ),
    TE.map((rows) => (rows[0]?.['held'] === 1 ? O.some<Hold>({ isLost: () => lost, release }) : O.none)),
    TE.chainFirstTaskK(
      O.match(
        () => release,
        () => async () => {},
      ),
    ),
    TE.orElseFirstTaskK(() => release),
  )
}
