/**
 * The last exchanges of a stub, without secrets. Headers that are not known to be harmless are redacted, and so is every
 * property that the codec of any operation marks as a secret. A body that could not be read, or that is longer than 16 KiB,
 * is not recorded.
 */
import { operations, redact, redacted } from '@so-email/codecs'
import { type HttpHeaders, isHarmless } from '@so-email/wire'
import * as t from 'io-ts'
import type { RawExchange } from './RawExchange.js'

/** One exchange, without secrets. */
export interface Entry {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly method: string
  /** Without the query, which may contain secrets. */
  readonly path: string
  /** The name of the operation, if the path is the path of one. */
  readonly operation: string | null
  /** The name of the authenticated caller. */
  readonly user: string | null
  readonly headers: HttpHeaders
  /** The decoded parameters. */
  readonly input: unknown
  readonly status: number
  /** The value of the response, before it was written as bytes. */
  readonly output: unknown
  /** Why the request was refused, in one line; `null` if it was not. */
  readonly refused: string | null
  /** The name of the fault that was played; `null` if none was. */
  readonly fault: string | null
}

/** A value with the codec that knows its secrets. It is redacted only when the journal is read. */
export interface Redactable {
  readonly codec: t.Any
  readonly value: unknown
}

/** An entry before it is redacted. */
export interface UnredactedEntry extends Omit<Entry, 'input' | 'output'> {
  readonly input: Redactable | null
  readonly output: Redactable | null
}

/** The last exchanges of a stub, without secrets. */
export interface Journal {
  /** The oldest first. */
  readonly entries: () => ReadonlyArray<Entry>
  /** Forgets all entries. */
  readonly clear: () => void
}

/** Input and output of every operation: a name that is a secret in one of them is redacted in all of them. */
const allBodies: t.Props = Object.fromEntries(
  Object.values(operations)
    .flatMap(({ parameters, answer }): ReadonlyArray<t.Mixed> => [parameters.codec, answer.codec])
    .entries(),
)

const redactors = new WeakMap<t.Any, (value: unknown) => unknown>()

/** Made once for each codec, because walking all codecs takes longer than a redaction. */
const redactorOf = (codec: t.Any): ((value: unknown) => unknown) => {
  const known = redactors.get(codec)
  if (known !== undefined) return known
  const redactor = redact(t.type({ ...allBodies, body: codec }))
  redactors.set(codec, redactor)
  return redactor
}

/** The value without secrets: whatever any operation marks as one. */
export const redactedValue = (redactable: Redactable | null): unknown =>
  redactable && Object(redactorOf(redactable.codec)({ body: redactable.value })).body

/** The entry without secrets. */
export const toEntry = (entry: UnredactedEntry): Entry => ({
  ...entry,
  headers: entry.headers.map(([name, value]) => [name, isHarmless(name) ? value : redacted]),
  input: redactedValue(entry.input),
  output: redactedValue(entry.output),
})

export interface WritableJournal extends Journal {
  readonly record: (exchange: RawExchange) => void
}

/**
 * A journal of the last `size` exchanges, and how they are drawn. It is a ring, so that recording takes the same time however
 * long it runs.
 */
export const makeJournal = (size: number, draw: (exchange: RawExchange) => Entry): WritableJournal => {
  const ring: Array<RawExchange> = []
  let next = 0
  return {
    record: (exchange) => {
      if (size === 0) return
      ring[next] = exchange
      next = (next + 1) % size
    },
    entries: () => [...ring.slice(next), ...ring.slice(0, next)].map(draw),
    clear: () => {
      ring.length = 0
      next = 0
    },
  }
}
