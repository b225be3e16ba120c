import * as t from 'io-ts'
import { byElement, guardFirst } from '../guard/index.js'

/**
 * An object with arbitrary keys, all holding the same kind of value. Keys are data: their casing is never touched.
 *
 * @example
 * import { dictionary, Int32 } from '@so-email/codecs'
 *
 * dictionary(Int32, 'Counts').is({ sent: 1 })
 * // => true
 * @category combinators
 */
export const dictionary = <C extends t.Mixed>(value: C, name: string): t.RecordC<t.StringC, C> => {
  type A = { [key: string]: t.TypeOf<C> }
  // What `t.record` makes; that function alone is 0.6 kB of a bundle.
  const is = (u: unknown): u is A => t.UnknownRecord.is(u) && Object.keys(u).every((key) => value.is(u[key]))
  return guardFirst(new t.DictionaryType(name, is, byElement.dictionary<A>(value), t.identity, t.string, value))
}
