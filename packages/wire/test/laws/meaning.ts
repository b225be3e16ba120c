/**
 * The equalities that the media types state, as a second witness: what a value means, so that two values are equal under
 * a media type if their meanings are the same. Written by hand from the doc comments, with nothing of the code under test.
 */
import { type Algebra, fold } from '@so-email/codecs'

type Meaning = (value: unknown) => unknown

export interface Equality {
  /** A mask that is a number is equal to its text, which has the same bits. */
  readonly masks: 'as written' | 'as text'
  /** Numbers and booleans that no codec describes are equal to their text. */
  readonly unknown: 'as written' | 'as text'
  /** A null property is equal to an absent one. */
  readonly nulls: 'as written' | 'absent'
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const plain: Meaning = (value) => (value === 0 ? 0 : value)

export const meaningOf = (equality: Equality) => {
  const entries = (value: Record<string, unknown>, of: (name: string) => Meaning) =>
    new Map(
      Object.entries(value)
        .filter(([, held]) => equality.nulls === 'as written' || held !== null)
        .map(([name, held]) => [name, of(name)(held)]),
    )
  const unknown: Meaning = (value) => {
    if (Array.isArray(value)) return value.map(unknown)
    if (isObject(value)) return entries(value, () => unknown)
    if (value === null || equality.unknown === 'as written') return plain(value)
    return String(value)
  }
  const dictionary =
    (of: Meaning): Meaning =>
    (value) =>
      isObject(value) ? entries(value, () => of) : value
  const algebra: Algebra<Meaning> = {
    null: () => plain,
    string: () => plain,
    boolean: () => plain,
    unknown: () => unknown,
    int32: () => plain,
    dateTimeOffset: () => plain,
    flagSet: () => (equality.masks === 'as text' ? (value) => String(plain(value)) : plain),
    literal: () => plain,
    secret: (of) => of,
    array: (item) => (value) => (Array.isArray(value) ? value.map(item) : value),
    dictionary,
    // Every union here is something or null.
    union: (members) => (value) => (value === null ? null : members[0]?.(value)),
    object: (_name, properties) => {
      const known = new Map(properties.map(({ name, value }) => [name, value]))
      return (value) => (isObject(value) ? entries(value, (name) => known.get(name) ?? unknown) : value)
    },
  }
  return fold(algebra)
}
