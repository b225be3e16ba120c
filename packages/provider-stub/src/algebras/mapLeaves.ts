/**
 * Changes the texts, the date-times and the secrets of a value, as its codec describes them. Properties that the codec does not
 * describe stay as they are, and a secret is no text. If nothing changes, the result is the value itself.
 */
import { type Algebra, fold, type Property } from '@so-email/codecs'
import * as t from 'io-ts'

/** The change of each kind of leaf. */
export interface Leaves {
  readonly text: (text: string) => string
  readonly dateTime: (text: string) => string
  readonly secret: (value: unknown) => unknown
}

/** No change of any leaf. */
export const unchanged: Leaves = { text: (text) => text, dateTime: (text) => text, secret: (value) => value }

type Rewrite = (value: unknown, leaves: Leaves) => unknown

const same: Rewrite = (value) => value
const leaf = () => same

const algebra: Algebra<Rewrite> = {
  null: leaf,
  string:
    () =>
    (value, { text }) =>
      typeof value === 'string' ? text(value) : value,
  boolean: leaf,
  unknown: leaf,
  int32: leaf,
  dateTimeOffset:
    () =>
    (value, { dateTime }) =>
      typeof value === 'string' ? dateTime(value) : value,
  flagSet: leaf,
  literal: leaf,
  secret:
    () =>
    (value, { secret }) =>
      secret(value),
  array: (item) => (value, leaves) => (Array.isArray(value) ? value.map((each) => item(each, leaves)) : value),
  dictionary: (of) => (value, leaves) =>
    t.UnknownRecord.is(value)
      ? rewritten(
          value,
          Object.keys(value).map((name) => ({ name, value: of })),
          leaves,
        )
      : value,
  union: (members) => members.reduce(both),
  object: (_name, properties) => {
    const changing = properties.filter(({ value }) => value !== same)
    return (value, leaves) => (t.UnknownRecord.is(value) ? rewritten(value, changing, leaves) : value)
  },
}

/** One after the other; the same function for what changes nothing, so that an object can leave it out. */
const both = (first: Rewrite, second: Rewrite): Rewrite => {
  if (first === same) return second
  return second === same ? first : (value, leaves) => second(first(value, leaves), leaves)
}

/** The value with some of its properties changed. A loop, because every response in a language comes through it. */
const rewritten = (
  value: Readonly<Record<string, unknown>>,
  properties: ReadonlyArray<Pick<Property<Rewrite>, 'name' | 'value'>>,
  leaves: Leaves,
): unknown => {
  let copy: Record<string, unknown> | undefined
  for (const { name, value: rewrite } of properties) {
    const before = value[name]
    const after = rewrite(before, leaves)
    if (after === before || !Object.hasOwn(value, name)) continue
    copy ??= { ...value }
    copy[name] = after
  }
  return copy ?? value
}

const mapOf = /*#__PURE__*/ fold(algebra)

/** The value with its texts and date-times changed. */
export const mapLeaves =
  (codec: t.Any, leaves: Leaves) =>
  (value: unknown): unknown =>
    mapOf(codec)(value, leaves)
