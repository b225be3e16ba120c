import { type DecodeFailure, redacted } from '@so-email/codecs'
import { either as E, type semigroup } from 'fp-ts'

/** Why an option or a part of the input cannot be sent: what is expected, and where. It never shows the value. */
export const problem = (expected: string, ...path: ReadonlyArray<string>): DecodeFailure =>
  path.reduceRight<DecodeFailure>((failure, key) => ({ _tag: 'Key', key, failure }), {
    _tag: 'Leaf',
    expected,
    actual: redacted,
  })

const failuresIn = (failure: DecodeFailure): ReadonlyArray<DecodeFailure> =>
  failure._tag === 'All' ? failure.failures : [failure]

/** Two problems side by side in one tree. */
const both: semigroup.Semigroup<DecodeFailure> = {
  concat: (a, b) => ({ _tag: 'All', failures: [...failuresIn(a), ...failuresIn(b)] }),
}

/** Checks several values and keeps every problem. */
export const validation = /*#__PURE__*/ E.getApplicativeValidation(both)

/** All values, or every problem. */
export const all = <A>(checks: ReadonlyArray<E.Either<DecodeFailure, A>>): E.Either<DecodeFailure, ReadonlyArray<A>> =>
  checks.reduce<E.Either<DecodeFailure, ReadonlyArray<A>>>(
    (values, check) =>
      validation.ap(
        validation.map(values, (values) => (value: A) => [...values, value]),
        check,
      ),
    E.right([]),
  )
