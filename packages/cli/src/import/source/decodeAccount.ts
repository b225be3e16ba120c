import { drawFailure, SaveEMailAccountRequest } from '@so-email/codecs'
import { drawReadFailure, type MediaType } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'

/** Reads the bytes of one row. A Left shows no value of a secret. */
export const decodeAccount = (
  mediaType: MediaType,
): ((bytes: Uint8Array) => E.Either<string, SaveEMailAccountRequest>) => {
  const read = mediaType.read(SaveEMailAccountRequest)
  return (bytes) =>
    F.pipe(
      read(bytes),
      E.mapLeft((failure) => drawReadFailure(failure).replace('the body', 'the row')),
      E.chain(
        F.flow(
          SaveEMailAccountRequest.decode,
          E.mapLeft((errors) => drawFailure(errors).join('; ')),
        ),
      ),
    )
}
