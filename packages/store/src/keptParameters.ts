import { either as E, function as F } from 'fp-ts'
import type { Value } from './Store.js'
import type { StoreError } from './StoreError.js'

/** A text may end at the first, and UTF-8 has no form of the second. */
const unwritable = /[\0\p{Cs}]/u

const isKept = (value: unknown): boolean =>
  typeof value === 'string' ? !unwritable.test(value) : value === null || Number.isFinite(value)

/** The parameters, unless a store would not keep one as it is. A caller in JavaScript may pass anything. */
export const keptParameters = (parameters: ReadonlyArray<Value>): E.Either<StoreError, ReadonlyArray<Value>> =>
  F.pipe(
    parameters.findIndex((value) => !isKept(value)),
    E.fromPredicate(
      (at) => at < 0,
      (at): StoreError => ({
        _tag: 'StoreFailed',
        reason: `the parameter $${at + 1} is neither a finite number nor null nor a text without U+0000 and half surrogate pairs`,
        code: null,
      }),
    ),
    E.map(() => parameters),
  )
