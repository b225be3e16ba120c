import { type DecodeFailure, toDecodeFailure } from '@so-email/codecs'
import type * as t from 'io-ts'

/** A tree of more problems helps nobody and takes its time. */
const most = 1000

/** The tree of the first problems. */
export const boundedFailure = (errors: t.Errors): DecodeFailure => toDecodeFailure(errors.slice(0, most))

/** The same tree with kinds in place of values: a password may stand in the wrong property. */
export const withoutValues = (failure: DecodeFailure): DecodeFailure => {
  switch (failure._tag) {
    case 'Leaf':
      return { _tag: 'Hidden', expected: failure.expected, kind: kindOf(failure.actual) }
    case 'Hidden':
      return failure
    case 'Key':
      return { ...failure, failure: withoutValues(failure.failure) }
    case 'All':
      return { ...failure, failures: failure.failures.map(withoutValues) }
    case 'Union':
      return { ...failure, members: failure.members.map(withoutValues) }
  }
}

const kindOf = (value: unknown): string => (value === null || value === undefined ? String(value) : `a ${typeof value}`)
