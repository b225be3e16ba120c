import * as t from 'io-ts'
import { boundedResult } from '../failure/maxErrors.js'

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
export const nullable = <C extends t.Mixed>(codec: C): t.UnionC<[C, t.NullC]> => {
  const union = t.union([codec, t.null])
  const validate: typeof union.validate = (u, context) => boundedResult(union.validate(u, context), context)
  return new t.UnionType(union.name, union.is, validate, union.encode, union.types)
}
