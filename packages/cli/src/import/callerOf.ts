import type { ClientError } from '@so-email/client'
import { type either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import type { ImportClient } from './ImportSettings.js'

/**
 * The associate of the caller, who alone sees their accounts. It is that of a new default account, which is assumed to
 * belong to the caller; 0 is nobody. The request is sent until it is answered once. Imperative: all rows share the
 * answer.
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
