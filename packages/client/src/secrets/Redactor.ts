/**
 * How a value from outside enters an error: a server may repeat what it was sent. The value comes out without any secret of
 * the call, bounded, and as plain data that is fit for JSON. The texts of this package itself do not go through here.
 */
import { type DecodeFailure, type Rejection, redacted } from '@so-email/codecs'
import { option as O } from 'fp-ts'
import { mapFailure } from '../errors/mapFailure.js'
import type { SentSecrets } from './SentSecrets.js'
import { type Spelling, spellings } from './spellings.js'

/** Redacts values from outside, each kind in its own way. */
export interface Redactor {
  readonly text: (text: string) => string
  readonly failure: (failure: DecodeFailure) => DecodeFailure
  readonly rejection: (rejection: Rejection) => Rejection
}

/** The most of a value that is kept: characters of a text, levels, parts of an object or a list. */
const longest = 2000
const deepest = 24
const most = 500
/** No spelling of a secret is longer, so a kept text never ends with the start of a secret. */
const reach = 10_000

/** The redactor of a call. Where its secrets are not known, every text is redacted. */
export const makeRedactor = (secrets: SentSecrets): Redactor => {
  const known = O.toNullable(secrets)?.flatMap(spellings)
  const numbers = new Set<unknown>(O.toNullable(secrets)?.map(Number))

  const text = (given: string): string => {
    // A transport or a source of credentials written in JavaScript may give anything.
    if (typeof given !== 'string' || known === undefined || given === redacted) return redacted
    const shown = withoutHidden(given.slice(0, longest), hiddenIn(given.slice(0, longest + reach), known))
    return given.length > longest || shown.length > longest ? `${shown.slice(0, longest)}…` : shown
  }

  /** A number may be a secret too, also where it is rounded or written in another way. Only texts and numbers are secrets. */
  const scalar = <A>(given: A): A | string => {
    if (numbers.has(given)) return redacted
    if (typeof given !== 'string' && typeof given !== 'number') return given
    const shown = text(String(given))
    return shown === String(given) ? given : shown
  }

  const fieldsOf = (fields: Rejection['fields']): Rejection['fields'] => {
    let left = most
    const first = <A>(parts: ReadonlyArray<A>): ReadonlyArray<A> => {
      const taken = parts.slice(0, left)
      left -= taken.length
      return taken
    }
    const copy = (value: unknown, depth: number): unknown => {
      if (typeof value !== 'object' || value === null) return scalar(value)
      if (depth > deepest) return '…'
      return Array.isArray(value) ? first(value).map((item) => copy(item, depth + 1)) : record(value, depth + 1)
    }
    const record = (value: object, depth: number): Rejection['fields'] =>
      Object.fromEntries(first(Object.entries(value)).map(([name, part]) => [text(name), copy(part, depth)]))
    return record(fields, 0)
  }

  return {
    text,
    failure: mapFailure((given) => ({ ...given, actual: scalar(given.actual) }), text),
    rejection: ({ type, message, detail, source, fields }) => ({
      type: scalar(type),
      message: scalar(message),
      detail: scalar(detail),
      source: scalar(source),
      fields: fieldsOf(fields),
    }),
  }
}

const withoutHidden = (text: string, hidden: Uint8Array | null): string =>
  hidden === null
    ? text
    : Array.from({ length: text.length }, (_, i) =>
        hidden[i] !== 1 ? text[i] : hidden[i - 1] === 1 ? '' : redacted,
      ).join('')

/** For each character whether it is part of a secret. All are found before one is replaced, as secrets may overlap. */
const hiddenIn = (text: string, known: ReadonlyArray<Spelling>): Uint8Array | null => {
  let hidden: Uint8Array | null = null
  for (const { expression } of known.filter(({ part }) => text.includes(part))) {
    const pattern = expression()
    for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
      hidden ??= new Uint8Array(text.length)
      const end = found.index + found[0].length
      hidden.fill(1, found.index, end)
      pattern.lastIndex = end === text.length ? end : found.index + 1
    }
  }
  return hidden
}
