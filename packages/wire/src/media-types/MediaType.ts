/**
 * A way to write values as bytes and to read them back, directed by a codec. Reading gives a value that is ready for the
 * codec; whether the codec accepts it is decided later.
 *
 * Every media type bounds what it reads, in bytes and in depth, and reads any bytes without throwing. The value of each
 * media type documents what it can carry, and under which equality reading undoes writing.
 */
import type { either as E, option as O } from 'fp-ts'
import type * as t from 'io-ts'

/**
 * A position in a text, counted from 1; the column counts UTF-16 units.
 *
 * @category media types
 */
export interface Position {
  readonly line: number
  readonly column: number
}

/**
 * Why bytes could not be read. It never quotes them: they may hold a secret.
 *
 * @category media types
 */
export interface ReadFailure {
  readonly _tag: 'ReadFailure'
  readonly reason: string
  /** `none` where no position is to blame, as for a body that is too large. */
  readonly position: O.Option<Position>
}

/**
 * Why a value cannot be carried by a media type. It names properties and never shows a value.
 *
 * @category media types
 */
export interface WriteFailure {
  readonly _tag: 'WriteFailure'
  readonly reason: string
}

/**
 * The limits of a reader.
 *
 * @category media types
 */
export interface ReadLimits {
  /** In bytes; the default is {@link maxBytes}. */
  readonly maxBytes: number
  /**
   * What JSON gives for a number that JavaScript cannot hold: with `true` an `ExactNumber`, with `'text'` its text. Unless
   * set, the number is rounded, and an infinite one (`1e400`) is a failure to read.
   */
  readonly exactNumbers?: boolean | 'text'
}

/**
 * 1 MiB: far more than any entity, and too little to occupy a reader for long.
 *
 * @category media types
 */
export const maxBytes = 1_048_576

/**
 * 16 Mi: about the most characters that a writer writes. A larger value is a failure to write. A value that holds the same
 * objects in many places is counted as it would be written.
 *
 * @category media types
 */
export const maxWritten = 16_777_216

/**
 * How deep objects may be nested: deeper than any entity. Deeper input is treated as hostile.
 *
 * @category media types
 */
export const maxDepth = 64

/**
 * A media type; `Name` is the union of its names, by which the types of two media types differ.
 *
 * @category media types
 */
export interface MediaType<Name extends string = string> {
  /** As in `Content-Type` and `Accept`, without parameters. All are read; the first one is written. */
  readonly names: readonly [Name, ...ReadonlyArray<Name>]
  /**
   * Throws a `TypeError` for a codec of a kind that the fold does not know, before there is any value. Writing a value throws
   * nothing of its own, and only what a getter or a proxy in the value throws.
   */
  readonly write: (codec: t.Any) => (value: unknown) => E.Either<WriteFailure, Uint8Array>
  /** Throws for a codec as `write` does, and never for a body. `charset` is that of the header; without it a byte order mark decides, else UTF-8. */
  readonly read: (
    codec: t.Any,
    limits?: ReadLimits,
  ) => (body: Uint8Array, charset?: string) => E.Either<ReadFailure, unknown>
}

/**
 * The `Content-Type` of what a media type writes.
 *
 * @category media types
 */
export const contentTypeOf = ({ names: [name] }: MediaType): string => `${name}; charset=utf-8`

/**
 * The same media type, writing under another of its names.
 *
 * @category media types
 */
export const named = <Name extends string>(mediaType: MediaType<Name>, name: NoInfer<Name>): MediaType<Name> =>
  name === mediaType.names[0]
    ? mediaType
    : { ...mediaType, names: [name, ...mediaType.names.filter((other) => other !== name)] }
