import type { EMailAccount } from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'
import type { Caller } from '../request/authenticate.js'
import { type Accounts, none } from '../store/Accounts.js'
import type { Handler } from './Handler.js'

/** Nobody logs in to a mailbox of the stub, so the current account of an associate is the first that they own. */
export const currentAccount = (accounts: Accounts, { associateId }: Caller): O.Option<EMailAccount> => {
  for (const account of accounts.all()) if (account.AssociateId === associateId) return O.some(account)
  return O.none
}

export const getCurrentAccount: Handler<void, O.Option<EMailAccount>> =
  ({ accounts, caller }) =>
  () =>
    E.right([currentAccount(accounts, caller), none])
