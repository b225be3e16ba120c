import * as t from 'io-ts'
import { byPropertyOfAny } from '../guard/index.js'
import { type Exact, OptionalKeysType } from '../primitives/OptionalKeysType.js'

/** Encodes each property that is there; the identity where no codec changes a value. */
const encodeBy = <A extends object>(props: t.Props): t.Encode<A, A> => {
  const changing = Object.entries(props).filter(([, { encode }]) => encode !== t.identity)
  if (changing.length === 0) return t.identity
  return (a) => {
    const there = changing.filter(([name]) => Reflect.get(a, name) !== undefined)
    return { ...a, ...Object.fromEntries(there.map(([name, { encode }]) => [name, encode(Reflect.get(a, name))])) }
  }
}

/**
 * An object whose keys may be absent, but not `undefined`.
 *
 * @example
 * import { Int32, optionalKeys } from '@so-email/codecs'
 *
 * const Paging = optionalKeys({ skip: Int32, top: Int32 }, 'Paging')
 *
 * [Paging.is({ skip: 1 }), Paging.is({ skip: undefined })]
 * // => [true, false]
 * @category combinators
 */
export const optionalKeys = <P extends t.Props>(props: P, name: string): OptionalKeysType<P> => {
  const { is, validate } = byPropertyOfAny<Exact<P>>(props, 'optional')
  return new OptionalKeysType(name, is, validate, encodeBy<Exact<P>>(props), props)
}
