/**
 * A store in a file, through `libsql`. The process that has it open has it alone: the database locks the file, and the system
 * frees it when the process ends, however it ends. What was committed survives `kill -9`; when the power fails, the last
 * transactions may be lost, but never a part of one (WAL with `synchronous=normal`).
 */
import { accessSync, closeSync, constants, openSync, statSync } from 'node:fs'
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import type Database from 'libsql'
import { inTransaction } from '../inTransaction.js'
import { keptParameters } from '../keptParameters.js'
import { loadDriver } from '../loadDriver.js'
import type { Connection, Dialect, Row, Sql, Store, Value } from '../Store.js'
import type { StoreError } from '../StoreError.js'
import { fileError } from './fileError.js'
import { inPlace } from './inPlace.js'
import { makeTurns } from './turns.js'
import { markComplete, markIncomplete, markOurs, openError, refuseUnfit } from './unfit.js'

/** In place of a path: a store that is gone with its process. */
export const inMemory = ':memory:'

/** Opens or makes the file. */
export const openFile = (path: string): TE.TaskEither<StoreError, Store> =>
  F.pipe(
    TE.fromEither(fileAt(path)),
    TE.chainW(() => loadDriver('libsql', () => import('libsql'))),
    TE.chainW(({ default: Database }) =>
      TE.tryCatch(async () => {
        const refuse = refuseUnfit(owned(path))
        return storeOf(opened(new Database(path), refuse), path)
      }, openError(path)),
    ),
  )

/** The path, unless it leads to a pipe or a device: opening one may last for ever. */
const fileAt = (path: string): E.Either<StoreError, string> =>
  F.pipe(
    E.tryCatch(() => statSync(path, { throwIfNoEntry: false }), fileError(path)),
    E.filterOrElse(
      (stats) => stats === undefined || stats.isFile() || stats.isDirectory(),
      (): StoreError => ({ _tag: 'InvalidLocation', reason: 'the path leads to no file, but to a pipe or a device' }),
    ),
    E.map(() => path),
  )

/**
 * A file that is new may be read and written by its owner only. One that exists is not opened: POSIX frees the locks of a process
 * on a file as soon as it closes that file once, and this process may have it open as a store. Opening a folder fails.
 */
const owned = (path: string): string => {
  if (path === inMemory) return path
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === true) accessSync(path, constants.R_OK | constants.W_OK)
  else closeSync(openSync(path, 'a', 0o600))
  return path
}

const opened = (database: Database.Database, refuse: string): Database.Database => {
  try {
    for (const statement of [
      'PRAGMA locking_mode = EXCLUSIVE',
      refuse,
      markOurs,
      'PRAGMA journal_mode = WAL',
      markIncomplete,
      'PRAGMA synchronous = NORMAL',
      'BEGIN EXCLUSIVE',
      'COMMIT',
    ])
      database.exec(statement)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

// Where the log cannot grow, as on a full disk, the mark is written over what the file has by then.
const freeing = [
  'PRAGMA wal_checkpoint',
  markComplete,
  'PRAGMA journal_mode = DELETE',
  'PRAGMA locking_mode = NORMAL',
  'SELECT name FROM sqlite_master LIMIT 1',
]

const dialect: Dialect = 'sqlite'

const textOf = (sql: Sql): string => (typeof sql === 'string' ? sql : sql[dialect])

/** A text in quotes, a comment, or the start of a parameter, which SQLite writes as `?1`. */
const parts = /'[^']*'|"[^"]*"|--.*|\/\*[\s\S]*?\*\/|\$(?=\d)/g

/** The driver binds each number as REAL, so that 5 would be `5.0` in a column of texts; it binds a bigint as INTEGER. */
const bound = (value: Value): Value | bigint =>
  typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value

/** Statements that are prepared; a program has few. */
const mostPrepared = 100

const storeOf = (database: Database.Database, path: string): Store => {
  const errorOf = fileError(path)
  const prepared = new Map<string, Database.Statement>()
  const prepare = (text: string): Database.Statement => {
    const statement = prepared.get(text) ?? database.prepare(text.replace(parts, (part) => (part === '$' ? '?' : part)))
    if (prepared.size >= mostPrepared) prepared.clear()
    prepared.set(text, statement)
    return statement
  }
  const query = (sql: Sql, parameters: ReadonlyArray<Value> = []): TE.TaskEither<StoreError, ReadonlyArray<Row>> =>
    F.pipe(
      TE.fromEither(keptParameters(parameters)),
      TE.chain((kept) =>
        TE.tryCatch(
          // The rows of SQLite hold what was written: texts, numbers and nulls.
          async () => prepare(textOf(sql)).all(...kept.map(bound)) as ReadonlyArray<Row>,
          errorOf,
        ),
      ),
    )

  const inTurn = makeTurns()
  const isInPlace = TE.fromIOEither(inPlace(path))
  // A transaction that has begun ends, wherever its file is.
  const begin = <Failure, A>(task: TE.TaskEither<Failure, A>): TE.TaskEither<Failure | StoreError, A> =>
    inTurn(
      F.pipe(
        isInPlace,
        TE.chainW(() => task),
      ),
    )
  const connection: Connection = { dialect, query }
  const held = new Set<string>()
  return {
    dialect,
    query: (sql, parameters) => begin(query(sql, parameters)),
    transaction: (work) => begin(inTransaction('BEGIN IMMEDIATE', connection)(work)),
    hold: (name) =>
      TE.fromIO(() => {
        if (held.has(name)) return O.none
        held.add(name)
        const release = async () => {
          held.delete(name)
        }
        return O.some({ isLost: F.constFalse, release })
      }),
    close: inTurn(async () => {
      if (!database.open) return
      prepared.clear()
      // Closing alone frees the lock only when the statements are collected as garbage.
      E.tryCatch(() => freeing.forEach((statement) => void database.exec(statement)), F.constVoid)
      database.close()
    }),
  }
}
