/**
 * Pact matchers for a value, derived from its codec: the contract asks for the kind of every value, not for the example.
 * What the codec does not know (and `null`) is asked for literally. Pact has no "null or", so a `null` in the example
 * means `null`, always.
 */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { type Algebra, fold } from '@so-email/codecs'
import type * as t from 'io-ts'

/** A value of which any part may be a matcher. */
export type Template<A> =
  | A
  | M.Matcher<A>
  | (A extends null ? null : A extends object ? { readonly [K in keyof A]: Template<A[K]> } : never)

type Make = (example: unknown) => unknown

const literal: Make = (example) => example

/** The texts that a `DateTimeOffset` may have, for a verifier that knows no codec. */
export const dateTimeOffset = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,7})?(Z|[+-]\\d{2}:?\\d{2})?$'

const entriesOf = (example: unknown): ReadonlyArray<[string, unknown]> => Object.entries(Object(example))

const matchers: Algebra<Make> = {
  null: () => literal,
  unknown: () => literal,
  literal: () => literal,
  string: () => (example) => M.string(String(example)),
  boolean: () => (example) => M.boolean(example === true),
  int32: () => (example) => M.integer(Number(example)),
  dateTimeOffset: () => (example) => M.regex(dateTimeOffset, String(example)),
  flagSet: () => (example) => M.string(String(example)),
  secret: (of) => of,
  array: (item) => (example) => M.eachLike(item(Array.isArray(example) ? example[0] : undefined)),
  dictionary: (value) => (example) => {
    const [first] = entriesOf(example)
    // `eachKeyLike` asks every value of every key for what its example is made of; `eachKeyMatches` would see keys only.
    return first === undefined ? {} : M.eachKeyLike(first[0], value(first[1]))
  },
  // The members of our unions are one kind of value and `null`.
  union:
    ([some]) =>
    (example) =>
      example === null || some === undefined ? null : some(example),
  object: (_name, properties) => {
    const byName = new Map(properties.map(({ name, value }) => [name, value]))
    return (example) =>
      Object.fromEntries(entriesOf(example).map(([name, value]) => [name, (byName.get(name) ?? literal)(value)]))
  },
}

const matchersOf = fold(matchers)

/** Matchers of the codec's kinds around an example. */
export const template = <A>(codec: t.Type<A>, example: A): Template<A> =>
  // The fold forgets the index of the codec; `Template` describes what it makes.
  matchersOf(codec)(example) as Template<A>
