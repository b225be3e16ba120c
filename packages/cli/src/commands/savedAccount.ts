/** The account in the response to a save, unless its id is that of no account. */
import type { EMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import type { CommandError } from '../CommandError.js'

export const savedAccount: (account: EMailAccount) => E.Either<CommandError, EMailAccount> = E.fromPredicate(
  ({ EMailAccountId: id }) => id > 0,
  ({ EMailAccountId: id }): CommandError => ({ _tag: 'WrongId', id }),
)
