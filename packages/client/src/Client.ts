/** A client: one function for each operation, all derived from the operations. */
import { type EMailAccount, type Operation, operations } from '@so-email/codecs'
import { either as E, function as F, type taskEither as TE } from 'fp-ts'
import { openTransport } from '#platform'
import { changeEMailAccount } from './accounts/changeEMailAccount.js'
import { type Accounts, type Saved, type SaveOptions, saveEMailAccounts } from './accounts/saveEMailAccounts.js'
import type { Auth } from './auth/Auth.js'
import { type CredentialStore, makeCredentialStore } from './auth/CredentialStore.js'
import type { Calls } from './Calls.js'
import { call, type Runtime } from './call.js'
import type { ClientError } from './errors/ClientError.js'
import { printable } from './errors/printable.js'
import type { SettingsError } from './errors/SettingsError.js'
import { makeClosing } from './runtime/Closing.js'
import { platform } from './runtime/Environment.js'
import type { CallOptions, ClientConfig } from './settings/ClientConfig.js'
import { parseSettings, type Settings } from './settings/Settings.js'

/** One function for each operation, and the functions that combine them. */
export interface Client extends Calls {
  /**
   * Gets an account, applies a pure change to it and saves it. What the change does not touch stays as it was, unknown
   * properties included. Fails with `NotFound` if there is no such account.
   */
  readonly changeEMailAccount: (
    id: number,
    change: (account: EMailAccount) => EMailAccount,
    options?: CallOptions,
  ) => TE.TaskEither<ClientError, EMailAccount>
  /** Saves many accounts, a few at a time, and yields each result as it comes. */
  readonly saveEMailAccounts: (accounts: Accounts, options?: SaveOptions) => AsyncGenerator<Saved, void>
  /**
   * The function of any other operation: one of another agent, described as ours are. Throws a `TypeError` for a codec that
   * `fold` does not know, as `entity` does.
   */
  readonly call: <Input, Output>(
    operation: Operation<Input, Output>,
  ) => (input: Input, options?: CallOptions) => TE.TaskEither<ClientError, Output>
  /**
   * Waits for the calls that are under way, also between two attempts, then closes the connections. Later calls end in
   * `ConnectionFailed`. A transport of your own is yours to close.
   */
  readonly close: () => Promise<void>
}

/** Makes a client; a Left lists every problem of the configuration. Clients share no connections and no credentials. */
export const makeClient = (config: ClientConfig): E.Either<SettingsError, Client> => {
  const { send, close } = openTransport() // it opens no connection before the first request
  return F.pipe(
    parseSettings(config, send),
    E.bimap(
      (failure) => printable({ _tag: 'SettingsError', failure }),
      (settings) => clientOf(runtimeOf(settings), close),
    ),
  )
}

const clientOf = (runtime: Runtime, closeTransport: Client['close']): Client => {
  const { isClosed, close, awaited } = makeClosing(closeTransport)
  // A change is one call here, so a client that is closed between its two requests still saves.
  const closable = <Args extends ReadonlyArray<unknown>, A>(
    make: (runtime: Runtime) => (...args: Args) => TE.TaskEither<ClientError, A>,
  ) => {
    const usual = make(runtime)
    return (...args: Args) => awaited(() => (isClosed() ? make({ ...runtime, isClosed: true }) : usual)(...args)())
  }
  const functions = Object.entries(operations).map(([name, operation]) => [
    name,
    // The input and the answer of an operation are known to `Calls` only.
    closable(call(operation as Operation<unknown, unknown>, () => E.right)),
  ])
  const calls = Object.fromEntries(functions) as Calls // `Object.entries` forgets which operation has which name
  return {
    ...calls,
    changeEMailAccount: closable(changeEMailAccount),
    saveEMailAccounts: saveEMailAccounts(calls),
    call: (operation) => closable(call(operation, () => E.right)),
    close,
  }
}

const runtimeOf = (settings: Settings): Runtime => ({
  ...platform,
  settings,
  isClosed: false,
  storeOf: stores(),
  nextCall: counter(),
})

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
