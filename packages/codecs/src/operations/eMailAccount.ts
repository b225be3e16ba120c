/** The operations of the EMail agent on e-mail accounts. */
import { EMailAccount } from '../entities/EMailAccount.js'
import { complete, isNew, SaveEMailAccountRequest } from '../entities/SaveEMailAccountRequest.js'
import { body, type Operation, value } from './Operation.js'

/** Updates the existing account, or creates a new one if the id is empty. It replaces: what is not sent is lost. */
export const saveEMailAccount: Operation<SaveEMailAccountRequest, EMailAccount> = {
  agent: 'EMail',
  name: 'SaveEMailAccount',
  summary: 'Updates the existing EMailAccount or creates a new EMailAccount if the id parameter is empty',
  parameters: body(SaveEMailAccountRequest, complete),
  answer: value(EMailAccount),
  isRepeatable: (account) => !isNew(account),
}

/** Every operation by the name of the client's function. */
export const operations = { saveEMailAccount }
export type Operations = typeof operations
