import type { StoreError } from '../StoreError.js'

type Advices = ReadonlyArray<readonly [code: RegExp, advice: string]>

/** What helps later, with the same file. */
const unavailable: Advices = [
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

/** What helps where the file is the problem. */
const unusable: Advices = [
  [/^SQLITE_NOTADB/, 'It is left as it is: name another file'],
  [/^SQLITE_CORRUPT/, 'It is damaged: put a copy of it in its place, or name another file'],
]

/** The first byte of an extended code is the code that it extends. The driver has no name for some of them. */
const extended: ReadonlyMap<number, string> = new Map([
  [5, 'SQLITE_BUSY'],
  [6, 'SQLITE_LOCKED'],
  [8, 'SQLITE_READONLY'],
  [10, 'SQLITE_IOERR'],
  [11, 'SQLITE_CORRUPT'],
  [14, 'SQLITE_CANTOPEN'],
])

const named = (code: string | null): string | null =>
  extended.get(Number(/^UNKNOWN_SQLITE_ERROR_(\d+)$/.exec(code ?? '')?.[1]) & 0xff) ?? code

const adviceIn = (advices: Advices, code: string | null): string | undefined =>
  advices.find(([pattern]) => pattern.test(code ?? ''))?.[1]

interface Thrown {
  readonly message: string
  readonly code: string | null
}

/** What an exception of the database or of the file system means. What is about the file names it. */
export const fileError =
  (path: string) =>
  (error: unknown): StoreError => {
    // Any error may have a code. Not `instanceof`: in Jest the errors of Node are those of another realm.
    const { code: given = null, message = String(error) }: Partial<Thrown> = Object(error)
    const code = named(given)
    const reason = message.includes(path) ? message : `${path}: ${message}`
    const [later, never] = [adviceIn(unavailable, code), adviceIn(unusable, code)]
    if (later !== undefined) return { _tag: 'StoreUnavailable', reason, advice: later }
    return { _tag: 'StoreFailed', reason: never === undefined ? message : `${reason}. ${never}`, code }
  }
