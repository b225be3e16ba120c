/**
 * Valid values of a codec for fast-check. It has an entrance of its own, `@so-email/codecs/arbitrary`, so that only who
 * tests with it needs fast-check.
 *
 * Objects have the documented properties and no others; dictionaries may have any key, `__proto__` included.
 */
import fc from 'fast-check'
import type * as t from 'io-ts'
import { type Algebra, fold, type Property } from './fold.js'

type AnyArbitrary = fc.Arbitrary<unknown>

/** Any character but half a surrogate pair. fast-check's own `binary` is the same, and takes half a second to make. */
const character = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((n) => String.fromCodePoint(n))
const text = fc.oneof(fc.string(), fc.string({ unit: character }))
const int32 = fc.oneof(fc.integer(), fc.constantFrom(0, 1, -1, 2 ** 31 - 1, -(2 ** 31)))

const digits = (length: number) => (n: number) => String(n).padStart(length, '0')
const number = (min: number, max: number, length = 2) => fc.integer({ min, max }).map(digits(length))

/** Days of every month of every year that .NET has, the 29 February of leap years among them. */
const day = fc
  .oneof(fc.integer({ min: -719162, max: 2932896 }), fc.constantFrom(-719162, 2932896, 11016, 19782))
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
const fraction = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 7 }).chain((length) => number(0, 10 ** length - 1, length).map((each) => `.${each}`)),
)
const offset = fc.oneof(
  fc.constantFrom('', 'Z', '+00:00', '-00:00', '+14:00', '-1400', '+02:00', '-0500', '+05:30'),
  fc
    .tuple(fc.constantFrom('+', '-'), number(0, 13), fc.constantFrom(':', ''), number(0, 59))
    .map((parts) => parts.join('')),
)
const dateTime = fc
  .tuple(day, number(0, 23), number(0, 59), number(0, 59), fraction, offset)
  .map(([date, hours, minutes, seconds, ticks, zone]) => `${date}T${hours}:${minutes}:${seconds}${ticks}${zone}`)

const object = (properties: ReadonlyArray<Property<AnyArbitrary>>): AnyArbitrary =>
  fc.record(Object.fromEntries(properties.map(({ name, value }) => [name, value])), {
    requiredKeys: properties.filter(({ presence }) => presence === 'required').map(({ name }) => name),
    noNullPrototype: true,
  })

const algebra: Algebra<AnyArbitrary> = {
  null: () => fc.constant(null),
  string: () => text,
  boolean: () => fc.boolean(),
  unknown: () => fc.jsonValue(),
  int32: () => int32,
  dateTimeOffset: () => dateTime,
  flagSet: ({ table }) => {
    const name = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('Unheard', ...Object.keys(table)) },
      int32.map(String),
    )
    const names = fc.array(name, { maxLength: 4 })
    return fc.oneof(
      int32,
      fc.tuple(names, fc.constantFrom(', ', ' ', ',')).map(([each, separator]) => each.join(separator)),
    )
  },
  literal: (value) => fc.constant(value),
  secret: (of) => of,
  array: (item) => fc.array(item, { maxLength: 5 }),
  dictionary: (value) => fc.dictionary(text, value, { maxKeys: 5, noNullPrototype: true }),
  union: (members) => fc.oneof(...members),
  object: (_name, properties) => object(properties),
}

const arbitraryOf = /*#__PURE__*/ fold(algebra)

/**
 * Valid values of a codec.
 *
 * @example
 * import { EMailAccount } from '@so-email/codecs'
 * import { arbitrary } from '@so-email/codecs/arbitrary'
 * import fc from 'fast-check'
 *
 * fc.assert(fc.property(arbitrary(EMailAccount), EMailAccount.is))
 * @category derivation
 */
export const arbitrary = <A>(codec: t.Type<A, unknown>): fc.Arbitrary<A> => arbitraryOf(codec) as fc.Arbitrary<A> // the fold forgets the index; the tests decode what comes of it
