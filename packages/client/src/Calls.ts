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
  /** Updates the account with that id, or creates an account if there is no id. A property that is not sent is lost. */
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
}
