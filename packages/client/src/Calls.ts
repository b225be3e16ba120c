/** The functions that a client derives from the operations. */
import type { Operation, Operations } from '@so-email/codecs'
import type { taskEither as TE } from 'fp-ts'
import type { ClientError } from './errors/ClientError.js'
import type { CallOptions } from './settings/ClientConfig.js'

/** The function of an operation: it takes the input, and its task gives the answer or an error. */
export type Call<O> =
  O extends Operation<infer Input, infer Output>
    ? (input: Input, options?: CallOptions) => TE.TaskEither<ClientError, Output>
    : never

/** One function for each operation. They are listed for the sake of their documentation; a type test keeps them complete. */
export interface Calls {
  /**
   * Saves an account, and gives it as the server has it now. With an `EMailAccountId` it replaces the whole account: a property
   * that is not sent is lost, so use `changeEMailAccount` to change a part of one. Without an id, or with 0, it creates an account.
   */
  readonly saveEMailAccount: Call<Operations['saveEMailAccount']>
  /** Gives an account with the server's defaults, which is not saved yet. */
  readonly createDefaultEMailAccount: Call<Operations['createDefaultEMailAccount']>
  /** Gets the account with an id, if there is one. */
  readonly getEMailAccount: Call<Operations['getEMailAccount']>
  /** Gets the account of the current associate with an address, if there is one. */
  readonly getEMailAccountFromEMailAddress: Call<Operations['getEMailAccountFromEMailAddress']>
  /** Gets the account that the current associate used last, if there is one. */
  readonly getCurrentAccount: Call<Operations['getCurrentAccount']>
  /** Gets the id of the account that the current associate used last, if there is one. */
  readonly getCurrentAccountId: Call<Operations['getCurrentAccountId']>
  /** Deletes the account with an id. */
  readonly deleteEMailAccount: Call<Operations['deleteEMailAccount']>
  /** Gets the accounts that are due for synchronisation. */
  readonly getReadySyncEmailAccounts: Call<Operations['getReadySyncEmailAccounts']>
  /** Logs in to the mail account of the current associate: whether it works. */
  readonly testAuthenticate: Call<Operations['testAuthenticate']>
  /** Synchronises an account with its mail server. The server does not throttle it. */
  readonly syncEmailAccount: Call<Operations['syncEmailAccount']>
  /** Starts to synchronise accounts with their mail servers. */
  readonly syncEmailAccounts: Call<Operations['syncEmailAccounts']>
  /** Logs in to a mail server: whether it lets the user in. */
  readonly authenticate: Call<Operations['authenticate']>
  /** Logs in to a mail server to fetch mail: whether it lets the user in. */
  readonly authenticateIncoming: Call<Operations['authenticateIncoming']>
  /** Logs in to a mail server to send mail: whether it lets the user in. */
  readonly authenticateOutgoing: Call<Operations['authenticateOutgoing']>
  /** Gives a connection with the server's defaults. */
  readonly createDefaultEMailConnectionInfo: Call<Operations['createDefaultEMailConnectionInfo']>
  /** Gives a connection with a port and a protocol, with the server's defaults. */
  readonly createDefaultEMailConnectionInfoExtended: Call<Operations['createDefaultEMailConnectionInfoExtended']>
  /** Looks for an MX record of a domain. */
  readonly hasMXRecord: Call<Operations['hasMXRecord']>
  /** Looks for an SPF record in that of a domain. */
  readonly hasSPFRecord: Call<Operations['hasSPFRecord']>
}
