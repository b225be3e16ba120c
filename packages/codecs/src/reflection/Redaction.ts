/** What `redact` knows of a codec: where its values hold secrets, and how a copy without them is made. */
import * as t from 'io-ts'
import { DateTimeOffset } from '../primitives/DateTimeOffset.js'
import { Int32 } from '../primitives/Int32.js'
import { redacted } from '../primitives/Redacted.js'
import { type Algebra, fold, type Property } from './fold.js'

/** Where the values of a codec hold secrets. */
export interface Secrecy {
  /** Names of marked properties, in lower case, of this codec and everything in it. */
  readonly marked: ReadonlyArray<string>
  /** Whether it is an object with a marked property of its own. */
  readonly isHolder: boolean
  /** Whether the value is a secret itself, or made of such ones without a property between. */
  readonly isSecret: boolean
  /** Whether a secret can occur in such a value. */
  readonly holdsSecret: boolean
}

/** The surroundings of a value. */
export interface Place {
  /** Whether an object around it has a marked property. */
  readonly isInside: boolean
  readonly isMarked: (name: string) => boolean
  /** Whether a name, or the one at the end of a path, is marked. */
  readonly endsMarked: (path: string) => boolean
  /** A text without JSON, XML and the like in which a marked name may stand. */
  readonly textOf: (text: string) => string
  /** The objects that no codec describes and that are already shown. */
  readonly shown: Set<object>
  /** How many objects and lists are already shown, whether a codec describes them or not. */
  readonly count: { value: number }
}

export interface Redaction extends Secrecy {
  /** Names of the properties with a secret in their value, in lower case, of this codec and everything in it. */
  readonly holding: ReadonlyArray<string>
  /** Whether every secret is in the value of a property of one of those names. */
  readonly isNamed: boolean
  /** Whether a value has the shape, as far as that is seen without going into it. */
  readonly accepts: (u: unknown) => boolean
  /** The printable copy of a value that it accepts. */
  readonly show: (u: unknown, place: Place) => unknown
}

/** Deeper than any JSON that we read. */
const deepest = 64
/** The most objects and lists that a copy has: an answer may have millions, and a getter may make new ones without end. */
const most = 100_000

/** Counts one object or list more; false if there are too many. */
const hasRoom = ({ count }: Place): boolean => count.value++ < most

/** The printable copy of a value that no codec describes. */
export const scrub = (u: unknown, place: Place, depth = 0): unknown => {
  if (place.isInside || typeof u === 'function') return hide(u)
  if (typeof u === 'string') return place.textOf(u)
  if (typeof u !== 'object' || u === null) return u
  if (depth > deepest || place.shown.has(u) || !hasRoom(place)) return redacted
  place.shown.add(u)
  if (Array.isArray(u)) return u.map((each) => scrub(each, place, depth + 1))
  const inside = insideOf(u, place)
  return mapEntries(u, (name, value) => (place.endsMarked(name) ? hide(value) : scrub(value, inside, depth + 1)))
}

/** The place of what is in an object. */
const insideOf = (u: object, place: Place, isHolder = false): Place => ({
  ...place,
  isInside: place.isInside || isHolder || Object.keys(u).some(place.isMarked),
})

const hide = (u: unknown) => (u === null || u === undefined ? u : redacted)

const mapEntries = (u: object, change: (name: string, value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(u).map(([name, value]) => [name, change(name, value)]))

export const showAs = ({ accepts, show, holdsSecret }: Redaction, u: unknown, place: Place): unknown => {
  if (!accepts(u)) return holdsSecret ? hide(u) : scrub(u, place)
  return typeof u !== 'object' || u === null || hasRoom(place) ? show(u, place) : redacted
}

/** A codec with parts. */
const whole = (parts: ReadonlyArray<Redaction>, own: Pick<Redaction, 'accepts' | 'show'>): Redaction => ({
  marked: parts.flatMap(({ marked }) => marked),
  holding: parts.flatMap(({ holding }) => holding),
  isNamed: parts.every(({ isNamed }) => isNamed),
  isSecret: parts.some(({ isSecret }) => isSecret),
  isHolder: false,
  holdsSecret: parts.some(({ holdsSecret }) => holdsSecret),
  ...own,
})

const leaf = (accepts: Redaction['accepts']): Redaction => whole([], { accepts, show: (u) => u })

const algebra: Algebra<Redaction> = {
  null: () => leaf((u) => u === null),
  string: () => leaf(t.string.is),
  boolean: () => leaf(t.boolean.is),
  unknown: () => ({ ...leaf(() => true), show: scrub }),
  int32: () => leaf(Int32.is),
  dateTimeOffset: () => leaf(DateTimeOffset.is),
  flagSet: (type) => leaf(type.is),
  literal: (value) => leaf((u) => u === value),
  secret: (of) => ({ ...of, isSecret: true, isNamed: false, holdsSecret: true, accepts: () => true, show: hide }),
  array: (item) =>
    whole([item], {
      accepts: Array.isArray,
      show: (u, place) => (Array.isArray(u) ? u.map((each) => showAs(item, each, place)) : hide(u)),
    }),
  dictionary: (value) =>
    whole([value], {
      accepts: t.UnknownRecord.is,
      show: (u, place) => {
        // Its keys are data too, and data inside of credentials may be a secret.
        if (!t.UnknownRecord.is(u) || (place.isInside && Object.keys(u).length > 0)) return hide(u)
        const inside = insideOf(u, place)
        return mapEntries(u, (name, each) => {
          if (!place.endsMarked(name)) return showAs(value, each, inside)
          return t.UnknownRecord.is(each) ? showAs(value, each, { ...inside, isInside: true }) : hide(each)
        })
      },
    }),
  union: (members) =>
    whole(members, {
      accepts: (u) => members.some(({ accepts }) => accepts(u)),
      show: (u, place) =>
        members.filter(({ accepts }) => accepts(u)).reduce<unknown>((value, { show }) => show(value, place), u),
    }),
  object: (_name, properties) => object(properties),
}

const object = (properties: ReadonlyArray<Property<Redaction>>): Redaction => {
  const secrets = properties.filter(({ value }) => value.isSecret)
  // Of two properties that differ in their casing alone the marked one counts, which is the last.
  const byName = new Map([...properties, ...secrets].map(({ name, value }) => [name.toLowerCase(), value]))
  const isHolder = secrets.length > 0
  const parts = whole(
    properties.map(({ value }) => value),
    {
      accepts: t.UnknownRecord.is,
      show: (u, place) => {
        if (!t.UnknownRecord.is(u)) return hide(u)
        const inside = insideOf(u, place, isHolder)
        return mapEntries(u, (name, value) => {
          const known = byName.get(name.toLowerCase())
          if (known !== undefined) return showAs(known, value, inside)
          return place.endsMarked(name) ? hide(value) : scrub(value, inside)
        })
      },
    },
  )
  const holding = properties.filter(({ value }) => value.holdsSecret)
  return {
    ...parts,
    isSecret: false,
    isHolder,
    marked: [...lowerCased(secrets), ...parts.marked],
    holding: [...lowerCased(holding), ...parts.holding],
    isNamed: !isHolder,
  }
}

const lowerCased = (properties: ReadonlyArray<{ readonly name: string }>) =>
  properties.map(({ name }) => name.toLowerCase())

export const redactionOf = /*#__PURE__*/ fold(algebra)
