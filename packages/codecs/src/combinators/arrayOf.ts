import * as t from 'io-ts'
import { guardFirst } from '../reflection/guardFirst.js'

/** A list of entities. The name is the one that .NET gives its XML element. */
export const arrayOf = <A>(item: t.Type<A>): t.Type<ReadonlyArray<A>> =>
  guardFirst(t.readonlyArray(item, `ArrayOf${item.name}`))
