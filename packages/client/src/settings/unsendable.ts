import { type DecodeFailure, redacted } from '@so-email/codecs'
import { either as E } from 'fp-ts'

/** Why a setting or a part of the input cannot be sent: what is expected, and where. It never shows what stands there. */
export const unsendable = (expected: string, ...path: ReadonlyArray<string>): E.Either<DecodeFailure, never> =>
  E.left(
    path.reduceRight<DecodeFailure>((failure, key) => ({ _tag: 'Key', key, failure }), {
      _tag: 'Leaf',
      expected,
      actual: redacted,
    }),
  )
