import type { EMailAccount } from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'
import type { Caller } from '../request/authenticate.js'
import type { Accounts } from '../store/Accounts.js'
import { none } from '../store/Change.js'
import type { Handler } from './Handler.js'

/**
 * The current account of an associate is the one with the lowest id: no mailbox of the stub is ever logged in to.
 * A loop, because it ends at the first of perhaps 100,000 accounts.
 */
export const currentAccount = (accounts: Accounts, { associateId }: Caller): O.Option<EMailAccount> => {
  for (const account of accounts.all()) if (account.AssociateId === associateId) return O.some(account)
  return O.none
}

export const getCurrentAccount: Handler<void, O.Option<EMailAccount>> =
  ({ accounts, caller }) =>
  () =>
    E.right([currentAccount(accounts, caller), none])
