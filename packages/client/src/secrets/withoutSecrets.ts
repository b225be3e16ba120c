/**
 * How a value from outside enters an error: a server may well repeat what it was sent. It leaves no secret of the call, and
 * is plain data, bounded, and fit for JSON. What this package says itself does not come through here.
 */
import { type DecodeFailure, redacted } from '@so-email/codecs'
import type { Rejection } from '../errors/Rejection.js'
import { readings } from './readings.js'
import { type Disclosed, secretsOf } from './secretsOf.js'

/** Makes what came from outside fit to be shown. */
export interface Outside {
  readonly text: (text: string) => string
  readonly failure: (failure: DecodeFailure) => DecodeFailure
  readonly rejection: (rejection: Rejection) => Rejection
}

const longest = 2000
/** What begins as a secret that is longer is taken for it, with all that follows. */
const longestSecret = 500
/** No spelling of a secret is longer, so what is shown does not end with the start of one. */
const reach = 20 * longestSecret
const deepest = 24
const most = 500

/** A secret may itself read as something else. */
const wanted = (secrets: ReadonlyArray<string> | null): ReadonlyMap<string, boolean> | null =>
  secrets &&
  new Map(
    secrets.flatMap((secret) =>
      readings(secret.slice(0, longestSecret)).map(({ text }) => [text, secret.length <= longestSecret]),
    ),
  )

/** Nothing is looked at before there is something to show: most calls succeed. */
export const withoutSecrets = (disclosed: () => Disclosed): Outside => {
  /** What to find, and whether that is all of a secret. */
  let known: ReadonlyMap<string, boolean> | null | undefined

  /** For each character whether it is a part of a secret: encoders differ in what they escape, so every reading counts. */
  const hiddenIn = (said: string, secrets: ReadonlyMap<string, boolean>): Uint8Array => {
    const hidden = new Uint8Array(said.length)
    for (const { text, at } of readings(said))
      for (const [secret, isWhole] of secrets)
        for (let i = text.indexOf(secret); i >= 0; i = text.indexOf(secret, i + 1))
          hidden.fill(1, at[i], isWhole ? at[i + secret.length] : said.length)
    return hidden
  }

  const text = (said: string): string => {
    // Code of others, in JavaScript, may say anything.
    if (typeof said !== 'string') return redacted
    if (known === undefined) known = wanted(secretsOf(disclosed))
    if (!known || said === redacted) return redacted
    const hidden = hiddenIn(said.slice(0, longest + reach), known)
    let shown = ''
    for (let i = 0; i < Math.min(said.length, longest); i++)
      shown += hidden[i] !== 1 ? said[i] : hidden[i - 1] === 1 ? '' : redacted
    return said.length > longest || shown.length > longest ? `${shown.slice(0, longest)}…` : shown
  }

  const number = (said: number): number | string => {
    const shown = text(String(said))
    return shown === String(said) ? said : shown
  }

  const failure = (given: DecodeFailure): DecodeFailure => {
    switch (given._tag) {
      case 'Leaf': {
        const { actual } = given
        const shown = typeof actual === 'string' ? text(actual) : typeof actual === 'number' ? number(actual) : actual
        return { ...given, actual: shown }
      }
      case 'Hidden':
        return given
      case 'Key':
        return { ...given, key: text(given.key), failure: failure(given.failure) }
      case 'All':
        return { ...given, failures: given.failures.slice(0, most).map(failure) }
      case 'Union':
        return { ...given, members: given.members.map(failure) }
    }
  }

  const fieldsOf = (fields: Rejection['fields']): Rejection['fields'] => {
    let left = most
    const first = <A>(parts: ReadonlyArray<A>): ReadonlyArray<A> => {
      const taken = parts.slice(0, left)
      left -= taken.length
      return taken
    }
    const copy = (value: unknown, depth: number): unknown => {
      switch (typeof value) {
        case 'boolean':
        case 'undefined':
          return value
        case 'number':
          return number(value)
        case 'object':
          if (value === null) return value
          if (depth > deepest) return '…'
          return Array.isArray(value) ? first(value).map((item) => copy(item, depth + 1)) : record(value, depth + 1)
        default:
          return text(String(value))
      }
    }
    const record = (value: object, depth: number): Rejection['fields'] =>
      Object.fromEntries(first(Object.entries(value)).map(([name, part]) => [text(name), copy(part, depth)]))
    return record(fields, 0)
  }

  const orNull = (said: string | null): string | null => (said === null ? null : text(said))

  return {
    text,
    failure,
    rejection: ({ type, message, source, fields }) => ({
      type: orNull(type),
      message: orNull(message),
      source: orNull(source),
      fields: fieldsOf(fields),
    }),
  }
}
