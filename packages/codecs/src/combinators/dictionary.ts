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
export const dictionary = <C extends t.Mixed>(value: C, name: string): t.RecordC<t.StringC, C> =>
  guardFirst(byElement(t.record(t.string, value, name)))
