import { either as E, option as O } from 'fp-ts'
import { none } from '../store/Accounts.js'
import { currentAccount } from './getCurrentAccount.js'
import type { Handler } from './Handler.js'

export const getCurrentAccountId: Handler<void, O.Option<number>> =
  ({ accounts, caller }) =>
  () =>
    E.right([
      O.map(({ EMailAccountId }: { EMailAccountId: number }) => EMailAccountId)(currentAccount(accounts, caller)),
      none,
    ])
