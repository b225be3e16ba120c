/**
 * Puts the derived guard in front of an io-ts codec: a valid value is accepted by the guard alone and comes back as the
 * very object; a bad one is validated by io-ts, which explains it, with a bounded number of errors.
 */
import * as t from 'io-ts'
import { guard } from '#guard'
import { boundedResult } from '../failure/maxErrors.js'

/** Puts guards of one making in front of codecs. */
export const withGuard =
  (guardOf: (codec: t.Any) => (u: unknown) => boolean) =>
  <C extends t.Mixed>(codec: C): C => {
    const clone: C = Object.assign(Object.create(Object.getPrototypeOf(codec)), codec, { encode: t.identity })
    const isValid = guardOf(clone)
    const is = (u: unknown): u is t.TypeOf<C> => isValid(u) || codec.is(u)
    const validate: C['validate'] = (u, context) =>
      isValid(u) ? t.success(u) : boundedResult(codec.validate(u, context), context)
    const decode: C['decode'] = (u) => {
      if (isValid(u)) return t.success(u)
      const context = [{ key: '', type: clone, actual: u }]
      return boundedResult(codec.validate(u, context), context)
    }
    return Object.assign(clone, { is, decode, validate })
  }

/** A codec like the given one, with the guard in front and the identity as `encode`. */
export const guardFirst: <C extends t.Mixed>(codec: C) => C = /*#__PURE__*/ withGuard(guard)
