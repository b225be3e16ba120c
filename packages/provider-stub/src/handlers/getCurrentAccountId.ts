import { either as E, function as F, option as O } from 'fp-ts'
import { none } from '../store/Change.js'
import { currentAccount } from './getCurrentAccount.js'
import type { Handler } from './Handler.js'

export const getCurrentAccountId: Handler<void, O.Option<number>> =
  ({ accounts, caller }) =>
  () =>
    F.pipe(
      currentAccount(accounts, caller),
      O.map(({ EMailAccountId }) => EMailAccountId),
      (id) => E.right([id, none]),
    )
