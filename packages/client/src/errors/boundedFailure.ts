import { type DecodeFailure, toDecodeFailure } from '@so-email/codecs'
import { function as F } from 'fp-ts'
import type * as t from 'io-ts'
import { mapFailure } from './mapFailure.js'

/** A tree of more problems helps nobody and takes its time. */
const most = 1000

/** The tree of the first problems. */
export const boundedFailure = (errors: t.Errors): DecodeFailure => toDecodeFailure(errors.slice(0, most))

/** The same tree with kinds in place of values: a password may stand in the wrong property. */
export const withoutValues = /*#__PURE__*/ mapFailure(
  ({ expected, actual }) => ({ _tag: 'Hidden', expected, kind: kindOf(actual) }),
  F.identity,
)

const kindOf = (value: unknown): string => (value === null || value === undefined ? String(value) : `a ${typeof value}`)
