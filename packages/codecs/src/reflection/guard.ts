/**
 * The type guard of a codec, as closures: it accepts a value only where the codec accepts it, in a fraction of the time,
 * because it builds no context and no `Either` on the way. io-ts remains the judge of what the guard declines; the tests
 * compare the two. Where the import condition `node` applies, `guardFromSource` stands in for this module.
 */
import * as t from 'io-ts'
import { DateTimeOffset } from '../primitives/DateTimeOffset.js'
import { Int32 } from '../primitives/Int32.js'
import { type Algebra, fold, type Property } from './fold.js'

type Guard = (u: unknown) => boolean

const isObject = t.UnknownRecord.is
const isString: Guard = (u) => typeof u === 'string'
const isNull: Guard = (u) => u === null

/** A required key may hold `undefined` if its codec takes that; an optional one is absent or valid. */
const property = ({ name, presence, value }: Property<Guard>): ((u: Record<string, unknown>) => boolean) => {
  if (presence === 'optional') {
    return (u) => {
      const actual = u[name]
      return actual === undefined ? !Object.hasOwn(u, name) : value(actual)
    }
  }
  return value(undefined)
    ? (u) => {
        const actual = u[name]
        return actual === undefined ? Object.hasOwn(u, name) : value(actual)
      }
    : (u) => value(u[name])
}

const all = <A>(checks: ReadonlyArray<(a: A) => boolean>): ((a: A) => boolean) => {
  // A loop, not `every`: this is where the time of decoding goes.
  return (a) => {
    for (const check of checks) if (!check(a)) return false
    return true
  }
}

const closures: Algebra<Guard> = {
  null: () => isNull,
  string: () => isString,
  boolean: () => (u) => typeof u === 'boolean',
  unknown: () => () => true,
  int32: () => Int32.is,
  dateTimeOffset: () => DateTimeOffset.is,
  flagSet: (type) => type.is,
  literal: (value) => (u) => u === value,
  secret: (of) => of,
  array: (item) => (u) => {
    if (!Array.isArray(u)) return false
    for (let i = 0; i < u.length; i++) if (!item(u[i])) return false // `every` would pass over holes
    return true
  },
  dictionary: (value) => (u) => {
    if (!isObject(u)) return false
    for (const key of Object.keys(u)) if (!value(u[key])) return false
    return true
  },
  union: (members) => members.reduce((first, second) => (u) => first(u) || second(u)),
  object: (_name, properties) => {
    const holds = all(properties.map(property))
    return (u) => isObject(u) && holds(u)
  },
}

const guardOf = /*#__PURE__*/ fold(closures)

/** The guard of a codec, without a promise to be complete: what it declines is for io-ts to judge. */
export const guard = (codec: t.Any): Guard => guardOf(codec)
