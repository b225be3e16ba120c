/**
 * Fills in the defaults of absent properties, as .NET does when it reads a body. Only values that a codec refuses come here,
 * so a complete body costs nothing. An explicit `null` is not absent, and a wrong value stays wrong.
 */
import { type Algebra, DateTimeOffset, defaultOf, fold, Int32 } from '@so-email/codecs'
import * as t from 'io-ts'

export interface Default {
  readonly name: string
  readonly absent: unknown
}

interface Filling {
  readonly absent: unknown
  readonly fill: (value: unknown) => unknown
  readonly properties: ReadonlyArray<Default>
}

const leaf = (absent: unknown, fill: Filling['fill'] = (value) => value): Filling => ({ absent, fill, properties: [] })

const algebra: Algebra<Filling> = {
  null: () => leaf(null),
  string: () => leaf(null),
  boolean: () => leaf(defaultOf(t.boolean)),
  unknown: () => leaf(null),
  int32: () => leaf(defaultOf(Int32)),
  dateTimeOffset: () => leaf(defaultOf(DateTimeOffset)),
  flagSet: (type) => leaf(defaultOf(type)),
  literal: (value) => leaf(value),
  secret: (of) => of,
  array: (item) => leaf(null, (value) => (Array.isArray(value) ? value.map(item.fill) : value)),
  dictionary: ({ fill }) =>
    leaf(null, (value) =>
      t.UnknownRecord.is(value)
        ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each)]))
        : value,
    ),
  union: (members) => leaf(null, (value) => members.reduce((filled, member) => member.fill(filled), value)),
  object: (_name, properties) => ({
    absent: null,
    properties: properties.map(({ name, value: { absent } }) => ({ name, absent })),
    fill: (value) => {
      if (!t.UnknownRecord.is(value)) return value
      const filled: Record<string, unknown> = { ...value }
      for (const { name, presence, value: of } of properties) {
        if (Object.hasOwn(value, name)) filled[name] = of.fill(value[name])
        else if (presence === 'required') filled[name] = of.absent
      }
      return filled
    },
  }),
}

const fillingOf = /*#__PURE__*/ fold(algebra)

/** The value with the defaults of the properties that it lacks. */
export const fillDefaults =
  (codec: t.Any) =>
  (value: unknown): unknown =>
    fillingOf(codec).fill(value)

/** Every property of an entity in the documented order, with its default. */
export const defaultsOf = (entity: t.Any): ReadonlyArray<Default> => fillingOf(entity).properties
