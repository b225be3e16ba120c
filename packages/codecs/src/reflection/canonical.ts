/**
 * Property names as documented. SuperOffice reads `eMailAddress` and `emailaddress` as `EMailAddress` (its own client
 * sends camel case), so whoever reads what others wrote makes the names canonical before a codec sees them.
 *
 * The keys of a dictionary are data and stay what they are. So do the properties that the entity does not have. Of two
 * spellings of one property the exact one wins, else the last, as .NET reads them. A value that needs no change is
 * returned itself, not copied; a copy has the own enumerable properties of the original.
 */
import * as t from 'io-ts'
import { type Algebra, fold, type Property } from './fold.js'

type Canonical = (u: unknown) => unknown

const same: Canonical = (u) => u
const leaf = () => same

/** The entries with each value replaced; the very object where no value and no key is another. */
const mapEntries = (u: unknown, change: (key: string, value: unknown) => readonly [string, unknown]): unknown => {
  if (!t.UnknownRecord.is(u)) return u
  const entries = Object.entries(u)
  const changed = entries.map(([key, value]) => change(key, value))
  const isSame = entries.every(([key, value], i) => changed[i]?.[0] === key && Object.is(changed[i]?.[1], value))
  if (isSame) return u
  // What is spelled exactly is set once more at the end: a Map keeps a key where it first stood.
  const exact = changed.filter(([key], i) => entries[i]?.[0] === key)
  return Object.fromEntries(new Map([...changed, ...exact]))
}

const properties = (all: ReadonlyArray<Property<Canonical>>): Canonical => {
  const exact = new Map(all.map(({ name, value }) => [name, { name, value }]))
  const caseless = new Map(all.map(({ name, value }) => [name.toLowerCase(), { name, value }]))
  return (u) =>
    mapEntries(u, (key, value) => {
      const property = exact.get(key) ?? caseless.get(key.toLowerCase())
      return property === undefined ? [key, value] : [property.name, property.value(value)]
    })
}

const algebra: Algebra<Canonical> = {
  null: leaf,
  string: leaf,
  boolean: leaf,
  unknown: leaf,
  int32: leaf,
  dateTimeOffset: leaf,
  flagSet: leaf,
  literal: leaf,
  secret: (of) => of,
  array: (item) => (u) => {
    if (item === same || !Array.isArray(u)) return u
    const items: ReadonlyArray<unknown> = u.map(item)
    return items.every((each, i) => Object.is(each, u[i])) ? u : items
  },
  dictionary: (value) => (value === same ? same : (u) => mapEntries(u, (key, each) => [key, value(each)])),
  union: (members) => {
    const changing = members.filter((member) => member !== same)
    return changing.length === 0 ? same : (u) => changing.reduce((value, change) => change(value), u)
  },
  object: (_name, all) => properties(all),
}

const canonicalOf = /*#__PURE__*/ fold(algebra)

/**
 * A value with the property names that its codec knows, whatever case they came in; the value itself if all are right.
 * It does not validate: what has not the shape of the codec is left as it is. Source: the official client sends
 * `eMailAddress` where the documentation says `EMailAddress`.
 *
 * @example
 * import { canonical, SaveEMailAccountRequest } from '@so-email/codecs'
 *
 * canonical(SaveEMailAccountRequest)({ eMailAddress: 'ops@example.test', 'x-unknown': 1 })
 * // => { EMailAddress: 'ops@example.test', 'x-unknown': 1 }
 */
export const canonical =
  (codec: t.Any) =>
  (value: unknown): unknown =>
    canonicalOf(codec)(value)
