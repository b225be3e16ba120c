import { either as E } from 'fp-ts'
import { remove } from '../Accounts.js'
import type { Handler } from './Handler.js'

/** Deletes for good. An id that nobody has is answered like one that somebody had: both are gone afterwards. */
export const deleteEMailAccount: Handler<{ readonly EMailAccountId: number }, void> =
  () =>
  ({ EMailAccountId }) =>
    E.right([undefined, remove(EMailAccountId)])
