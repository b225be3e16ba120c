/**
 * A schema of a description, read one level deep: the comparison follows our shapes, which end, so a description that
 * refers to itself is read no further than ours goes.
 */
import { either as E, function as F, option as O, readonlyArray as RA, readonlyRecord as RR } from 'fp-ts'
import * as t from 'io-ts'
import type { Description, Values } from '../description/Description.js'
import { type Gathering, gather } from '../description/gather.js'
import type { Keywords } from '../description/Keywords.js'
import { anything } from './Shape.js'

export type Schema = {
  /** None where the description leaves it open. */
  readonly isNullable: O.Option<boolean>
} & (
  | { readonly _tag: 'Leaf'; readonly type: string }
  | { readonly _tag: 'List'; readonly item: unknown }
  | { readonly _tag: 'Dictionary'; readonly value: unknown }
  | {
      readonly _tag: 'Entity'
      readonly name: O.Option<string>
      readonly properties: Values
      readonly required: ReadonlyArray<string>
    }
)

/** The last part of a `$ref`, without the namespace that .NET puts in front. */
const entityName = ({ followed: [reference] }: Gathering): O.Option<string> =>
  F.pipe(
    O.fromNullable(reference),
    O.chain((each) => RA.last(each.split(/[/.+]/))),
  )

const one = (what: string, values: ReadonlyArray<string>): E.Either<string, string | undefined> => {
  const [first, ...more] = new Set(values)
  return more.length === 0 ? E.right(first) : E.left(`the ${what}s ${[first, ...more.slice(0, 4)].join(', ')} together`)
}

const nullability = (parts: ReadonlyArray<Keywords>): O.Option<boolean> => {
  const stated = parts.flatMap(({ nullable, 'x-nullable': extension, type }) => [
    ...(nullable === undefined ? [] : [nullable]),
    ...(extension === undefined ? [] : [extension]),
    ...(Array.isArray(type) && type.includes('null') ? [true] : []),
  ])
  return stated.length === 0 ? O.none : O.some(stated.includes(true))
}

/** The formats of each type that have a name of their own here. */
const leaves: Readonly<Record<string, string>> = {
  string: 'text',
  'string password': 'text',
  'string date-time': 'date-time',
  'integer int32': 'int32',
  integer: 'integer',
  boolean: 'boolean',
}

const leafName = (type: string | undefined, format: string | undefined, isEnumeration: boolean): string => {
  const written = [type ?? anything, ...(format === undefined ? [] : [format])].join(' ')
  const name = F.pipe(
    RR.lookup(written, leaves),
    O.getOrElse(() => written),
  )
  return isEnumeration ? `enumeration of ${name}` : name
}

const classify = (gathering: Gathering): E.Either<string, Schema> => {
  const { parts } = gathering
  const isNullable = nullability(parts)
  const properties = RA.filterMap(({ properties }: Keywords) => O.fromNullable(properties))(parts)
  const items = parts.filter((part) => part.items !== undefined)
  const values = parts.filter(({ additionalProperties }) => t.UnknownRecord.is(additionalProperties))
  const types = parts.flatMap(({ type = [] }) => type).filter((type) => type !== 'null')
  const formats = parts.flatMap(({ format = [] }) => format)
  return F.pipe(
    E.Do,
    E.apS('type', one('type', types)),
    E.apS('format', one('format', formats)),
    E.chain(({ type, format }): E.Either<string, Schema> => {
      if (properties.length > 0 && values.length > 0) return E.left('properties beside additionalProperties')
      if (properties.length > 0 && (type ?? 'object') === 'object')
        return E.right({
          _tag: 'Entity',
          isNullable,
          name: entityName(gathering),
          properties: Object.fromEntries(properties.flatMap(Object.entries)),
          required: parts.flatMap(({ required }) => (Array.isArray(required) ? required : [])),
        })
      if (values.length > 0 && (type ?? 'object') === 'object')
        return E.right({ _tag: 'Dictionary', isNullable, value: values[0]?.additionalProperties })
      if (type === 'array') return E.right({ _tag: 'List', isNullable, item: items[0]?.items ?? {} })
      const isEnumeration = parts.some((part) => part.enum !== undefined)
      return E.right({ _tag: 'Leaf', isNullable, type: leafName(type, format, isEnumeration) })
    }),
  )
}

/** Reads a schema; the Left names the construct that is not understood. */
export const readSchema =
  (description: Description) =>
  (u: unknown): E.Either<string, Schema> =>
    F.pipe(gather(description, u), E.chain(classify))
