/**
 * An entity of the API: the properties that every answer has, the properties that an answer may have, and any other
 * property, which is kept. The result is an ordinary io-ts intersection of `type` and `partial`, so any tool for io-ts
 * can read it. It differs from one written by hand in three ways:
 *
 * - an optional key is absent or valid, never `undefined` ({@link OptionalKeysType});
 * - decoding and encoding are the identity: a valid value comes back as the very object that went in;
 * - a guard derived from the same properties stands in front, so that io-ts does not walk a valid value.
 */
import * as t from 'io-ts'
import { byProperty, guardFirst } from '../guard/index.js'
import { type Exact, OptionalKeysType } from '../primitives/OptionalKeysType.js'

type Simplify<A> = { readonly [K in keyof A]: A[K] }

/**
 * The value that an entity describes.
 *
 * @category combinators
 */
export type Entity<R extends t.Props, O extends t.Props> = Simplify<
  { readonly [K in keyof R]: t.TypeOf<R[K]> } & Exact<O>
>

/**
 * The codec of an entity: the intersection that io-ts makes of its two parts, typed on one level.
 *
 * @category combinators
 */
export interface EntityC<R extends t.Props, O extends t.Props>
  extends t.IntersectionType<[t.TypeC<R>, OptionalKeysType<O>], Entity<R, O>, Entity<R, O>, unknown> {}

/**
 * Describes an entity. `name` is what SuperOffice calls it, in the documentation and as an XML element. Throws a
 * `TypeError` for a property whose codec the {@link fold} does not know.
 *
 * @example
 * import { entity, Int32, nullable } from '@so-email/codecs'
 * import { either as E } from 'fp-ts'
 * import * as t from 'io-ts'
 *
 * const Person = entity('Person', { PersonId: Int32 }, { Title: nullable(t.string) })
 * const ada = { PersonId: 1, Title: null, Birthday: 'kept, as every property that is not described' }
 *
 * Person.decode(ada)
 * // => E.right(ada)
 *
 * Person.is({ PersonId: 1, Title: undefined })
 * // => false
 * @category combinators
 */
export const entity = <R extends t.Props, O extends t.Props>(name: string, required: R, optional: O): EntityC<R, O> => {
  const needed = byProperty<t.TypeOf<t.TypeC<R>>>(required, 'required')
  const first: t.TypeC<R> = new t.InterfaceType(name, needed.is, needed.validate, t.identity, required)
  const allowed = byProperty<Exact<O>>(optional, 'optional')
  const second = new OptionalKeysType<O>(name, allowed.is, allowed.validate, t.identity, optional)
  return guardFirst(
    // What `t.intersection` makes of them. The second one validates what the first one makes, which may be a copy.
    new t.IntersectionType<[t.TypeC<R>, OptionalKeysType<O>], Entity<R, O>, Entity<R, O>, unknown>(
      name,
      (u): u is Entity<R, O> => first.is(u) && second.is(u),
      (u, context) => {
        const one: t.Validation<object> = first.validate(u, t.appendContext(context, '0', first, u))
        const whole = one._tag === 'Right' ? one.right : u
        const both: t.Validation<object> = second.validate(whole, t.appendContext(context, '1', second, u))
        if (one._tag === 'Right') return both as t.Validation<Entity<R, O>> // what both accept
        return t.failures(both._tag === 'Right' ? one.left : [...one.left, ...both.left])
      },
      t.identity,
      [first, second],
    ),
  )
}
