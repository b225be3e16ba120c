import { function as F, option as O, type task as T, taskEither as TE } from 'fp-ts'
import type { ImportClient } from './ImportSettings.js'

/**
 * The associate of the caller, who alone sees his accounts: new accounts are made for him. That is an assumption, and 0 is nobody.
 * A client is asked until it has answered. Imperative: all rows share the answer.
 */
export const callerOf = (client: ImportClient): T.Task<O.Option<number>> => {
  let asked: Promise<O.Option<number>> | undefined
  const ask = F.pipe(
    client.createDefaultEMailAccount(),
    TE.match(
      (): O.Option<number> => {
        asked = undefined
        return O.none
      },
      ({ AssociateId }) => (AssociateId > 0 ? O.some(AssociateId) : O.none),
    ),
  )
  return () => {
    asked ??= ask()
    return asked
  }
}
