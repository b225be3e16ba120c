/**
 * Reads a body as .NET fills an object: what is absent has its default. Only values that a codec refuses come here, so a
 * complete body pays nothing. An explicit `null` is not absent, and a wrong value stays wrong.
 */
import { type Algebra, DateTimeOffset, defaultOf, fold, Int32 } from '@so-email/codecs'
import * as t from 'io-ts'

interface Default {
  readonly name: string
  readonly absent: unknown
}

interface Reading {
  readonly absent: unknown
  readonly read: (value: unknown) => unknown
  readonly properties: ReadonlyArray<Default>
}

const leaf = (absent: unknown, read: Reading['read'] = (value) => value): Reading => ({ absent, read, properties: [] })

const algebra: Algebra<Reading> = {
  null: () => leaf(null),
  string: () => leaf(null),
  boolean: () => leaf(defaultOf(t.boolean)),
  unknown: () => leaf(null),
  int32: () => leaf(defaultOf(Int32)),
  dateTimeOffset: () => leaf(defaultOf(DateTimeOffset)),
  flagSet: (type) => leaf(defaultOf(type)),
  literal: (value) => leaf(value),
  secret: (of) => of,
  array: (item) => leaf(null, (value) => (Array.isArray(value) ? value.map(item.read) : value)),
  dictionary: ({ read }) =>
    leaf(null, (value) =>
      t.UnknownRecord.is(value)
        ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, read(each)]))
        : value,
    ),
  union: (members) => leaf(null, (value) => members.reduce((read, member) => member.read(read), value)),
  object: (_name, properties) => ({
    absent: null,
    properties: properties.map(({ name, value: { absent } }) => ({ name, absent })),
    read: (value) => {
      if (!t.UnknownRecord.is(value)) return value
      const filled: Record<string, unknown> = { ...value }
      for (const { name, presence, value: of } of properties) {
        if (Object.hasOwn(value, name)) filled[name] = of.read(value[name])
        else if (presence === 'required') filled[name] = of.absent
      }
      return filled
    },
  }),
}

const readingOf = /*#__PURE__*/ fold(algebra)

/** The value with the defaults of what it lacks. */
export const asDotNet =
  (codec: t.Any) =>
  (value: unknown): unknown =>
    readingOf(codec).read(value)

/** Every property of an entity in the documented order, with its default. */
export const defaultsOf = (entity: t.Any): ReadonlyArray<Default> => readingOf(entity).properties
