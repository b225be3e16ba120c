/** A client of the EMail agent: one function for each of its operations, and the functions that combine them. */
import { type EMailAccount, operations } from '@so-email/codecs'
import { either as E, function as F, type taskEither as TE } from 'fp-ts'
import { changeEMailAccount } from './accounts/changeEMailAccount.js'
import { type Accounts, type Saved, type SaveOptions, saveEMailAccounts } from './accounts/saveEMailAccounts.js'
import type { Calls } from './Calls.js'
import { type ClientBase, callsOf, openClient } from './ClientOf.js'
import type { ClientError } from './errors/ClientError.js'
import type { SettingsError } from './errors/SettingsError.js'
import type { CallOptions, ClientConfig } from './settings/ClientConfig.js'

/** One function for each operation, and the functions that combine them. */
export interface Client extends Calls, ClientBase {
  /**
   * Gets an account, applies a pure change to it and saves it. What the change does not touch stays as it is stored, unknown
   * properties included: the change sees texts in no language and date-times in no zone, whatever the options are. Fails
   * with `NotFound` if there is no such account, and with `InvalidInput` if the server hides a password that the change does not give.
   * `timeout`, `duration` and `onResponse` are those of each of the two requests.
   */
  readonly changeEMailAccount: (
    id: number,
    change: (account: EMailAccount) => EMailAccount,
    options?: CallOptions,
  ) => TE.TaskEither<ClientError, EMailAccount>
  /** Saves many accounts, a few at a time, and yields each result as it comes. */
  readonly saveEMailAccounts: (accounts: Accounts, options?: SaveOptions) => AsyncGenerator<Saved, void>
}

/** Makes a client; a Left lists every problem of the configuration. Clients share no connections and no credentials. */
export const makeClient = (config: ClientConfig): E.Either<SettingsError, Client> =>
  F.pipe(
    openClient(config),
    E.map(({ closable, base }) => {
      const calls = callsOf(operations)(base)
      return {
        ...calls,
        ...base,
        // A change is one call here, so a client that is closed between its two requests still saves.
        changeEMailAccount: closable(changeEMailAccount),
        saveEMailAccounts: saveEMailAccounts(calls),
      }
    }),
  )
