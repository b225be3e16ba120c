/**
 * A header field in one description for both directions: the client writes with it what the stub reads. Each module of
 * this folder *is* one: it exports `name`, `write` and `read`.
 */
import { either as E, type option as O } from 'fp-ts'

/** Why a value cannot stand in a header. It never shows the value, which may be a secret. */
export interface HeaderFailure {
  readonly _tag: 'HeaderFailure'
  readonly header: string
  readonly reason: string
}

/**
 * A header field that a value is written to and read from; `write` fails for a value that cannot stand in a header.
 */
export interface HeaderField<A> {
  /** As it is written; header names are compared without case. */
  readonly name: string
  readonly write: (value: A) => E.Either<HeaderFailure, string>
  /** `none` for what is no such value. */
  readonly read: (text: string) => O.Option<A>
}

export const headerFailure = (header: string, reason: string): E.Either<HeaderFailure, never> =>
  E.left({ _tag: 'HeaderFailure', header, reason })

/**
 * A text as the value of a field, if it can be one: visible ASCII, with blanks only inside. A line break would let the
 * value write header fields of its own; other control characters and non-ASCII letters mean different things to
 * different servers.
 */
export const headerValue = (header: string, text: string): E.Either<HeaderFailure, string> => {
  if (text === '') return headerFailure(header, 'the value is empty')
  if (/[\r\n]/.test(text)) return headerFailure(header, 'the value has a line break')
  return /^[!-~](?:[ -~]*[!-~])?$/.test(text)
    ? E.right(text)
    : headerFailure(header, 'the value has a character that a header cannot carry')
}

/** The same for a value that is one word. */
export const headerWord = (header: string, text: string): E.Either<HeaderFailure, string> =>
  E.chain((value: string) => (value.includes(' ') ? headerFailure(header, 'the value has a blank') : E.right(value)))(
    headerValue(header, text),
  )
