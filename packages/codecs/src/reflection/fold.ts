/**
 * The one way to derive something from a codec: a fold over the `_tag`s of io-ts and of our own primitives.
 *
 * A derivation (a guard, redaction, XML, a Pact matcher, an arbitrary) is an {@link Algebra}: what to do with each kind
 * of codec, given the results for its parts. A property that is added to an entity therefore reaches every derivation
 * without another edit. A codec that the fold does not know fails when it is folded, which for entities and dictionaries
 * is when they are built. A codec that decodes or encodes a value to another one is not known: no guard could stand in
 * front of it.
 */
import * as t from 'io-ts'
import type { DateTimeOffsetType } from '../primitives/DateTimeOffset.js'
import type { FlagSetType } from '../primitives/FlagSet.js'
import type { Int32Type } from '../primitives/Int32.js'
import type { OptionalKeysType } from '../primitives/OptionalKeysType.js'
import type { SecretType } from '../primitives/secret.js'

/**
 * One property of an object, with the result of the algebra for its codec.
 *
 * @category derivation
 */
export interface Property<R> {
  readonly name: string
  readonly presence: 'required' | 'optional'
  readonly value: R
}

/**
 * The result for each kind of codec.
 *
 * @category derivation
 */
export interface Algebra<R> {
  /** `null`. */
  readonly null: () => R
  /** Any text. */
  readonly string: () => R
  /** `true` or `false`. */
  readonly boolean: () => R
  /** Any value. */
  readonly unknown: () => R
  /** A 32-bit integer. */
  readonly int32: () => R
  /** A date-time, with or without an offset. */
  readonly dateTimeOffset: () => R
  /** A mask: the names of its bits, or their sum. */
  readonly flagSet: (type: FlagSetType) => R
  /** One value and no other. */
  readonly literal: (value: string | number | boolean) => R
  /** A value that is never printed; `of` is the result for the codec inside. */
  readonly secret: (of: R) => R
  /** A list; `item` is the result for its items. */
  readonly array: (item: R) => R
  /** An object with any keys; `value` is the result for its values. */
  readonly dictionary: (value: R) => R
  /** One of several; in the order in which they are tried. */
  readonly union: (members: ReadonlyArray<R>) => R
  /** `name` is the entity's; the properties stand in the documented order. */
  readonly object: (name: string, properties: ReadonlyArray<Property<R>>) => R
}

type Leaf = 'null' | 'string' | 'boolean' | 'unknown' | 'int32' | 'dateTimeOffset' | 'flagSet' | 'literal'

/**
 * An algebra that treats all codecs without parts alike.
 *
 * @example
 * import { FieldProperty, fold, withLeaves } from '@so-email/codecs'
 *
 * const depth = withLeaves<number>(() => 0, {
 *   secret: (of) => of,
 *   array: (item) => 1 + item,
 *   dictionary: (value) => 1 + value,
 *   union: (members) => Math.max(...members),
 *   object: (_name, properties) => 1 + Math.max(...properties.map(({ value }) => value)),
 * })
 *
 * fold(depth)(FieldProperty)
 * // => 2
 * @category derivation
 */
export const withLeaves = <R>(leaf: () => R, parts: Omit<Algebra<R>, Leaf>): Algebra<R> => ({
  null: leaf,
  string: leaf,
  boolean: leaf,
  unknown: leaf,
  int32: leaf,
  dateTimeOffset: leaf,
  flagSet: leaf,
  literal: leaf,
  ...parts,
})

/** The codecs that the fold knows, by their `_tag`. */
type Known =
  | t.NullType
  | t.StringType
  | t.BooleanType
  | t.UnknownType
  | Int32Type
  | DateTimeOffsetType
  | FlagSetType
  | t.LiteralType<string | number | boolean>
  | SecretType<t.Any>
  | t.ArrayType<t.Any>
  | t.ReadonlyArrayType<t.Any>
  | t.DictionaryType<t.Any, t.Any>
  | t.UnionType<Array<t.Any>>
  | ObjectCodec

type ObjectCodec =
  | t.InterfaceType<t.AnyProps>
  | t.PartialType<t.AnyProps>
  | OptionalKeysType<t.Props>
  | t.IntersectionType<Array<t.Any>>

/**
 * Folds codecs with an algebra. The result for a codec is kept as long as the codec itself.
 *
 * @example
 * import { type Algebra, FieldProperty, fold } from '@so-email/codecs'
 *
 * const leaf = (name: string) => () => name
 * const names: Algebra<string> = {
 *   null: leaf('null'),
 *   string: leaf('text'),
 *   boolean: leaf('boolean'),
 *   unknown: leaf('unknown'),
 *   int32: leaf('integer'),
 *   dateTimeOffset: leaf('date'),
 *   flagSet: ({ name }) => name,
 *   literal: String,
 *   secret: (of) => `secret ${of}`,
 *   array: (item) => `list of ${item}`,
 *   dictionary: (value) => `dictionary of ${value}`,
 *   union: (members) => members.join(' or '),
 *   object: (name, properties) => `${name} with ${properties.length} properties`,
 * }
 *
 * fold(names)(FieldProperty)
 * // => 'FieldProperty with 3 properties'
 * @category derivation
 */
export const fold = <R>(algebra: Algebra<R>): ((codec: t.Any) => R) => {
  const made = new WeakMap<t.Any, { readonly result: R }>()
  const of = (codec: t.Any): R => {
    const known = made.get(codec)
    if (known !== undefined) return known.result
    const result = make(codec)
    made.set(codec, { result })
    return result
  }
  const make = (codec: t.Any): R => {
    if (codec.encode !== t.identity) return unknownCodec(codec, 'its encode is not the identity')
    const known = codec as Known // io-ts does not declare `_tag` on `Type`; another one ends in `unknownCodec`
    switch (known._tag) {
      case 'NullType':
        return algebra.null()
      case 'StringType':
        return algebra.string()
      case 'BooleanType':
        return algebra.boolean()
      case 'UnknownType':
        return algebra.unknown()
      case 'Int32Type':
        return algebra.int32()
      case 'DateTimeOffsetType':
        return algebra.dateTimeOffset()
      case 'FlagSetType':
        return algebra.flagSet(known)
      case 'LiteralType':
        return algebra.literal(known.value)
      case 'SecretType':
        return algebra.secret(of(known.type))
      case 'ArrayType':
      case 'ReadonlyArrayType':
        return algebra.array(of(known.type))
      case 'DictionaryType':
        if (!(known.domain instanceof t.StringType)) return unknownCodec(known, 'its keys are not any text')
        return algebra.dictionary(of(known.codomain))
      case 'UnionType':
        return algebra.union(known.types.map(of))
      case 'InterfaceType':
      case 'PartialType':
      case 'IntersectionType':
        return algebra.object(
          known.name,
          keysOf(known).map(({ name, presence, codec }) => ({ name, presence, value: of(codec) })),
        )
      default:
        return unknownCodec(known)
    }
  }
  return of
}

interface Key {
  readonly name: string
  readonly presence: 'required' | 'optional'
  readonly codec: t.Any
}

const keysOf = (codec: ObjectCodec): ReadonlyArray<Key> => {
  switch (codec._tag) {
    case 'InterfaceType':
      return Object.entries(codec.props).map(([name, codec]) => ({ name, presence: 'required', codec }))
    case 'PartialType':
      // io-ts's own `partial` takes `undefined` for absent; a derivation would then disagree with it.
      if (!('exact' in codec)) return unknownCodec(codec, 'use optionalKeys')
      return Object.entries(codec.props).map(([name, codec]) => ({ name, presence: 'optional', codec }))
    case 'IntersectionType':
      return codec.types.flatMap((part) => keysOf(part as ObjectCodec)) // anything else ends in `unknownCodec`
    default:
      return unknownCodec(codec)
  }
}

/** The codecs of another copy have an identity of their own. */
const otherCopy = 'it comes from another copy of io-ts: npm ls io-ts'

const unknownCodec = (codec: t.Any, reason = 'of a kind that the fold does not know'): never => {
  const why = codec instanceof t.Type ? reason : otherCopy
  const tag: unknown = Reflect.get(codec, '_tag')
  throw new TypeError(`fold: the codec ${codec.name} (${String(tag)}) cannot be folded: ${why}`)
}
