/**
 * Keys that may be absent. io-ts's own `t.partial` also accepts an explicit `undefined`, which JSON cannot carry and
 * `exactOptionalPropertyTypes` refuses; here a key is either absent or holds a value of its codec.
 */
import * as t from 'io-ts'

/** Keys that may be absent, without `undefined`. */
export type Exact<P extends t.Props> = { readonly [K in keyof P]?: t.TypeOf<P[K]> }

/** The codec of optional keys; `exact` tells it from the `partial` of io-ts. Made by {@link optionalKeys}. */
export class OptionalKeysType<P extends t.Props> extends t.PartialType<P, Exact<P>, Exact<P>, unknown> {
  readonly exact = true as const
}

/**
 * An object whose keys may be absent, but not `undefined`.
 *
 * @example
 * import { Int32, optionalKeys } from '@so-email/codecs'
 *
 * const Paging = optionalKeys({ skip: Int32, top: Int32 }, 'Paging')
 *
 * [Paging.is({ skip: 1 }), Paging.is({ skip: undefined })]
 * // => [true, false]
 */
export const optionalKeys = <P extends t.Props>(props: P, name: string): OptionalKeysType<P> => {
  const partial = t.partial(props, name)
  const entries: ReadonlyArray<[string, t.Mixed]> = Object.entries(props)
  /** The keys that are there and hold `undefined`: what `partial` takes and we do not. */
  const undefinedKeys = (u: object) =>
    entries.filter(([key]) => Reflect.get(u, key) === undefined && Object.hasOwn(u, key))
  return new OptionalKeysType<P>(
    name,
    (u): u is Exact<P> => partial.is(u) && undefinedKeys(u).length === 0,
    (u, context) => {
      const result = partial.validate(u, context)
      if (!t.UnknownRecord.is(u)) return result as t.Validation<Exact<P>> // a Left, as `u` is no object
      const errors = undefinedKeys(u).map(([key, codec]) => ({
        value: undefined,
        context: t.appendContext(context, key, codec, undefined),
      }))
      if (result._tag === 'Left') return t.failures([...result.left, ...errors])
      return errors.length > 0 ? t.failures(errors) : t.success(result.right as Exact<P>) // no key holds `undefined`
    },
    t.identity,
    props,
  )
}
