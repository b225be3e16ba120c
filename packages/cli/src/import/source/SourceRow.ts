import type { SaveEMailAccountRequest } from '@so-email/codecs'
import type { either as E } from 'fp-ts'

/** A piece of a source that should be one account. */
export interface RawRow {
  /** Where it starts, and in a CSV where it ends, counted from 1. */
  readonly line: number
  /** Its bytes, or why it has none. */
  readonly bytes: E.Either<string, Uint8Array>
}

/** A row of a source. */
export interface SourceRow {
  /** Its number, counted from 1. */
  readonly row: number
  readonly line: number
  /** The account, or why it is none; without a secret. */
  readonly account: E.Either<string, SaveEMailAccountRequest>
}
