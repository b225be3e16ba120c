import type { ClientError } from '@so-email/client'
import { type either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import type { ImportClient } from './ImportSettings.js'

/**
 * The associate of the caller, who alone sees his accounts: new accounts are made for him. That is an assumption, and 0 is nobody.
 * A client is asked until it has answered. Imperative: all rows share the answer.
 */
export const callerOf = (client: ImportClient): TE.TaskEither<ClientError, O.Option<number>> => {
  let asked: Promise<E.Either<ClientError, O.Option<number>>> | undefined
  const ask = F.pipe(
    client.createDefaultEMailAccount(),
    TE.map(({ AssociateId }) => (AssociateId > 0 ? O.some(AssociateId) : O.none)),
    TE.orElseFirstIOK(() => () => {
      asked = undefined
    }),
  )
  return () => {
    asked ??= ask()
    return asked
  }
}
