/**
 * A header field in one description for both directions: the client writes with it what the stub reads. Each module of
 * this folder that has a field exports its `name`, `write` and `read`.
 */
import { conceal, type Redacted } from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'

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
  unless(header, problemOf(text))(text)

/** The same for a value that is one word. */
export const headerWord = (header: string, text: string): E.Either<HeaderFailure, string> =>
  unless(header, problemOf(text) ?? (text.includes(' ') ? 'the value has a blank' : undefined))(text)

/** The secret that is the value of a field; `none` for a text that is not one word. */
export const readSecret = (text: string): O.Option<Redacted<string>> => {
  const word = text.trim()
  return /^\S+$/.test(word) ? O.some(conceal(word)) : O.none
}

const problemOf = (text: string): string | undefined => {
  if (text === '') return 'the value is empty'
  if (/[\r\n]/.test(text)) return 'the value has a line break'
  return /^[!-~](?:[ -~]*[!-~])?$/.test(text) ? undefined : 'the value has a character that a header cannot carry'
}

/** A value of a header, or the problem that it has. */
export const unless =
  (header: string, problem: string | undefined) =>
  <A>(value: A): E.Either<HeaderFailure, A> =>
    problem === undefined ? E.right(value) : E.left(headerFailure(header, problem))
