import * as t from 'io-ts'
import { guardFirst } from '../guard/index.js'

/**
 * A list of entities, with the guard in front of the list as a whole. The name is the one that .NET gives its XML element.
 *
 * @example
 * import { arrayOf, Int32 } from '@so-email/codecs'
 *
 * [[1, 2], [1, '2']].map(arrayOf(Int32).is)
 * // => [true, false]
 */
export const arrayOf = <A>(item: t.Type<A>): t.Type<ReadonlyArray<A>> =>
  guardFirst(t.readonlyArray(item, `ArrayOf${item.name}`))
