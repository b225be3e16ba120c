import { either as E, function as F, option as O } from 'fp-ts'
import { isWorking } from '../mail/mailbox.js'
import { none } from '../store/Change.js'
import { currentAccount } from './getCurrentAccount.js'
import type { Handler } from './Handler.js'

/** Logs in with the credentials of the current account; a caller without an account has none that works. */
export const testAuthenticate: Handler<void, boolean> =
  ({ accounts, caller, mail }) =>
  () =>
    E.right([F.pipe(currentAccount(accounts, caller), O.exists(isWorking(mail))), none])
