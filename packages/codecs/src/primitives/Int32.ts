/**
 * A 32-bit signed integer, as SuperOffice documents every number of these entities.
 *
 * At the type level it is `number`, not a brand: an id or a count is typed by hand all the time, and every value is
 * proved at the boundary anyway. `-0`, `1.0` and `1e2` are integers, because JSON has no other way to write an integer like them.
 */
import * as t from 'io-ts'

/**
 * The codec of a 32-bit integer; its `_tag` is what the fold sees. Source: `int32` on the documented page.
 *
 * @category primitives
 */
export class Int32Type extends t.Type<number> {
  readonly _tag = 'Int32Type' as const
  constructor() {
    super('Int32', isInt32, (u, context) => (isInt32(u) ? t.success(u) : t.failure(u, context)), t.identity)
  }
}

const isInt32 = (u: unknown): u is number => typeof u === 'number' && (u | 0) === u

/**
 * Accepts the integers from -2147483648 to 2147483647 and nothing else. Source: `int32` on the documented page.
 *
 * @example
 * import { Int32 } from '@so-email/codecs'
 *
 * Int32.is(2147483648)
 * // => false
 * @category primitives
 */
export const Int32: Int32Type = /*#__PURE__*/ new Int32Type()
