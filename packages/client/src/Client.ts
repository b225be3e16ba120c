/** A client: one function an operation, all derived from the operations. */

import { type Operation, operations } from '@so-email/codecs'
import { openTransport } from '#platform'
import type { Asks } from './Ask.js'
import { changeEMailAccount } from './accounts/changeEMailAccount.js'
import { saveEMailAccounts } from './accounts/saveEMailAccounts.js'
import type { Auth } from './auth/Auth.js'
import { type CredentialStore, makeCredentialStore } from './auth/credentialStore.js'
import { call, type Shared } from './call.js'
import { platform } from './runtime/Environment.js'
import type { ClientConfig } from './settings/ClientConfig.js'
import { settingsOf } from './settings/Settings.js'

/** One function an operation, and what is made of them. */
export type Client = Asks & {
  /** Gets an account, changes it and saves it: what the change does not touch stays as it was. */
  readonly changeEMailAccount: ReturnType<typeof changeEMailAccount>
  /** Saves many accounts, a few at a time. */
  readonly saveEMailAccounts: ReturnType<typeof saveEMailAccounts>
  /** Waits for what is under way and releases the sockets. A transport that was given is left to its giver. */
  readonly close: () => Promise<void>
}

/** Makes a client. Two clients share nothing: no connection, no credentials. */
export const makeClient = (config: ClientConfig): Client => {
  const { send, close } = openTransport()
  const shared: Shared = {
    settings: settingsOf(config, send),
    environment: platform,
    storeOf: stores(),
    next: counter(),
  }
  const functions = Object.entries(operations).map(([name, operation]) => [
    name,
    call(operation as Operation<unknown, unknown>, shared), // what goes in and comes out is known to `Asks` only
  ])
  const asks = Object.fromEntries(functions) as Asks // `Object.entries` forgets which operation has which name
  return { ...asks, changeEMailAccount: changeEMailAccount(asks), saveEMailAccounts: saveEMailAccounts(asks), close }
}

const stores = (): ((auth: Auth) => CredentialStore) => {
  const known = new WeakMap<Auth, CredentialStore>()
  return (auth) => {
    const store = known.get(auth) ?? makeCredentialStore(auth)
    known.set(auth, store)
    return store
  }
}

const counter = (): (() => number) => {
  let count = 0
  return () => ++count
}
