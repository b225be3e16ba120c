/** The same client with Promises, derived from the other one. */
import { type EMailAccount, operations, type SaveEMailAccountRequest } from '@so-email/codecs'
import { either as E, option as O, type taskEither as TE } from 'fp-ts'
import type { Accounts, SaveOptions } from '../accounts/saveEMailAccounts.js'
import { makeClient as makeTaskClient, type Client as TaskClient } from '../Client.js'
import type { ClientError } from '../errors/ClientError.js'
import type { NotFound } from '../errors/NotFound.js'
import type { ClientConfig } from '../settings/ClientConfig.js'
import { ClientException } from './ClientException.js'

/** What may not be there is an `Option` in the other face; here it is the value or `null`. */
export type OrNull<A> = A extends O.Option<infer B> ? B | null : A

/** The same function with a Promise: it resolves with the answer, or rejects with a {@link ClientException}. */
export type Ask<F> = F extends (...args: infer Args) => TE.TaskEither<ClientError | NotFound, infer Output>
  ? (...args: Args) => Promise<OrNull<Output>>
  : F

/** One function an operation, and what is made of them; each with a Promise. */
export type Client = {
  readonly [K in keyof Omit<TaskClient, 'saveEMailAccounts'>]: Ask<TaskClient[K]>
} & {
  /** Saves many accounts, a few at a time; what became of each, as `Promise.allSettled` says it. */
  readonly saveEMailAccounts: (accounts: Accounts, options?: SaveOptions) => AsyncGenerator<Settled, void>
}

/** What became of one account. */
export type Settled = { readonly account: SaveEMailAccountRequest } & PromiseSettledResult<EMailAccount>

/** Makes a client. Two clients share nothing: no connection, no credentials. */
export const makeClient = (config: ClientConfig): Client => {
  const { close, changeEMailAccount, saveEMailAccounts, ...asks } = makeTaskClient(config)
  const functions = Object.entries(asks).map(([name, ask]) => [
    name,
    promised(ask as (...args: ReadonlyArray<never>) => TE.TaskEither<ClientError, unknown>, isOption(name)),
  ])
  return {
    ...Object.fromEntries(functions),
    changeEMailAccount: promised(changeEMailAccount, false),
    saveEMailAccounts: async function* (accounts: Accounts, options?: SaveOptions) {
      for await (const { account, result } of saveEMailAccounts(accounts, options))
        yield { account, ...settled(result) }
    },
    close,
  } as Client // `Object.entries` forgets which function has which name
}

const isOption = (name: string): boolean => operations[name as keyof typeof operations].answer.isOption === true // `asks` has the names of `operations`

const promised =
  <Args extends ReadonlyArray<never>, A>(
    ask: (...args: Args) => TE.TaskEither<ClientError | NotFound, A>,
    isOption: boolean,
  ) =>
  async (...args: Args): Promise<unknown> => {
    const answer = await ask(...args)()
    if (E.isLeft(answer)) throw new ClientException(answer.left)
    return isOption ? O.toNullable(answer.right as O.Option<unknown>) : answer.right // what `isOption` says
  }

const settled = (result: E.Either<ClientError, EMailAccount>): PromiseSettledResult<EMailAccount> =>
  E.isRight(result)
    ? { status: 'fulfilled', value: result.right }
    : { status: 'rejected', reason: new ClientException(result.left) }
