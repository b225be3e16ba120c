/**
 * Redaction, derived from the marks of {@link secret}: a copy of a value in which every marked property reads
 * `<redacted>`. Where a value does not have the shape that its codec expects, nothing tells what a secret is any more, so
 * whatever stands where an object with a secret was expected is replaced whole.
 */
import * as t from 'io-ts'
import { redacted } from '../primitives/Redacted.js'
import { type Algebra, fold } from './fold.js'

interface Redaction {
  /** Whether a secret can occur in such a value. */
  readonly holdsSecret: boolean
  readonly redact: (u: unknown) => unknown
}

const harmless: Redaction = { holdsSecret: false, redact: (u) => u }
const leaf = () => harmless
const orRedacted = (redact: (u: unknown) => unknown): Redaction => ({ holdsSecret: true, redact })

const algebra: Algebra<Redaction> = {
  null: leaf,
  string: leaf,
  boolean: leaf,
  unknown: leaf,
  int32: leaf,
  dateTimeOffset: leaf,
  flagSet: leaf,
  literal: leaf,
  secret: () => orRedacted((u) => (u === null || u === undefined ? u : redacted)),
  array: (item) =>
    item.holdsSecret ? orRedacted((u) => (Array.isArray(u) ? u.map(item.redact) : redacted)) : harmless,
  dictionary: (value) =>
    value.holdsSecret
      ? orRedacted((u) =>
          t.UnknownRecord.is(u)
            ? Object.fromEntries(Object.entries(u).map(([k, v]) => [k, value.redact(v)]))
            : redacted,
        )
      : harmless,
  union: (members) => {
    const holding = members.filter((member) => member.holdsSecret)
    return holding.length === 0
      ? harmless
      : orRedacted((u) =>
          u === null || u === undefined ? u : holding.reduce<unknown>((value, { redact }) => redact(value), u),
        )
  },
  object: (_name, properties) => {
    const holding = new Map(
      properties.filter(({ value }) => value.holdsSecret).map(({ name, value }) => [name.toLowerCase(), value.redact]),
    )
    const redactEntry = ([key, value]: [string, unknown]): [string, unknown] => {
      // Names are compared without case: `password` is what a server or a client may have meant.
      const redactValue = holding.get(key.toLowerCase())
      return [key, redactValue === undefined ? value : redactValue(value)]
    }
    return holding.size === 0
      ? harmless
      : orRedacted((u) => (t.UnknownRecord.is(u) ? Object.fromEntries(Object.entries(u).map(redactEntry)) : redacted))
  },
}

const redactionOf = /*#__PURE__*/ fold(algebra)

/** A printable copy of a value: what the codec marks as secret reads `<redacted>`. */
export const redact =
  (codec: t.Any) =>
  (value: unknown): unknown =>
    redactionOf(codec).redact(value)

/** Whether a value of this codec can hold a secret. */
export const holdsSecret = (codec: t.Any): boolean => redactionOf(codec).holdsSecret
