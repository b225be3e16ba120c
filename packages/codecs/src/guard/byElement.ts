/**
 * Validates a list item by item, and a dictionary entry by entry, with the result of io-ts: an element validates only what its own
 * guard declines, and nothing more once there are {@link maxErrors} errors. So a list of a million bad items takes no longer than a
 * good one.
 *
 * The loop is imperative: it goes through each element of a hostile answer (`pnpm bench codecs`).
 */
import * as t from 'io-ts'
import { guard } from '#guard'
import { maxErrors } from '../bounds/maxErrors.js'
import { findings } from './Findings.js'

type Guard = (u: unknown) => boolean

/** Validates by guards of one making. */
export const byElementWith = (guardOf: (codec: t.Any) => Guard) => ({
  /** Holes of a list are elements too. */
  list: <A>(item: t.Mixed): t.Validate<unknown, A> => {
    const isValid = guardOf(item)
    return (u, context) => {
      if (!Array.isArray(u)) return t.failure(u, context)
      const found = findings(u, context)
      for (let i = 0; i < u.length && found.errors.length <= maxErrors; i++)
        if (!isValid(u[i])) found.validate(String(i), item, u[i])
      return found.result()
    }
  },
  dictionary: <A>(value: t.Mixed): t.Validate<unknown, A> => {
    const isValid = guardOf(value)
    return (u, context) => {
      if (!t.UnknownRecord.is(u)) return t.failure(u, context)
      const found = findings(u, context)
      for (const key of Object.keys(u)) {
        if (found.errors.length > maxErrors) break
        if (!isValid(u[key])) found.validate(key, value, u[key])
      }
      return found.result()
    }
  },
})

/** Validates lists and dictionaries. */
export const byElement = /*#__PURE__*/ byElementWith(guard)
