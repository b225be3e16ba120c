import { drawFailure, escapeUnprintable, SaveEMailAccountRequest } from '@so-email/codecs'
import { drawReadFailure, form, json, type ReadFailure } from '@so-email/wire'
import { either as E, function as F, readonlyArray as RA } from 'fp-ts'
import { lossesOf, type Problem } from '../../accounts/problemsOf.js'
import { longestAccount } from '../../longestAccount.js'
import type { Format } from './ImportSource.js'
import { withCredentialDefaults } from './withCredentialDefaults.js'

/** No ledger keeps them: by the address that it has in their place another account would be found, or none. */
const lost = /[\0\p{Cs}]/u

/** The first of many are enough to correct a row by. */
const mostShown = 10

const withoutLosses: (losses: ReadonlyArray<Problem>) => E.Either<string, unknown> = E.fromPredicate(
  RA.isEmpty,
  (losses) =>
    losses
      .slice(0, mostShown)
      .map(({ problem }) => escapeUnprintable(problem))
      .join('; '),
)

/** Reads the bytes of one row. A Left shows no value of a secret. */
export const decodeAccount = (format: Format): ((bytes: Uint8Array) => E.Either<string, SaveEMailAccountRequest>) => {
  const read =
    format === 'csv'
      ? form.read(SaveEMailAccountRequest, { maxBytes: longestAccount })
      : json.read(SaveEMailAccountRequest, { maxBytes: longestAccount, exactNumbers: true })
  // A position in a form is none in a CSV.
  const draw = format === 'csv' ? ({ reason }: ReadFailure) => reason : drawReadFailure
  return (bytes) =>
    F.pipe(
      read(bytes),
      E.mapLeft((failure) => draw(failure).replace('the body', 'the row')),
      E.map(format === 'csv' ? withCredentialDefaults : F.identity),
      E.chain(
        F.flow(
          SaveEMailAccountRequest.decode,
          E.mapLeft((errors) => drawFailure(errors).join('; ')),
        ),
      ),
      E.chainFirst((account) => withoutLosses(lossesOf(account))),
      E.filterOrElse(
        ({ EMailAddress }) => !lost.test(EMailAddress ?? ''),
        () => 'EMailAddress: it has a character that is no text',
      ),
    )
}
