import { function as F } from 'fp-ts'
import { mapFailure } from './mapFailure.js'

/** A tree with kinds in place of values: a password may stand in the wrong property. */
export const withoutValues = /*#__PURE__*/ mapFailure(
  ({ expected, actual }) => ({ _tag: 'Hidden', expected, kind: kindOf(actual) }),
  F.identity,
)

const kindOf = (value: unknown): string => (value === null || value === undefined ? String(value) : `a ${typeof value}`)
