/** The port to what must last. SQL is its language, with the few differences between the two dialects written side by side. */
import type { io as IO, option as O, task as T, taskEither as TE } from 'fp-ts'
import type { StoreError } from './StoreError.js'

/** `sqlite` is a file, `postgres` a PostgreSQL database. */
export type Dialect = 'sqlite' | 'postgres'

/**
 * A value that both kinds of store return as it was written to a column of its type. A column of texts turns a number
 * into a text. Numbers that are not finite are refused, and so are texts with `\u0000` or half a surrogate pair, which
 * JSON can escape.
 */
export type Value = string | number | null

/**
 * One row of a result, by the names of its columns. Every number is a `number`; one above 2^53 is the nearest.
 * PostgreSQL returns what is neither a number nor null as a text. From a file, select only texts, numbers and nulls.
 */
export type Row = Readonly<Record<string, Value>>

/** A statement, or one for each dialect. Its parameters are `$1`, `$2` and so on, in both. */
export type Sql = string | Readonly<Record<Dialect, string>>

/** Where a statement is run: a store, or a transaction. */
export interface Connection {
  readonly dialect: Dialect
  /** Runs one statement, and answers its rows: those of a `SELECT` or a `RETURNING`. */
  readonly query: (sql: Sql, parameters?: ReadonlyArray<Value>) => TE.TaskEither<StoreError, ReadonlyArray<Row>>
}

/** A name that is held: nobody else holds it until it is released, or this process or its connection is gone. */
export interface Hold {
  /** Whether the connection that holds the name broke; then another process may hold it now. */
  readonly isLost: IO.IO<boolean>
  readonly release: T.Task<void>
}

/** A file, or a PostgreSQL database. */
export interface Store extends Connection {
  /**
   * Runs statements as one transaction, with the connection that it is given and with no other. It commits when the work
   * succeeds, and rolls back when the work fails. Others see all of it or nothing. In a file one transaction runs at a time;
   * in PostgreSQL each runs as READ COMMITTED, and a row is locked by `FOR UPDATE`.
   */
  readonly transaction: <E, A>(
    work: (connection: Connection) => TE.TaskEither<E, A>,
  ) => TE.TaskEither<E | StoreError, A>
  /**
   * Holds a name, or answers `none` while somebody else does. In PostgreSQL it is an advisory lock of a connection of its own,
   * which the database frees as soon as that connection ends, with its process or before.
   */
  readonly hold: (name: string) => TE.TaskEither<StoreError, O.Option<Hold>>
  /** Ends every connection. The store answers nothing afterwards. */
  readonly close: T.Task<void>
}

/** How a store is used. */
export interface StoreOptions {
  /** How many connections to PostgreSQL at most run statements at once; 10 by default. */
  readonly connections?: number
  /** How long a connection or a statement of PostgreSQL may take before it counts as lost, in milliseconds; 10 seconds by default. */
  readonly timeout?: number
}
