/**
 * What was asked and answered, the last exchanges only, and nothing secret: headers that prove who asks read
 * `<redacted>`, and so does what the operation's codec marks. What was not understood, or is longer than 16 KiB, is not kept.
 */
import { redact, redacted } from '@so-email/codecs'
import type { HttpHeaders } from '@so-email/wire'
import type * as t from 'io-ts'

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

export interface Journal {
  /** The oldest first. */
  readonly entries: () => ReadonlyArray<Entry>
  readonly clear: () => void
}

const secretHeaders = /^(?:authorization|proxy-authorization|cookie|set-cookie|x-xsrf-token|so-apptoken)$/i

const unseal = (sealed: Sealed | null): unknown => (sealed === null ? null : redact(sealed.codec)(sealed.value))

/** The entry as it may be shown. */
export const toEntry = (recorded: Recorded): Entry => ({
  ...recorded,
  headers: recorded.headers.map(([name, value]) => [name, secretHeaders.test(name) ? redacted : value]),
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
