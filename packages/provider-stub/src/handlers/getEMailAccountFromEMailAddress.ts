import type { EMailAccount } from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'
import { none } from '../store/Change.js'
import type { Handler } from './Handler.js'

/** Searches the accounts of the caller only, as the page documents. */
export const getEMailAccountFromEMailAddress: Handler<{ readonly FromAddress: string }, O.Option<EMailAccount>> =
  ({ accounts, caller }) =>
  ({ FromAddress }) =>
    E.right([O.fromNullable(accounts.withAddress(FromAddress, caller.associateId)), none])
