/** The same client with Promises, derived from the other one. */
import { type EMailAccount, type Operation, operations, type SaveEMailAccountRequest } from '@so-email/codecs'
import { either as E, function as F, option as O, type taskEither as TE } from 'fp-ts'
import type { Accounts, SaveOptions } from '../accounts/saveEMailAccounts.js'
import type { Calls } from '../Calls.js'
import { makeClient as makeTaskClient, type Client as TaskClient } from '../Client.js'
import type { ClientError } from '../errors/ClientError.js'
import type { CallOptions, ClientConfig } from '../settings/ClientConfig.js'
import { ClientException } from './ClientException.js'
import { SettingsException } from './SettingsException.js'

/** An `Option` of the other face is the value or `null` here. */
export type OrNull<A> = [A] extends [O.Option<infer B>] ? B | null : A

/** The same function with a Promise: it resolves with the answer, or rejects with a {@link ClientException}. */
export type Promised<F> = F extends (...args: infer Args) => TE.TaskEither<ClientError, infer Output>
  ? (...args: Args) => Promise<OrNull<Output>>
  : F

/** One function for each operation, and the functions that combine them, each with a Promise. */
export type Client = { readonly [K in keyof Calls]: Promised<Calls[K]> } & {
  /**
   * Gets an account, applies a pure change to it and saves it. What the change does not touch stays as it was, unknown
   * properties included. Rejects with `NotFound` if there is no such account.
   */
  readonly changeEMailAccount: Promised<TaskClient['changeEMailAccount']>
  /** Saves many accounts, a few at a time, and yields each result as it comes, in the form of `Promise.allSettled`. */
  readonly saveEMailAccounts: (accounts: Accounts, options?: SaveOptions) => AsyncGenerator<Settled, void>
  /**
   * The function of any other operation: one of another agent, described as ours are. Throws a `TypeError` for a codec that
   * `fold` does not know, as `entity` does.
   */
  readonly call: <Input, Output>(
    operation: Operation<Input, Output>,
  ) => (input: Input, options?: CallOptions) => Promise<OrNull<Output>>
  /**
   * Waits for the calls that are under way, also between two attempts, then closes the connections. Later calls end in
   * `ConnectionFailed`. A transport of your own is yours to close.
   */
  readonly close: () => Promise<void>
}

/** An account and the result of its save. */
export type Settled = { readonly account: SaveEMailAccountRequest } & PromiseSettledResult<EMailAccount>

/**
 * Makes a client, or throws a {@link SettingsException} that lists every problem of the configuration. Clients share no
 * connections and no credentials.
 */
export const makeClient = (config: ClientConfig): Client =>
  F.pipe(
    makeTaskClient(config),
    E.match((error) => {
      throw new SettingsException(error)
    }, promisedClient),
  )

const promisedClient = ({
  close,
  changeEMailAccount,
  saveEMailAccounts,
  call: callTask,
  ...calls
}: TaskClient): Client => {
  const functions = Object.entries(calls).map(([name, call]) => [
    name,
    promised(call as (...args: ReadonlyArray<never>) => TE.TaskEither<ClientError, unknown>, isOption(name)),
  ])
  return {
    ...Object.fromEntries(functions),
    changeEMailAccount: promised(changeEMailAccount, false),
    saveEMailAccounts: async function* (accounts: Accounts, options?: SaveOptions) {
      for await (const { account, result } of saveEMailAccounts(accounts, options))
        yield { account, ...settled(result) }
    },
    call: (operation: Operation<never, unknown>) => promised(callTask(operation), operation.answer.isOption === true),
    close,
  } as Client // `Object.entries` forgets which function has which name
}

const isOption = (name: string): boolean => operations[name as keyof typeof operations].answer.isOption === true // `calls` has the names of `operations`

const promised =
  <Args extends ReadonlyArray<never>, A>(call: (...args: Args) => TE.TaskEither<ClientError, A>, isOption: boolean) =>
  async (...args: Args): Promise<unknown> => {
    const answer = await call(...args)()
    if (E.isLeft(answer)) throw new ClientException(answer.left)
    return isOption ? O.toNullable(answer.right as O.Option<unknown>) : answer.right // `isOption` is known to be right
  }

const settled: (result: E.Either<ClientError, EMailAccount>) => PromiseSettledResult<EMailAccount> = E.match(
  (error): PromiseSettledResult<EMailAccount> => ({ status: 'rejected', reason: new ClientException(error) }),
  (value) => ({ status: 'fulfilled', value }),
)
