import * as t from 'io-ts'
import { byPropertyOfAny } from '../guard/index.js'
import { type Exact, OptionalKeysType } from '../primitives/OptionalKeysType.js'

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
  return new OptionalKeysType(name, is, validate, t.identity, props)
}
