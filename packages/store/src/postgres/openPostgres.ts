/**
 * A store in PostgreSQL, through `pg`. Connections that break are replaced when they are next needed. One that has not answered
 * in time counts as broken: its statement may still run, so nothing else is sent on it.
 */
import { Socket } from 'node:net'
import { function as F, option as O, type task as T, taskEither as TE } from 'fp-ts'
import type pg from 'pg'
import { inTransaction } from '../inTransaction.js'
import { keptParameters } from '../keptParameters.js'
import { loadDriver } from '../loadDriver.js'
import type { Connection, Dialect, Hold, Row, Sql, Store, StoreOptions, Value } from '../Store.js'
import type { StoreError } from '../StoreError.js'
import { endWithin } from './endWithin.js'
import { isOfServer, postgresError } from './postgresError.js'
import { redactPassword } from './redactPassword.js'

type Driver = typeof pg

/** The encodings of a database that keep every text: SQL_ASCII keeps the bytes that it is sent. */
const encodings: ReadonlySet<Value> = new Set(['UTF8', 'SQL_ASCII'])

/** Opens a database, and fails if it does not answer, or cannot keep every text. */
export const openPostgres = (location: string, options: StoreOptions): TE.TaskEither<StoreError, Store> =>
  F.pipe(
    loadDriver('pg', () => import('pg')),
    TE.chainW(({ default: driver }) =>
      F.pipe(
        TE.tryCatch(
          async () => {
            const config = configOf(location, options)
            // It reads the URL, and throws for one that is none.
            new driver.Client(config)
            return config
          },
          () => invalid,
        ),
        TE.map((config) => storeOf(driver, config, postgresError(redactPassword(location)))),
      ),
    ),
    TE.chainFirst((store) =>
      F.pipe(
        store.query("SELECT current_setting('server_encoding') AS encoding"),
        TE.filterOrElse(
          ([row]) => encodings.has(row?.['encoding'] ?? null),
          ([row]): StoreError => ({
            _tag: 'StoreFailed',
            reason: `the database has the encoding ${row?.['encoding']}, in which not every text can be written; it needs UTF8`,
            code: null,
          }),
        ),
        TE.orElseFirstTaskK(() => store.close),
      ),
    ),
  )

const invalid: StoreError = { _tag: 'InvalidLocation', reason: 'expected postgres://user:password@host:port/database' }

/** The ids of the types of numbers: int8, int2, int4, float4, float8 and numeric, which is the type of a sum of int8. */
const numeric = new Set([20, 21, 23, 700, 701, 1700])

const configOf = (location: string, { connections = 10, timeout = 10_000 }: StoreOptions): pg.PoolConfig => ({
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
    getTypeParser: (id: number) => (numeric.has(id) ? Number : String),
  },
})

const dialect: Dialect = 'postgres'

const textOf = (sql: Sql): string => (typeof sql === 'string' ? sql : sql[dialect])

type ErrorOf = (error: unknown) => StoreError

const queryOn =
  (errorOf: ErrorOf, client: pg.Pool | pg.ClientBase): Connection['query'] =>
  (sql, parameters: ReadonlyArray<Value> = []) =>
    F.pipe(
      TE.fromEither(keptParameters(parameters)),
      TE.chain((kept) => TE.tryCatch(() => client.query<Row>(textOf(sql), [...kept]), errorOf)),
      // A transaction in which a statement failed answers COMMIT so.
      TE.filterOrElse(
        ({ command }) => command !== 'ROLLBACK' || sql === 'ROLLBACK',
        (): StoreError => ({ _tag: 'StoreFailed', reason: 'a statement of the transaction failed', code: '25P02' }),
      ),
      TE.map(({ rows }) => rows),
    )

const storeOf = (driver: Driver, config: pg.PoolConfig, errorOf: ErrorOf): Store => {
  const sockets = new Set<Socket>()
  const pool = new driver.Pool({
    ...config,
    stream: () => {
      const socket = new Socket()
      sockets.add(socket)
      return socket.once('close', () => sockets.delete(socket))
    },
  })
  // A connection that breaks while it is idle is no error of anybody.
  pool.on('error', F.constVoid)
  return {
    dialect,
    query: queryOn(errorOf, pool),
    transaction: (work) =>
      F.pipe(
        TE.tryCatch(() => pool.connect(), errorOf),
        TE.chainW((client) => released(client, errorOf, (connection) => inTransaction('BEGIN', connection)(work))),
      ),
    hold: (name) =>
      F.pipe(
        TE.fromIO(() => new Socket()),
        TE.chain((socket) => holdOn(new driver.Client({ ...config, stream: () => socket }), socket, errorOf, name)),
      ),
    close: endWithin(sockets, () => pool.end()),
  }
}

/** Gives a connection back after some work; one that broke meanwhile is thrown away, and runs no statement more. */
const released =
  <A>(client: pg.PoolClient, errorOf: ErrorOf, work: (connection: Connection) => T.Task<A>): T.Task<A> =>
  async () => {
    let broken: O.Option<StoreError> = O.none
    const breaks = (error: unknown) => {
      broken = O.some(errorOf(error))
    }
    const run = queryOn((error) => {
      if (!isOfServer(error)) breaks(error)
      return errorOf(error)
    }, client)
    const query: Connection['query'] = (sql, parameters) =>
      F.pipe(
        TE.fromIO(() => broken),
        TE.chain(
          O.match(
            () => run(sql, parameters),
            (error) => TE.left(error),
          ),
        ),
      )
    client.on('error', breaks)
    try {
      return await work({ dialect, query })()
    } finally {
      client.off('error', breaks)
      client.release(O.isSome(broken))
    }
  }

const holdOn = (
  client: pg.Client,
  socket: Socket,
  errorOf: ErrorOf,
  name: string,
): TE.TaskEither<StoreError, O.Option<Hold>> => {
  let lost = false
  const lose = () => {
    lost = true
  }
  client.on('error', lose).on('end', lose)
  const release = endWithin([socket], () => client.end())
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
