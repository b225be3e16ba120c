import { drawFailure } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import type * as t from 'io-ts'

/** Decodes a value. A Left names the places that are wrong. */
export const decode = <A>(codec: t.Decoder<unknown, A>): ((value: unknown) => E.Either<string, A>) =>
  F.flow(
    codec.decode,
    E.mapLeft((errors) => drawFailure(errors).join('; ')),
  )
