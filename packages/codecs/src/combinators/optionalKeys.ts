/**
 * Keys that may be absent. io-ts's own `t.partial` also accepts an explicit `undefined`, which JSON cannot carry and
 * `exactOptionalPropertyTypes` refuses; here a key is either absent or holds a value of its codec.
 */
import * as t from 'io-ts'

export type Exact<P extends t.Props> = { readonly [K in keyof P]?: t.TypeOf<P[K]> }

export class OptionalKeysType<P extends t.Props> extends t.PartialType<P, Exact<P>, Exact<P>, unknown> {
  readonly exact = true as const
}

/** An object whose keys may be absent, but not `undefined`. */
export const optionalKeys = <P extends t.Props>(props: P, name: string): OptionalKeysType<P> => {
  const partial = t.partial(props, name)
  const isExact = (u: object) =>
    Object.keys(props).every((key) => !Object.hasOwn(u, key) || Reflect.get(u, key) !== undefined)
  return new OptionalKeysType<P>(
    name,
    (u): u is Exact<P> => partial.is(u) && isExact(u),
    (u, context) => {
      const result = partial.validate(u, context)
      // `partial` has accepted it, so what is wrong can only be an explicit `undefined`.
      if (result._tag === 'Left' || isExact(result.right)) return result as t.Validation<Exact<P>>
      const undefinedKeys = Object.keys(props).filter(
        (key) => Object.hasOwn(result.right, key) && Reflect.get(result.right, key) === undefined,
      )
      return t.failures(
        undefinedKeys.flatMap((key) => {
          const codec = props[key] as t.Mixed // a key of `props`
          return [{ value: undefined, context: t.appendContext(context, key, codec, undefined) }]
        }),
      )
    },
    t.identity,
    props,
  )
}
