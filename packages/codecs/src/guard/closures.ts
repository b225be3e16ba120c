/**
 * The type guard of a codec, as closures: it accepts a value only if the codec accepts it, in a fraction of the time,
 * because it builds no context and no `Either`. io-ts validates a value that the guard declines; the tests compare the
 * two. With the import condition `node`, `generated.ts` replaces this module.
 *
 * The loops are imperative, because decoding spends its time in them (`pnpm bench codecs`).
 */
import * as t from 'io-ts'
import { DateTimeOffset } from '../primitives/DateTimeOffset.js'
import { Int32 } from '../primitives/Int32.js'
import { type Algebra, fold, type Property } from '../reflection/fold.js'

type Guard = (u: unknown) => boolean

const isObject = t.UnknownRecord.is
const isString: Guard = (u) => typeof u === 'string'
const isNull: Guard = (u) => u === null

/** A required key may hold `undefined` if its codec takes that; an optional one is absent or valid. */
const property = ({ name, presence, value }: Property<Guard>): ((u: Record<string, unknown>) => boolean) => {
  if (presence === 'optional') {
    // An engine knows from the shape of an object what is `in` it, and must look up what is its own.
    return (u) => {
      const actual = u[name]
      return actual === undefined ? !(name in u && Object.hasOwn(u, name)) : value(actual)
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

/** The guard of a codec. It may decline a valid value, and never accepts a bad one. */
export const guard = (codec: t.Any): Guard => guardOf(codec)
