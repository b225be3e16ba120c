import { either as E, function as F } from 'fp-ts'
import { badRequest } from '../refusal/Refusal.js'
import { remove } from '../store/Change.js'
import type { Handler } from './Handler.js'

/** Deletes an account for good. Whether the id of no account is refused is an assumption. */
export const deleteEMailAccount: Handler<{ readonly eMailAccountId: number }, void> =
  ({ accounts, assumptions }) =>
  ({ eMailAccountId }) =>
    F.pipe(
      eMailAccountId,
      E.fromPredicate(
        (id) => assumptions.unknownIdDeleted === 'gone' || accounts.get(id) !== undefined,
        (id) => badRequest(`there is no account ${id}`),
      ),
      E.map((id) => [undefined, remove(id)]),
    )
