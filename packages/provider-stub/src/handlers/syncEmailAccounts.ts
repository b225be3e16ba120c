import type { SyncUserAccount } from '@so-email/codecs'
import { either as E, function as F, option as O, readonlyArray as RA } from 'fp-ts'
import { synchronised } from '../mail/mailbox.js'
import { badRequest } from '../refusal/Refusal.js'
import { all, type Change, put } from '../store/Change.js'
import type { Handler, HandlerContext } from './Handler.js'

/** Marks the accounts that exist. The request is trusted with the id only: the owner of an account is known. */
const sync =
  ({ accounts, mail }: HandlerContext) =>
  (due: ReadonlyArray<SyncUserAccount>): Change =>
    F.pipe(
      [...new Set(due.map(({ AccountId }) => AccountId))],
      RA.filterMap((id) => O.fromNullable(accounts.get(id))),
      RA.map(F.flow(synchronised(mail), put)),
      all,
    )

/** Whether the id of no account is refused is an assumption. */
export const syncEmailAccount: Handler<{ readonly SyncUserAccount: SyncUserAccount }, void> =
  (context) =>
  ({ SyncUserAccount: due }) =>
    F.pipe(
      due,
      E.fromPredicate(
        ({ AccountId }) =>
          context.assumptions.unknownIdSynced === 'ignored' || context.accounts.get(AccountId) !== undefined,
        ({ AccountId }) => badRequest(`there is no account ${AccountId}`),
      ),
      E.map((found) => [undefined, sync(context)([found])]),
    )

/**
 * SuperOffice only starts the work here, so the response has nothing of the accounts. The stub has done it when it
 * responds.
 */
export const syncEmailAccounts: Handler<{ readonly SyncUserAccounts: ReadonlyArray<SyncUserAccount> }, void> =
  (context) =>
  ({ SyncUserAccounts }) =>
    E.right([undefined, sync(context)(SyncUserAccounts)])
