import * as t from 'io-ts'
import { guardFirst } from '../reflection/guardFirst.js'

/**
 * A list of values of one codec, with the guard in front of the list as a whole. io-ts's own `t.array` works as well; it
 * builds a context for every item on its way.
 *
 * @example
 * import { Int32, list } from '@so-email/codecs'
 *
 * list(Int32, 'Ids').is([1, 2, '3'])
 * // => false
 */
export const list = <C extends t.Mixed>(item: C, name: string): t.ArrayC<C> => guardFirst(t.array(item, name))
