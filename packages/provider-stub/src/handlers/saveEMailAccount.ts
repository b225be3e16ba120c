import { complete, type EMailAccount, isNew, type SaveEMailAccountRequest } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { none, put } from '../Accounts.js'
import type { Handler } from './Handler.js'

/** Creates when the id is empty, else replaces the whole account. An id that nobody has is answered with `null`. */
export const saveEMailAccount: Handler<SaveEMailAccountRequest, EMailAccount> = (accounts) => (request) => {
  if (isNew(request)) {
    const account = answered(request, accounts.nextId)
    return E.right([account, put(account)])
  }
  const id = request.EMailAccountId ?? 0
  if (accounts.get(id) === undefined) return E.right([null, none])
  const account = answered(request, id)
  return E.right([account, put(account)])
}

/** The entity as it is answered: everything that was sent, what was not sent at its default, and what the server sets. */
const answered = (request: SaveEMailAccountRequest, id: number): EMailAccount => {
  const sent = complete({ ...request, EMailAccountId: 0 })
  // `complete` writes every property of a new account, and the two that it leaves out follow here.
  return { ...sent, EMailAccountId: id, TableRight: null, FieldProperties: {} } as EMailAccount
}
