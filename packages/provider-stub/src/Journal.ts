/**
 * What was asked and answered, the last exchanges only, and nothing secret: headers that nobody here knows to be harmless
 * read `<redacted>`, and so does what the codec of any operation marks, wherever its name stands. What was not understood,
 * or is longer than 16 KiB, is not kept.
 */
import { operations, redact, redacted } from '@so-email/codecs'
import type { HttpHeaders } from '@so-email/wire'
import * as t from 'io-ts'

/** One exchange, as it may be shown. */
export interface Entry {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly method: string
  /** Without the query, which may hold anything. */
  readonly path: string
  /** The name of the operation, where the path is one's. */
  readonly operation: string | null
  /** The user who asked, where one is proved. */
  readonly user: string | null
  readonly headers: HttpHeaders
  /** The parameters, as they were understood. */
  readonly input: unknown
  readonly status: number
  /** What was answered, before it was written. */
  readonly output: unknown
  /** Why it was refused, in one line; `null` if it was not. */
  readonly refused: string | null
  /** The name of the fault that was played; `null` if none. */
  readonly fault: string | null
}

/** A value that is redacted only when somebody reads it. */
export interface Sealed {
  readonly codec: t.Any
  readonly value: unknown
}

/** An entry as it is recorded. */
export interface Recorded extends Omit<Entry, 'input' | 'output'> {
  readonly input: Sealed | null
  readonly output: Sealed | null
}

/** What a stub was asked and what it answered, without secrets. */
export interface Journal {
  /** The oldest first. */
  readonly entries: () => ReadonlyArray<Entry>
  readonly clear: () => void
}

/** The headers of the page and of HTTP whose values prove nothing. One that nobody here knows may hold anything. */
const harmless: ReadonlySet<string> = new Set([
  ...['accept', 'accept-language', 'content-type', 'so-culture', 'so-language', 'so-timezone'],
  ...['accept-encoding', 'cache-control', 'connection', 'content-encoding', 'content-length', 'date', 'expect', 'host'],
  ...['keep-alive', 'origin', 'pragma', 'te', 'transfer-encoding', 'upgrade', 'user-agent'],
])

/** What operations take and answer: a name that one of them marks is a secret in the others too. */
const known: t.Props = Object.fromEntries(
  Object.values(operations).flatMap(({ name, parameters, answer }) => [
    [`${name} takes`, parameters.codec],
    [`${name} answers`, answer.codec],
  ]),
)

const redactions = new WeakMap<t.Any, (value: unknown) => unknown>()

const redactionOf = (codec: t.Any): ((value: unknown) => unknown) => {
  const before = redactions.get(codec)
  if (before !== undefined) return before
  const made = redact(t.type({ ...known, sealed: codec }))
  redactions.set(codec, made)
  return made
}

const unseal = (sealed: Sealed | null): unknown =>
  sealed && Object(redactionOf(sealed.codec)({ sealed: sealed.value })).sealed

/** The entry as it may be shown. */
export const toEntry = (recorded: Recorded): Entry => ({
  ...recorded,
  headers: recorded.headers.map(([name, value]) => [name, harmless.has(name.toLowerCase()) ? value : redacted]),
  input: unseal(recorded.input),
  output: unseal(recorded.output),
})

export interface Recorder extends Journal {
  readonly record: (entry: Recorded) => void
}

/** A journal of the last `size` exchanges: a ring, so recording costs the same however long it runs. */
export const makeJournal = (size: number): Recorder => {
  const ring: Array<Recorded> = []
  let next = 0
  return {
    record: (entry) => {
      if (size === 0) return
      ring[next] = entry
      next = (next + 1) % size
    },
    entries: () => [...ring.slice(next), ...ring.slice(0, next)].map(toEntry),
    clear: () => {
      ring.length = 0
      next = 0
    },
  }
}
