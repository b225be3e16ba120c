import type { StoreError } from '../StoreError.js'

const advices: ReadonlyArray<readonly [code: RegExp, advice: string]> = [
  [
    /^SQLITE_(?:BUSY|LOCKED)/,
    'Another process has the file open: end it, or let the processes share a PostgreSQL database.',
  ],
  [/^(?:SQLITE_FULL|ENOSPC)/, 'Make space on the disk.'],
  [
    /^(?:SQLITE_(?:CANTOPEN|READONLY|PERM|IOERR)|E[A-Z]+$)/,
    'Look whether the folder exists and the file may be written.',
  ],
]

/** What an exception of the database or of the file system means. */
export const fileError = (error: unknown): StoreError => {
  // Any error may have a code.
  const { code = null, message = String(error) } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}
  const advice = advices.find(([pattern]) => pattern.test(code ?? ''))?.[1]
  return advice === undefined
    ? { _tag: 'StoreFailed', reason: message, code }
    : { _tag: 'StoreUnavailable', reason: message, advice }
}
