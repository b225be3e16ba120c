/** Files that are refused before anything is written to them, and the marks in their head by which they are known. */
import { existsSync, realpathSync } from 'node:fs'
import type { StoreError } from '../StoreError.js'
import { fileError } from './fileError.js'

/** `SoEm` in ASCII, which SQLite keeps in the head of a file to tell the files of a program from others. */
const applicationId = 0x536f456d

export const markOurs = `PRAGMA application_id = ${applicationId}`

/** Written to the file as soon as there is a log. */
export const markIncomplete = 'PRAGMA user_version = 1; PRAGMA wal_checkpoint'

/** Written to the log, and with all of it to the file before the log is removed. */
export const markComplete = 'PRAGMA user_version = 0'

/** The log that SQLite keeps beside a file, or beside the file to which a link leads. */
const logOf = (path: string): string => `${existsSync(path) ? realpathSync(path) : path}-wal`

/**
 * Fails if a file is unfit: as a statement that breaks a CHECK, because a query could not be freed. The driver has no function for
 * it, and until it is collected as garbage the file stays locked. SQLite makes a log as soon as it reads a file that had one, so
 * this looks for it before.
 */
export const refuseUnfit = (path: string): string => `
  CREATE TEMP TABLE unfit (foreign_tables INTEGER CHECK (foreign_tables = 0), missing_log INTEGER CHECK (missing_log = 0));
  INSERT INTO unfit SELECT
    (SELECT COUNT(*) FROM main.sqlite_master, pragma_application_id WHERE application_id <> ${applicationId}),
    (SELECT COUNT(*) FROM pragma_user_version WHERE user_version = 1 AND ${existsSync(logOf(path)) ? 0 : 1});
  DROP TABLE unfit`

/** What an exception means that was thrown while a file was opened. */
export const openError =
  (path: string) =>
  (error: unknown): StoreError => {
    const { code, message = '' }: { readonly code?: unknown; readonly message?: string } = Object(error)
    if (code !== 'SQLITE_CONSTRAINT_CHECK') return fileError(path)(error)
    const reason = message.includes('foreign_tables')
      ? 'it is the database of another program. It is left as it is: name another file'
      : `a process was killed while it wrote there, and the log with what it wrote last is missing: put it back as ${logOf(path)}. If there was none, make an empty file of that name`
    return { _tag: 'StoreFailed', reason: `${path}: ${reason}`, code: null }
  }
