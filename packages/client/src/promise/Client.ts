/** The same client with Promises, derived from the other one. */
import { type EMailAccount, operations, type SaveEMailAccountRequest } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import type { Accounts, SaveOptions } from '../accounts/saveEMailAccounts.js'
import type { Calls } from '../Calls.js'
import { makeClient as makeTaskClient, type Client as TaskClient } from '../Client.js'
import type { ClientError } from '../errors/ClientError.js'
import type { ClientConfig } from '../settings/ClientConfig.js'
import { ClientException } from './ClientException.js'
import {
  type ClientBase,
  orThrow,
  type Promised,
  type PromisedCalls,
  promised,
  promisedBase,
  promisedCalls,
} from './ClientOf.js'

/** One function for each operation, and the functions that combine them, each with a Promise. */
export interface Client extends PromisedCalls<Calls>, ClientBase {
  /**
   * Gets an account, applies a pure change to it and saves it. What the change does not touch stays as it is stored, unknown
   * properties included: the change sees texts in no language and date-times in no zone, whatever the options are. Rejects
   * with `NotFound` if there is no such account, and with `InvalidInput` if the server hides a password that the change does not give.
   * `timeout`, `duration` and `onResponse` are those of each of the two requests.
   */
  readonly changeEMailAccount: Promised<TaskClient['changeEMailAccount']>
  /** Saves many accounts, a few at a time, and yields each result as it comes, in the form of `Promise.allSettled`. */
  readonly saveEMailAccounts: (accounts: Accounts, options?: SaveOptions) => AsyncGenerator<Settled, void>
}

/** An account and the result of its save. */
export type Settled = { readonly account: SaveEMailAccountRequest } & PromiseSettledResult<EMailAccount>

/**
 * Makes a client, or throws a {@link SettingsException} that lists every problem of the configuration. Clients share no
 * connections and no credentials.
 */
export const makeClient = (config: ClientConfig): Client => F.pipe(makeTaskClient(config), orThrow, promisedClient)

const promisedClient = ({ call, close, changeEMailAccount, saveEMailAccounts, ...calls }: TaskClient): Client => ({
  ...promisedCalls(operations, calls),
  ...promisedBase({ call, close }),
  changeEMailAccount: promised(changeEMailAccount, false),
  saveEMailAccounts: async function* (accounts, options) {
    for await (const { account, result } of saveEMailAccounts(accounts, options)) yield { account, ...settled(result) }
  },
})

const settled: (result: E.Either<ClientError, EMailAccount>) => PromiseSettledResult<EMailAccount> = E.match(
  (error): PromiseSettledResult<EMailAccount> => ({ status: 'rejected', reason: new ClientException(error) }),
  (value) => ({ status: 'fulfilled', value }),
)
