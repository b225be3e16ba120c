/** A client of chosen operations: one function for each, all derived from the operations. A bundle holds no other operation. */
import type { Operation } from '@so-email/codecs'
import { either as E, function as F, type taskEither as TE } from 'fp-ts'
import { openTransport } from '#platform'
import type { Auth } from './auth/Auth.js'
import { type CredentialStore, makeCredentialStore } from './auth/CredentialStore.js'
import type { CallsOf } from './Calls.js'
import { call, type Runtime } from './call.js'
import type { ClientError } from './errors/ClientError.js'
import { printable } from './errors/printable.js'
import type { SettingsError } from './errors/SettingsError.js'
import { makeClosing } from './runtime/Closing.js'
import { platform } from './runtime/Environment.js'
import type { CallOptions, ClientConfig } from './settings/ClientConfig.js'
import { parseSettings, type Settings } from './settings/Settings.js'

/** An operation, whatever its input and its output. */
export interface AnyOperation extends Pick<Operation<never, unknown>, 'agent' | 'name' | 'summary' | 'changes'> {
  readonly parameters: Pick<Operation<never, unknown>['parameters'], 'query' | 'hasBody'>
  readonly answer: Pick<Operation<unknown, never>['answer'], 'status' | 'isOption'>
}

/** Operations by the names of the functions that a client derives from them. */
export type OperationsByName = Readonly<Record<string, AnyOperation>>

/** What every client has, whichever its operations are. */
export interface ClientBase {
  /**
   * The function of any other operation: one of another agent, described as ours are. Its calls end in `InvalidInput` if `fold`
   * does not know the codec of its parameters.
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

/** One function for each of these operations, `call` and `close`. */
export type ClientOf<O> = CallsOf<Omit<O, keyof ClientBase>> & ClientBase

/** Makes a function of a runtime one call of the client: `close` waits for it. */
export type Closable = <Args extends ReadonlyArray<unknown>, A>(
  make: (runtime: Runtime) => (...args: Args) => TE.TaskEither<ClientError, A>,
) => (...args: Args) => TE.TaskEither<ClientError, A>

/** What the functions of a client are made of. */
export interface OpenedClient {
  readonly closable: Closable
  readonly base: ClientBase
}

/** Opens a client without functions; a Left lists every problem of the configuration. */
export const openClient = (config: ClientConfig): E.Either<SettingsError, OpenedClient> => {
  const { send, close } = openTransport() // it opens no connection before the first request
  return F.pipe(
    parseSettings(config, send),
    E.bimap(
      (failure) => printable({ _tag: 'SettingsError', failure }),
      (settings) => opened(runtimeOf(settings), close),
    ),
  )
}

const opened = (runtime: Runtime, closeTransport: ClientBase['close']): OpenedClient => {
  const { isClosed, close, awaited } = makeClosing(closeTransport)
  const closable: Closable = (make) => {
    const usual = make(runtime)
    return (...args) => awaited(() => (isClosed() ? make({ ...runtime, isClosed: true }) : usual)(...args)())
  }
  return { closable, base: { call: (operation) => closable(call(operation, E.right, () => E.right)), close } }
}

/** The functions of the operations. */
export const callsOf =
  <O extends OperationsByName>(operations: O) =>
  ({ call }: ClientBase): CallsOf<O> =>
    Object.fromEntries(
      Object.entries(operations).map(([name, operation]) => [
        name,
        call(operation as Operation<unknown, unknown>), // its input and its answer are known to `CallsOf` only
      ]),
    ) as CallsOf<O> // `Object.entries` forgets which operation has which name

/**
 * Makes a client of these operations alone, as `makeClientOf({ saveEMailAccount })`: a bundle holds no other one. A Left lists
 * every problem of the configuration.
 */
export const makeClientOf =
  <O extends OperationsByName>(operations: O) =>
  (config: ClientConfig): E.Either<SettingsError, ClientOf<O>> =>
    F.pipe(
      openClient(config),
      E.map(({ base }) => ({ ...callsOf(operations)(base), ...base })),
    )

const runtimeOf = (settings: Settings): Runtime => ({
  ...platform,
  settings,
  isClosed: false,
  storeOf: stores(platform.now),
  nextCall: counter(),
})

const stores = (now: () => number): ((auth: Auth) => CredentialStore) => {
  const known = new WeakMap<Auth, CredentialStore>()
  return (auth) => {
    const store = known.get(auth) ?? makeCredentialStore(auth, now)
    known.set(auth, store)
    return store
  }
}

const counter = (): (() => number) => {
  let count = 0
  return () => ++count
}
