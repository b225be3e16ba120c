/** Codecs made anew, so that io-ts alone can be compared with a guard in front of it. */
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { optionalKeys } from '../../src/combinators/optionalKeys.js'
import { byElementWith } from '../../src/guard/byElement.js'
import { byPropertyWith } from '../../src/guard/byProperty.js'
import { withGuard } from '../../src/guard/guardFirst.js'
import { secret } from '../../src/index.js'
import type { Exact } from '../../src/primitives/OptionalKeysType.js'
import type { SecretType } from '../../src/primitives/secret.js'

/** Keys that may be absent, out of io-ts alone: `partial`, and after it the `undefined` that it takes for absent. */
const plainOptionalKeys = (props: t.Props, name: string): t.Mixed => {
  const partial = t.partial(props, name)
  const unwanted = (u: unknown, context: t.Context) =>
    Object.entries(t.UnknownRecord.is(u) ? props : {}).flatMap(([key, type]) =>
      Reflect.get(Object(u), key) === undefined && Object.hasOwn(Object(u), key)
        ? [{ value: undefined, context: [...context, { key, type, actual: undefined }] }]
        : [],
    )
  return new t.Type(
    name,
    (u): u is unknown =>
      t.UnknownRecord.is(u) &&
      Object.entries(props).every(
        ([key, type]) => t.partial({ [key]: type }).is(u) && (u[key] !== undefined || !Object.hasOwn(u, key)),
      ),
    (u, context) => {
      const result = partial.validate(u, context)
      const errors = [...(E.isLeft(result) ? result.left : []), ...unwanted(u, context)]
      return errors.length > 0 ? t.failures(errors) : result
    },
    t.identity,
  )
}

type Collection = t.DictionaryType<t.Mixed, t.Mixed> | t.ArrayType<t.Mixed> | t.ReadonlyArrayType<t.Mixed>

/** The same codec with another validation. */
const withValidate = <C extends t.Mixed>(codec: C, validate: C['validate']): C =>
  Object.assign(Object.create(Object.getPrototypeOf(codec)), codec, { validate })

/** What a codec is made of anew: the two kinds of keys, what is put around the rest, and what explains elements. */
interface Making {
  readonly required: (props: t.Props, name: string) => t.Mixed
  readonly optional: (props: t.Props, name: string) => t.Mixed
  readonly around: <C extends t.Mixed>(codec: C) => C
  readonly elements: <C extends Collection>(codec: C) => C
}

export const ioTsAlone: Making = {
  required: t.type,
  optional: plainOptionalKeys,
  around: (codec) => codec,
  elements: (codec) => codec,
}
export const guardedBy = (guardOf: (codec: t.Any) => (u: unknown) => boolean): Making => ({
  required: (props, name) =>
    withValidate(t.type(props, name), byPropertyWith(guardOf)<t.TypeOfProps<t.Props>>(props, 'required').validate),
  optional: (props, name) =>
    withValidate(optionalKeys(props, name), byPropertyWith(guardOf)<Exact<t.Props>>(props, 'optional').validate),
  around: withGuard(guardOf),
  elements: (codec) => {
    const { list, dictionary } = byElementWith(guardOf)
    return withValidate(codec, codec._tag === 'DictionaryType' ? dictionary(codec.codomain) : list(codec.type))
  },
})

type Composite =
  | t.InterfaceType<t.Props>
  | t.PartialType<t.Props>
  | t.DictionaryType<t.Mixed, t.Mixed>
  | t.ArrayType<t.Mixed>
  | t.ReadonlyArrayType<t.Mixed>
  | t.UnionType<[t.Mixed, t.Mixed]>
  | t.IntersectionType<[t.Mixed, t.Mixed]>
  | SecretType<t.Mixed>

/** The same codec once more, down to its leaves, with the same names. */
export const rebuilt = ({ required, optional, around, elements }: Making) => {
  const inside = (props: t.Props): t.Props =>
    Object.fromEntries(Object.entries(props).map(([name, codec]) => [name, of(codec)]))
  const of = (codec: t.Mixed): t.Mixed => {
    const known = codec as Composite // by its `_tag`; what has another one is a leaf
    switch (known._tag) {
      case 'InterfaceType':
        return required(inside(known.props), known.name)
      case 'PartialType':
        return optional(inside(known.props), known.name)
      case 'DictionaryType':
        return around(elements(t.record(t.string, of(known.codomain), known.name)))
      case 'ArrayType':
        return around(elements(t.array(of(known.type), known.name)))
      case 'ReadonlyArrayType':
        return around(elements(t.readonlyArray(of(known.type), known.name)))
      case 'UnionType':
        return around(t.union([of(known.types[0]), of(known.types[1]), ...known.types.slice(2).map(of)], known.name))
      case 'IntersectionType':
        return around(t.intersection([of(known.types[0]), of(known.types[1])], known.name))
      case 'SecretType':
        return secret(of(known.type))
      default:
        return codec
    }
  }
  return of
}
