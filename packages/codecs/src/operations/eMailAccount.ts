/** The operations of the EMail agent on e-mail accounts. */
import { EMailAccount } from '../entities/EMailAccount.js'
import { complete, isNew, SaveEMailAccountRequest } from '../entities/SaveEMailAccountRequest.js'
import { body, type Operation, value } from './Operation.js'

/**
 * Updates the existing account, or creates a new one if the id is empty. It replaces: what is not sent is lost.
 * Source: the documented page.
 *
 * @example
 * import { saveEMailAccount } from '@so-email/codecs'
 *
 * [{}, { EMailAccountId: 270 }].map(saveEMailAccount.isRepeatable)
 * // => [false, true]
 */
export const saveEMailAccount: Operation<SaveEMailAccountRequest, EMailAccount> = {
  agent: 'EMail',
  name: 'SaveEMailAccount',
  summary: 'Updates the existing EMailAccount or creates a new EMailAccount if the id parameter is empty',
  parameters: /*#__PURE__*/ body(SaveEMailAccountRequest, complete),
  answer: /*#__PURE__*/ value(EMailAccount),
  isRepeatable: (account) => !isNew(account),
}

/**
 * Every operation by the name of the client's function.
 *
 * @example
 * import { operations, saveEMailAccount } from '@so-email/codecs'
 *
 * operations.saveEMailAccount === saveEMailAccount
 * // => true
 */
export const operations = { saveEMailAccount }
/** The names of all operations, each with its types: what a client offers and a stub must answer. */
export type Operations = typeof operations
