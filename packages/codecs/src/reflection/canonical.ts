/**
 * Property names as documented. SuperOffice reads `eMailAddress` and `emailaddress` as `EMailAddress` (its own client
 * sends camel case), so a reader of requests makes the names canonical before a codec sees them.
 *
 * The keys of a dictionary are data and are not changed, nor are the properties that the entity does not have. Of two
 * spellings of one property the last wins, as .NET sets a property once more for each. A value that needs no change is
 * returned itself, not copied; a copy has the own enumerable properties of the original. The loop makes nothing until it
 * meets a name to change, because every request comes through here and nearly all have the documented names.
 */
import * as t from 'io-ts'
import { fold, type Property, withLeaves } from './fold.js'

type Canonical = (u: unknown) => unknown

const same: Canonical = (u) => u
const leaf = () => same

/** The documented name of a key and the change of its value; `undefined` for a key that is not changed. */
type Lookup = (key: string) => { readonly name: string; readonly value: Canonical } | undefined

/** A copy with the right names and values; the very object where nothing is to change. */
const mapEntries = (u: unknown, lookup: Lookup): unknown => {
  if (!t.UnknownRecord.is(u)) return u
  const keys = Object.keys(u)
  let changed: Array<readonly [string, unknown]> | undefined
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? ''
    const value = u[key]
    const known = lookup(key)
    const entry = known === undefined ? ([key, value] as const) : ([known.name, known.value(value)] as const)
    if (changed === undefined && (entry[0] !== key || !Object.is(entry[1], value)))
      changed = keys.slice(0, i).map((before) => [before, u[before]])
    changed?.push(entry)
  }
  if (changed === undefined) return u
  return Object.fromEntries(changed)
}

const properties = (all: ReadonlyArray<Property<Canonical>>): Canonical => {
  const exact = new Map(all.map((property) => [property.name, property]))
  const caseless = new Map(all.map((property) => [property.name.toLowerCase(), property]))
  return (u) => mapEntries(u, (key) => exact.get(key) ?? caseless.get(key.toLowerCase()))
}

const algebra = /*#__PURE__*/ withLeaves<Canonical>(leaf, {
  secret: (of) => of,
  array: (item) => (u) => {
    if (item === same || !Array.isArray(u)) return u
    const items: ReadonlyArray<unknown> = u.map(item)
    return items.every((each, i) => Object.is(each, u[i])) ? u : items
  },
  dictionary: (value) => (value === same ? same : (u) => mapEntries(u, (name) => ({ name, value }))),
  union: (members) => {
    const changing = members.filter((member) => member !== same)
    return changing.length === 0 ? same : (u) => changing.reduce((value, change) => change(value), u)
  },
  object: (_name, all) => properties(all),
})

/**
 * A value with the property names that its codec has, whatever case they came in; the value itself if all are right.
 * It does not validate: a value of another shape is returned unchanged. Source: the official client sends `eMailAddress`
 * where the documentation has `EMailAddress`.
 *
 * @example
 * import { canonical, SaveEMailAccountRequest } from '@so-email/codecs'
 *
 * canonical(SaveEMailAccountRequest)({ eMailAddress: 'ops@example.test', 'x-unknown': 1 })
 * // => { EMailAddress: 'ops@example.test', 'x-unknown': 1 }
 * @category derivation
 */
export const canonical: (codec: t.Any) => (value: unknown) => unknown = /*#__PURE__*/ fold(algebra)
