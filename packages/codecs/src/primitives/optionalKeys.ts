/**
 * Keys that may be absent. The `t.partial` of io-ts also accepts an explicit `undefined`, which JSON cannot carry and
 * `exactOptionalPropertyTypes` does not allow; here a key is either absent or holds a value of its codec.
 */
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { boundedResult } from '../bounds/maxErrors.js'

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
 * @category combinators
 */
export const optionalKeys = <P extends t.Props>(props: P, name: string): OptionalKeysType<P> => {
  const partial = t.partial(props, name)
  const entries: ReadonlyArray<[string, t.Mixed]> = Object.entries(props)
  /** The keys that are there and hold `undefined`, which `partial` accepts and we do not. */
  const undefinedKeys = (u: unknown) =>
    t.UnknownRecord.is(u) ? entries.filter(([key]) => u[key] === undefined && Object.hasOwn(u, key)) : []
  return new OptionalKeysType<P>(
    name,
    (u): u is Exact<P> => partial.is(u) && undefinedKeys(u).length === 0,
    (u, context) => {
      const errors: t.Errors = undefinedKeys(u).map(([key, codec]) => ({
        value: undefined,
        context: t.appendContext(context, key, codec, undefined),
      }))
      return F.pipe(
        partial.validate(u, context),
        E.mapLeft((others) => [...others, ...errors]),
        // Without errors no key holds `undefined`.
        E.chain((value) => (errors.length === 0 ? t.success(value as Exact<P>) : t.failures<Exact<P>>(errors))),
        (result: t.Validation<Exact<P>>) => boundedResult(result, context),
      )
    },
    t.identity,
    props,
  )
}
