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
 * @category operations
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
 * @category operations
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
 * @category operations
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
 * @category operations
 */
export const getEMailAccountFromEMailAddress: Operation<
  { readonly FromAddress: string },
  O.Option<EMailAccount>
> = /*#__PURE__*/ eMail(() => ({
  name: 'GetEMailAccountFromEMailAddress',
  summary: 'Gets the e-mail account of the current associate with this address.',
  parameters: body(entity('GetEMailAccountFromEMailAddressRequest', { FromAddress: t.string }, {})),
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
 * @category operations
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
 * @category operations
 */
export const getCurrentAccountId: Operation<void, O.Option<number>> = /*#__PURE__*/ eMail(() => ({
  name: 'GetCurrentAccountId',
  summary: 'Gets the id of the last logged into account for the current associate.',
  parameters: nothing,
  answer: foundId,
}))

/**
 * Deletes an account. Deleting twice does no more than deleting once.
 * Source: the page `DeleteEMailAccount`; the name of the parameter is that of SuperOffice's own Swagger.
 *
 * @example
 * import { deleteEMailAccount } from '@so-email/codecs'
 *
 * deleteEMailAccount.answer.status
 * // => 204
 * @category operations
 */
export const deleteEMailAccount: Operation<{ readonly eMailAccountId: number }, void> = /*#__PURE__*/ eMail(() => ({
  name: 'DeleteEMailAccount',
  summary: 'Deletes the EMailAccount.',
  parameters: query(entity('DeleteEMailAccount', { eMailAccountId: Int32 }, {}), 'eMailAccountId'),
  answer: empty,
  changes: true,
  isRepeatable: () => true,
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
 * @category operations
 */
export const getReadySyncEmailAccounts: Operation<void, ReadonlyArray<SyncUserAccount>> = /*#__PURE__*/ eMail(() => ({
  name: 'GetReadySyncEmailAccounts',
  summary: 'Gets the accounts that are ready to be synchronised.',
  parameters: nothing,
  answer: selectable(value(arrayOf(SyncUserAccount))),
}))

/**
 * Whether the mail account of the current associate works. The server logs in to the mailbox, so a client never repeats it by
 * itself: a mail server may lock a mailbox after some failed logins.
 * Source: the page `TestAuthenticate`.
 *
 * @example
 * import { testAuthenticate } from '@so-email/codecs'
 *
 * testAuthenticate.answer.decode(true)
 * // => { _tag: 'Right', right: true }
 * @category operations
 */
export const testAuthenticate: Operation<void, boolean> = /*#__PURE__*/ eMail(() => ({
  name: 'TestAuthenticate',
  summary: 'Tests if the current associate has a working mail account.',
  parameters: nothing,
  answer: value(t.boolean),
  isRepeatable: () => false,
  usesMailServer: true,
}))

/**
 * Synchronises one account with its mail server. It is not repeated by itself: its page warns that there is no throttling.
 * Source: the page `SyncEmailAccount`.
 *
 * @example
 * import { syncEmailAccount } from '@so-email/codecs'
 *
 * syncEmailAccount.isRepeatable({ SyncUserAccount: { AccountId: 270, AssociateName: 'tje0', AssociateId: 244 } })
 * // => false
 * @category operations
 */
export const syncEmailAccount: Operation<{ readonly SyncUserAccount: SyncUserAccount }, void> = /*#__PURE__*/ eMail(
  () => ({
    name: 'SyncEmailAccount',
    summary: 'Synchronises the account with its mail server.',
    parameters: body(entity('SyncEmailAccountRequest', { SyncUserAccount }, {})),
    answer: empty,
    changes: true,
    isRepeatable: () => false,
    usesMailServer: true,
  }),
)

/**
 * Starts to synchronise accounts. The server answers before it is done, and also if it does not start because it is busy.
 * Source: the page `SyncEmailAccounts`.
 *
 * @example
 * import { syncEmailAccounts } from '@so-email/codecs'
 *
 * syncEmailAccounts.answer.status
 * // => 204
 * @category operations
 */
export const syncEmailAccounts: Operation<{ readonly SyncUserAccounts: ReadonlyArray<SyncUserAccount> }, void> =
  /*#__PURE__*/ eMail(() => ({
    name: 'SyncEmailAccounts',
    summary: 'Starts to synchronise the accounts with their mail servers.',
    parameters: body(entity('SyncEmailAccountsRequest', { SyncUserAccounts: arrayOf(SyncUserAccount) }, {})),
    answer: empty,
    changes: true,
    isRepeatable: () => false,
    usesMailServer: true,
  }))
