/**
 * A header field in one description for both directions: the client writes with it what the stub reads. Each module of
 * this folder that has a field exports its `name`, `write` and `read`.
 */
import { either as E, function as F, type option as O } from 'fp-ts'

/**
 * Why a value cannot be the value of a header. It never shows the value, which may be a secret.
 *
 * @category headers
 */
export interface HeaderFailure {
  readonly _tag: 'HeaderFailure'
  readonly header: string
  readonly reason: string
}

/**
 * A header field that a value is written to and read from; `write` fails for a value that a header cannot carry.
 *
 * @category headers
 */
export interface HeaderField<A> {
  /** As it is written; header names are compared without case. */
  readonly name: string
  /** The value of the field, or why there is none. */
  readonly write: (value: A) => E.Either<HeaderFailure, string>
  /** `none` for a text that is no such value. */
  readonly read: (text: string) => O.Option<A>
}

export const headerFailure = (header: string, reason: string): HeaderFailure => ({
  _tag: 'HeaderFailure',
  header,
  reason,
})

/**
 * A text as the value of a field, if it can be one: visible ASCII, with blanks only inside. A line break would let the
 * value write header fields of its own; other control characters and non-ASCII letters mean different things to
 * different servers.
 */
export const headerValue = (header: string, text: string): E.Either<HeaderFailure, string> =>
  F.pipe(
    E.right(text),
    E.filterOrElse(
      (value) => value !== '',
      () => headerFailure(header, 'the value is empty'),
    ),
    E.filterOrElse(
      (value) => !/[\r\n]/.test(value),
      () => headerFailure(header, 'the value has a line break'),
    ),
    E.filterOrElse(
      (value) => /^[!-~](?:[ -~]*[!-~])?$/.test(value),
      () => headerFailure(header, 'the value has a character that a header cannot carry'),
    ),
  )

/** The same for a value that is one word. */
export const headerWord = (header: string, text: string): E.Either<HeaderFailure, string> =>
  F.pipe(
    headerValue(header, text),
    E.filterOrElse(
      (value) => !value.includes(' '),
      () => headerFailure(header, 'the value has a blank'),
    ),
  )
