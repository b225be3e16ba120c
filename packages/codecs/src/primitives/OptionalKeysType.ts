/**
 * Keys that may be absent. The `t.partial` of io-ts also accepts an explicit `undefined`, which JSON cannot carry and
 * `exactOptionalPropertyTypes` does not allow; here a key is either absent or holds a value of its codec.
 */
import * as t from 'io-ts'

/** Keys that may be absent, without `undefined`. */
export type Exact<P extends t.Props> = { readonly [K in keyof P]?: t.TypeOf<P[K]> }

/**
 * The codec of optional keys, made by {@link optionalKeys}. By `exact` it differs from the `partial` of io-ts.
 *
 * @category combinators
 */
export class OptionalKeysType<P extends t.Props> extends t.PartialType<P, Exact<P>, Exact<P>, unknown> {
  readonly exact = true as const
}
