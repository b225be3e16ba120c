/**
 * Puts the derived guard in front of an io-ts codec: a valid value is accepted by the guard alone and comes back as the
 * very object; a bad one is handed to io-ts's own validation, which explains it.
 */
import * as t from 'io-ts'
import { guard } from './guard.js'

/** A codec like the given one, with the guard in front and the identity as `encode`. */
export const guardFirst = <C extends t.Mixed>(codec: C): C => {
  const is = guard(codec)
  const clone: C = Object.assign(Object.create(Object.getPrototypeOf(codec)), codec)
  const decode: C['decode'] = (u) => (is(u) ? t.success(u) : codec.validate(u, [{ key: '', type: clone, actual: u }]))
  const validate: C['validate'] = (u, context) => (is(u) ? t.success(u) : codec.validate(u, context))
  return Object.assign(clone, { is, decode, validate, encode: t.identity })
}
