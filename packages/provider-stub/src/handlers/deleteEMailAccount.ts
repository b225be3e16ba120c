import { either as E } from 'fp-ts'
import { badRequest } from '../Refusal.js'
import { remove } from '../store/Accounts.js'
import type { Handler } from './Handler.js'

/** Deletes for good. An id that nobody has is answered like one that somebody had, unless another answer is assumed. */
export const deleteEMailAccount: Handler<{ readonly EMailAccountId: number }, void> =
  ({ accounts, assumptions }) =>
  ({ EMailAccountId }) =>
    assumptions.unknownIdDeleted === 'refused' && accounts.get(EMailAccountId) === undefined
      ? E.left(badRequest(`there is no account ${EMailAccountId}`))
      : E.right([undefined, remove(EMailAccountId)])
