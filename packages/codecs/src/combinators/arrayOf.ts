import * as t from 'io-ts'
import { byElement, guardFirst } from '../guard/index.js'

/**
 * A list of entities, with the guard in front of the list as a whole. Of a bad list it lists `maxErrors` errors, where
 * io-ts's own lists all. The name is the one that .NET gives its XML element.
 *
 * @example
 * import { arrayOf, Int32 } from '@so-email/codecs'
 *
 * [[1, 2], [1, '2']].map(arrayOf(Int32).is)
 * // => [true, false]
 * @category combinators
 */
export const arrayOf = <A>(item: t.Type<A>): t.Type<ReadonlyArray<A>> => {
  const is = (u: unknown): u is ReadonlyArray<A> => Array.isArray(u) && u.every(item.is)
  return guardFirst(
    new t.ReadonlyArrayType(`ArrayOf${item.name}`, is, byElement.list<ReadonlyArray<A>>(item), t.identity, item),
  )
}
