/**
 * A way to write values as bytes and to read them back, directed by a codec. Reading ends in a value that is ready for
 * the codec, not in one that the codec has accepted: the two questions have two answers.
 */
import type { either as E, option as O } from 'fp-ts'
import type * as t from 'io-ts'

/** Where in a text, counted from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Why bytes could not be read. It never quotes them: they may hold a secret. */
export interface ReadFailure {
  readonly _tag: 'ReadFailure'
  readonly reason: string
  readonly position: O.Option<Position>
}

/** Why a value cannot be carried by a media type. */
export interface WriteFailure {
  readonly _tag: 'WriteFailure'
  readonly reason: string
}

export interface MediaType {
  /** As they stand in `Content-Type` and `Accept`, without parameters. All are read; the first one is written. */
  readonly names: readonly [string, ...ReadonlyArray<string>]
  readonly write: (codec: t.Any) => (value: unknown) => E.Either<WriteFailure, Uint8Array>
  readonly read: (codec: t.Any) => (body: Uint8Array) => E.Either<ReadFailure, unknown>
}

/** The `Content-Type` of what a media type writes. */
export const contentTypeOf = ({ names: [name] }: MediaType): string => `${name}; charset=utf-8`
