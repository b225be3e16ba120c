/**
 * Redaction, derived from the marks of {@link secret}: a copy of a value, fit to be printed.
 *
 * - The value of a marked property reads `<redacted>`; `null` and `undefined` hold nothing and are shown.
 * - Inside an object that has a marked property, only documented properties with their documented shape are shown. An
 *   unknown property of credentials may be a secret of a later version.
 * - A value that does not have the shape of its codec is replaced whole if the codec holds a secret.
 * - A name that is marked anywhere in the codec is marked in every other place. Names are compared without case.
 * - Where no codec describes a value, each object is shown once, and functions never: the copy of a value that contains
 *   itself, in however many places, is no larger than the value.
 * - A copy has at most 100,000 objects and lists; each further one reads `<redacted>`.
 *
 * It never throws for a value: a property that cannot be read reads `<redacted>`.
 */
import * as t from 'io-ts'
import { DateTimeOffset } from '../primitives/DateTimeOffset.js'
import { Int32 } from '../primitives/Int32.js'
import { redacted } from '../primitives/Redacted.js'
import { type Algebra, fold, type Property } from './fold.js'

/** The surroundings of a value. */
interface Place {
  /** Whether an object around it has a marked property. */
  readonly isInside: boolean
  readonly isMarked: (name: string) => boolean
  /** The objects that no codec describes and that are already shown. */
  readonly shown: Set<object>
  /** How many objects and lists are already shown, whether a codec describes them or not. */
  readonly count: { value: number }
}

interface Redaction extends Secrecy {
  /** Names of the properties with a secret in their value, in lower case, of this codec and everything in it. */
  readonly holding: ReadonlyArray<string>
  /** Whether every secret is in the value of a property of one of those names. */
  readonly isNamed: boolean
  readonly isSecret: boolean
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
const scrub = (u: unknown, place: Place, depth = 0): unknown => {
  if (place.isInside || typeof u === 'function') return hide(u)
  if (typeof u !== 'object' || u === null) return u
  if (depth > deepest || place.shown.has(u) || !hasRoom(place)) return redacted
  place.shown.add(u)
  if (Array.isArray(u)) return u.map((each) => scrub(each, place, depth + 1))
  const inside = insideOf(u, place)
  return mapEntries(u, (_, value) => scrub(value, inside, depth + 1))
}

/** The place of what is in an object. */
const insideOf = (u: object, place: Place, isHolder = false): Place => ({
  ...place,
  isInside: place.isInside || isHolder || Object.keys(u).some(place.isMarked),
})

const hide = (u: unknown) => (u === null || u === undefined ? u : redacted)

const mapEntries = (u: object, change: (name: string, value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(u).map(([name, value]) => [name, change(name, value)]))

const showAs = ({ accepts, show, holdsSecret }: Redaction, u: unknown, place: Place): unknown => {
  if (!accepts(u)) return holdsSecret ? hide(u) : scrub(u, place)
  return typeof u !== 'object' || u === null || hasRoom(place) ? show(u, place) : redacted
}

/** A codec with parts. */
const whole = (parts: ReadonlyArray<Redaction>, own: Pick<Redaction, 'accepts' | 'show'>): Redaction => ({
  marked: parts.flatMap(({ marked }) => marked),
  holding: parts.flatMap(({ holding }) => holding),
  isNamed: parts.every(({ isNamed }) => isNamed),
  isSecret: false,
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
        return mapEntries(u, (name, each) =>
          place.isMarked(name) && !t.UnknownRecord.is(each) ? hide(each) : showAs(value, each, inside),
        )
      },
    }),
  union: (members) => ({
    ...whole(members, {
      accepts: (u) => members.some(({ accepts }) => accepts(u)),
      show: (u, place) =>
        members.filter(({ accepts }) => accepts(u)).reduce<unknown>((value, { show }) => show(value, place), u),
    }),
    isSecret: members.some(({ isSecret }) => isSecret),
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
          return known === undefined ? scrub(value, inside) : showAs(known, value, inside)
        })
      },
    },
  )
  const holding = properties.filter(({ value }) => value.holdsSecret)
  return {
    ...parts,
    isHolder,
    marked: [...lowerCased(secrets), ...parts.marked],
    holding: [...lowerCased(holding), ...parts.holding],
    isNamed: !isHolder,
  }
}

const lowerCased = (properties: ReadonlyArray<{ readonly name: string }>) =>
  properties.map(({ name }) => name.toLowerCase())

const redactionOf = /*#__PURE__*/ fold(algebra)

/**
 * A printable copy of a value: nothing that the codec marks as secret is in it, wherever it stands.
 *
 * @example
 * import { redact, SaveEMailAccountRequest } from '@so-email/codecs'
 *
 * redact(SaveEMailAccountRequest)({ ErrorCount: 1, incomingCredentials: { Port: 993, password: 'hunter2', pin: 1234 } })
 * // => { ErrorCount: 1, incomingCredentials: { Port: 993, password: '<redacted>', pin: '<redacted>' } }
 * @category secrets
 */
export const redact = (codec: t.Any): ((value: unknown) => unknown) => {
  const redaction = redactionOf(codec) // now, so that a codec that cannot be folded fails before there is a value
  const marked = new Set(redaction.marked)
  const isMarked = (name: string) => marked.has(name.toLowerCase())
  return (value) => {
    try {
      return showAs(redaction, value, { isInside: false, isMarked, shown: new Set(), count: { value: 0 } })
    } catch {
      return redacted // a getter or a proxy that throws
    }
  }
}

/**
 * Whether a value of this codec can hold a secret.
 *
 * @example
 * import { EMailAccount, FieldProperties, holdsSecret } from '@so-email/codecs'
 *
 * [EMailAccount, FieldProperties].map(holdsSecret)
 * // => [true, false]
 * @category secrets
 */
export const holdsSecret = (codec: t.Any): boolean => redactionOf(codec).holdsSecret

/**
 * Whether the JSON of a value of this codec may hold a secret: a quick look at its text for the names of properties. It may be
 * wrong where there is none, and is never wrong where there is one.
 *
 * @example
 * import { mayHoldSecret, SaveEMailAccountRequest } from '@so-email/codecs'
 *
 * ['{"IncomingCredentials":null}', '{"IncomingCredentials":{"Port":993}}'].map(mayHoldSecret(SaveEMailAccountRequest))
 * // => [false, true]
 * @category secrets
 */
export const mayHoldSecret = (codec: t.Any): ((json: string) => boolean) => {
  const { marked, holding, isNamed, holdsSecret } = redactionOf(codec)
  if (!holdsSecret || !isNamed) return () => holdsSecret
  const keys = holding.map((name) => ({ key: JSON.stringify(name), isMarked: marked.includes(name) }))
  return (json) => {
    const text = json.toLowerCase()
    if (text.includes('\\u')) return true // a name may be escaped
    return keys.some(({ key, isMarked }) => {
      // Beside a marked name any property may be a secret, also where the marked one is `null`.
      for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1))
        if (isMarked || !text.startsWith(':null', at + key.length)) return true
      return false
    })
  }
}

/** Where the values of a codec hold secrets. */
export interface Secrecy {
  /** Names of marked properties, in lower case, of this codec and everything in it. */
  readonly marked: ReadonlyArray<string>
  /** Whether it is an object with a marked property of its own. */
  readonly isHolder: boolean
  /** Whether a secret can occur in such a value. */
  readonly holdsSecret: boolean
}

/** The secrecy of a codec. One that cannot be folded is taken for one that holds a secret. */
export const secrecyOf = (codec: t.Any): Secrecy => {
  try {
    return redactionOf(codec)
  } catch {
    return { marked: [], isHolder: true, holdsSecret: true }
  }
}
