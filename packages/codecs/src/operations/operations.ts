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
 * Every operation by the name of the client's function, with the documentation of that function.
 *
 * @example
 * import { operations, saveEMailAccount } from '@so-email/codecs'
 *
 * operations.saveEMailAccount === saveEMailAccount
 * // => true
 * @category operations
 */
export const operations = {
  /**
   * Saves an account, and gives it as the server has it now. With an `EMailAccountId` it replaces the whole account: a property
   * that is not sent is lost, so use `changeEMailAccount` to change a part of one. Without an id, or with 0, it creates an account.
   */
  saveEMailAccount,
  /** Gives an account with the server's defaults, which is not saved yet. */
  createDefaultEMailAccount,
  /** Gets the account with an id, if there is one. */
  getEMailAccount,
  /** Gets the account of the current associate with an address, if there is one. */
  getEMailAccountFromEMailAddress,
  /** Gets the account that the current associate used last, if there is one. */
  getCurrentAccount,
  /** Gets the id of the account that the current associate used last, if there is one. */
  getCurrentAccountId,
  /** Deletes the account with an id. */
  deleteEMailAccount,
  /** Gets the accounts that are due for synchronisation. */
  getReadySyncEmailAccounts,
  /** Logs in to the mail account of the current associate: whether it works. */
  testAuthenticate,
  /** Synchronises an account with its mail server. The server does not throttle it. */
  syncEmailAccount,
  /** Starts to synchronise accounts with their mail servers. */
  syncEmailAccounts,
  /** Logs in to a mail server: whether it lets the user in. */
  authenticate,
  /** Logs in to a mail server to fetch mail: whether it lets the user in. */
  authenticateIncoming,
  /** Logs in to a mail server to send mail: whether it lets the user in. */
  authenticateOutgoing,
  /** Gives a connection with the server's defaults. */
  createDefaultEMailConnectionInfo,
  /** Gives a connection with a port and a protocol, with the server's defaults. */
  createDefaultEMailConnectionInfoExtended,
  /** Looks for an MX record of a domain. */
  hasMXRecord,
  /** Looks for an SPF record in that of a domain. */
  hasSPFRecord,
}

/**
 * All operations by name, each with its types: a client offers them and a stub must answer them.
 *
 * @category operations
 */
export type Operations = typeof operations
