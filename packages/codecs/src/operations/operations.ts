/** All operations of the EMail agent that we have. Source of each: its page in the reference of SuperOffice. */
import {
  authenticate,
  authenticateIncoming,
  authenticateOutgoing,
  createDefaultEMailConnectionInfo,
  createDefaultEMailConnectionInfoExtended,
  hasMXRecord,
  hasSPFRecord,
} from './connection.js'
import {
  createDefaultEMailAccount,
  deleteEMailAccount,
  getCurrentAccount,
  getCurrentAccountId,
  getEMailAccount,
  getEMailAccountFromEMailAddress,
  getReadySyncEmailAccounts,
  saveEMailAccount,
  syncEmailAccount,
  syncEmailAccounts,
  testAuthenticate,
} from './eMailAccount.js'

/**
 * Every operation by the name of the client's function.
 *
 * @example
 * import { operations, saveEMailAccount } from '@so-email/codecs'
 *
 * operations.saveEMailAccount === saveEMailAccount
 * // => true
 * @category operations
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
  testAuthenticate,
  syncEmailAccount,
  syncEmailAccounts,
  authenticate,
  authenticateIncoming,
  authenticateOutgoing,
  createDefaultEMailConnectionInfo,
  createDefaultEMailConnectionInfoExtended,
  hasMXRecord,
  hasSPFRecord,
}

/**
 * All operations by name, each with its types: a client offers them and a stub must answer them.
 *
 * @category operations
 */
export type Operations = typeof operations
