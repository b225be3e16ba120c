/** The operations of the EMail agent on e-mail accounts. Source of each: its page in the reference of SuperOffice. */
import type { option as O } from 'fp-ts'
import * as t from 'io-ts'
import { arrayOf } from '../combinators/arrayOf.js'
import { entity } from '../combinators/entity.js'
import { EMailAccount } from '../entities/EMailAccount.js'
import { complete, isNew, SaveEMailAccountRequest } from '../entities/SaveEMailAccountRequest.js'
import { SyncUserAccount } from '../entities/SyncUserAccount.js'
import { Int32 } from '../primitives/Int32.js'
import { empty, foundBy, foundId, selectable, value } from './answers.js'
import { eMail, type Operation } from './Operation.js'
import { body, nothing, query } from './parameters.js'

const idOf = ({ EMailAccountId }: EMailAccount) => EMailAccountId
const account = /*#__PURE__*/ selectable(/*#__PURE__*/ foundBy(EMailAccount, idOf))

/**
 * Updates the existing account, or creates a new one if the id is empty. It replaces: a property that is not sent is lost.
 * Source: the documented page.
 *
 * @example
 * import { saveEMailAccount } from '@so-email/codecs'
 *
 * [{}, { EMailAccountId: 270 }].map(saveEMailAccount.isRepeatable)
 * // => [false, true]
 */
export const saveEMailAccount: Operation<SaveEMailAccountRequest, EMailAccount> = /*#__PURE__*/ eMail(() => ({
  name: 'SaveEMailAccount',
  summary: 'Updates the existing EMailAccount or creates a new EMailAccount if the id parameter is empty',
  parameters: body(SaveEMailAccountRequest, complete),
  answer: value(EMailAccount),
  changes: true,
  isRepeatable: (account) => !isNew(account),
}))

/**
 * An account with the server's defaults, which is not saved yet.
 * Source: the page `CreateDefaultEMailAccount`.
 *
 * @example
 * import { createDefaultEMailAccount } from '@so-email/codecs'
 *
 * createDefaultEMailAccount.parameters.hasBody
 * // => false
 */
export const createDefaultEMailAccount: Operation<void, EMailAccount> = /*#__PURE__*/ eMail(() => ({
  name: 'CreateDefaultEMailAccount',
  summary: 'Set default values into a new EMailAccount.',
  parameters: nothing,
  answer: value(EMailAccount),
}))

/**
 * The account with an id.
 * Source: the page `GetEMailAccount`.
 *
 * @example
 * import { getEMailAccount } from '@so-email/codecs'
 *
 * getEMailAccount.answer.decode(null)
 * // => { _tag: 'Right', right: { _tag: 'None' } }
 */
export const getEMailAccount: Operation<
  { readonly eMailAccountId: number },
  O.Option<EMailAccount>
> = /*#__PURE__*/ eMail(() => ({
  name: 'GetEMailAccount',
  summary: 'Gets an EMailAccount object.',
  parameters: query(entity('GetEMailAccount', { eMailAccountId: Int32 }, {}), 'eMailAccountId'),
  answer: account,
}))

/**
 * The account of the current associate with an address.
 * Source: the page `GetEMailAccountFromEMailAddress`.
 *
 * @example
 * import { getEMailAccountFromEMailAddress, pathOf } from '@so-email/codecs'
 *
 * pathOf(getEMailAccountFromEMailAddress)
 * // => '/api/v1/Agents/EMail/GetEMailAccountFromEMailAddress'
 */
export const getEMailAccountFromEMailAddress: Operation<
  { readonly FromAddress: string },
  O.Option<EMailAccount>
> = /*#__PURE__*/ eMail(() => ({
  name: 'GetEMailAccountFromEMailAddress',
  summary: 'Gets the e-mail account of the current associate with this address.',
  parameters: body(entity('GetEMailAccountFromEMailAddress', { FromAddress: t.string }, {})),
  answer: selectable(foundBy(EMailAccount, idOf, complete({}) as EMailAccount)), // it writes every property of a new account
}))

/**
 * The account that the current associate last used.
 * Source: the page `GetCurrentAccount`.
 *
 * @example
 * import { getCurrentAccount } from '@so-email/codecs'
 *
 * getCurrentAccount.answer.isSelectable
 * // => true
 */
export const getCurrentAccount: Operation<void, O.Option<EMailAccount>> = /*#__PURE__*/ eMail(() => ({
  name: 'GetCurrentAccount',
  summary: 'Gets the last logged into account for the current associate.',
  parameters: nothing,
  answer: account,
}))

/**
 * The id of the account that the current associate last used.
 * Source: the page `GetCurrentAccountId`.
 *
 * @example
 * import { getCurrentAccountId } from '@so-email/codecs'
 *
 * getCurrentAccountId.answer.decode(554)
 * // => { _tag: 'Right', right: { _tag: 'Some', value: 554 } }
 */
export const getCurrentAccountId: Operation<void, O.Option<number>> = /*#__PURE__*/ eMail(() => ({
  name: 'GetCurrentAccountId',
  summary: 'Gets the id of the last logged into account for the current associate.',
  parameters: nothing,
  answer: foundId,
}))

/**
 * Deletes an account. Deleting twice does no more than deleting once.
 * Source: the page `DeleteEMailAccount`.
 *
 * @example
 * import { deleteEMailAccount } from '@so-email/codecs'
 *
 * deleteEMailAccount.answer.status
 * // => 204
 */
export const deleteEMailAccount: Operation<{ readonly EMailAccountId: number }, void> = /*#__PURE__*/ eMail(() => ({
  name: 'DeleteEMailAccount',
  summary: 'Deletes the EMailAccount.',
  parameters: query(entity('DeleteEMailAccount', { EMailAccountId: Int32 }, {}), 'EMailAccountId'),
  answer: empty,
  changes: true,
}))

/**
 * The accounts that are due for synchronisation.
 * Source: the page `GetReadySyncEmailAccounts`.
 *
 * @example
 * import { getReadySyncEmailAccounts } from '@so-email/codecs'
 *
 * getReadySyncEmailAccounts.answer.decode([])
 * // => { _tag: 'Right', right: [] }
 */
export const getReadySyncEmailAccounts: Operation<void, ReadonlyArray<SyncUserAccount>> = /*#__PURE__*/ eMail(() => ({
  name: 'GetReadySyncEmailAccounts',
  summary: 'Gets the accounts that are ready to be synchronised.',
  parameters: nothing,
  answer: selectable(value(arrayOf(SyncUserAccount))),
}))

/**
 * Every operation by the name of the client's function.
 *
 * @example
 * import { operations, saveEMailAccount } from '@so-email/codecs'
 *
 * operations.saveEMailAccount === saveEMailAccount
 * // => true
 */
export const operations = {
  saveEMailAccount,
  createDefaultEMailAccount,
  getEMailAccount,
  getEMailAccountFromEMailAddress,
  getCurrentAccount,
  getCurrentAccountId,
  deleteEMailAccount,
  getReadySyncEmailAccounts,
}

/** All operations by name, each with its types: a client offers them and a stub must answer them. */
export type Operations = typeof operations
