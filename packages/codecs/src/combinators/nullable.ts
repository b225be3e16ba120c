import * as t from 'io-ts'
import { boundedResult } from '../primitives/maxErrors.js'

/**
 * The codec of a .NET reference type: the value, or an explicit `null`. Value types are never nullable. Source: the
 * WSDL of the SOAP twin, where reference types alone are `nillable`.
 *
 * @example
 * import { Int32, nullable } from '@so-email/codecs'
 *
 * [1, null, undefined].map(nullable(Int32).is)
 * // => [true, true, false]
 * @category combinators
 */
export const nullable = <C extends t.Mixed>(codec: C): t.UnionC<[C, t.NullC]> =>
  // The union that `t.union` makes; that function alone is 0.7 kB of a bundle.
  new t.UnionType<[C, t.NullC], t.TypeOf<C> | null, t.OutputOf<C> | null, unknown>(
    `(${codec.name} | null)`,
    (u): u is t.TypeOf<C> | null => u === null || codec.is(u),
    (u, context) => {
      if (u === null) return t.success(null)
      const result = codec.validate(u, t.appendContext(context, '0', codec, u))
      return result._tag === 'Right'
        ? result
        : boundedResult(
            t.failures([...result.left, { value: u, context: t.appendContext(context, '1', t.null, u) }]),
            context,
          )
    },
    codec.encode === t.identity ? t.identity : (a) => (a === null ? null : codec.encode(a)),
    [codec, t.null],
  )
