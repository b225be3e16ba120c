/** The same client with Promises, derived from the other one. */
import { either as E, type taskEither as TE } from 'fp-ts'
import { makeClient as makeTaskClient, type Client as TaskClient } from '../Client.js'
import type { ClientConfig } from '../ClientConfig.js'
import type { ClientError } from '../ClientError.js'
import { ClientException } from './ClientException.js'

/** The function of an operation: it resolves with the answer, or rejects with a {@link ClientException}. */
export type Ask<F> = F extends (...args: infer Args) => TE.TaskEither<ClientError, infer Output>
  ? (...args: Args) => Promise<Output>
  : F

export type Client = { readonly [K in keyof TaskClient]: Ask<TaskClient[K]> }

/** Makes a client. Two clients share nothing: no connection, no credentials. */
export const makeClient = (config: ClientConfig): Client => {
  const { close, ...asks } = makeTaskClient(config)
  const functions = Object.entries(asks).map(([name, ask]) => [name, promised(ask)])
  return { ...Object.fromEntries(functions), close } as Client // `Object.entries` forgets which function has which name
}

const promised =
  <Args extends ReadonlyArray<never>, A>(ask: (...args: Args) => TE.TaskEither<ClientError, A>) =>
  async (...args: Args): Promise<A> => {
    const answer = await ask(...args)()
    if (E.isLeft(answer)) throw new ClientException(answer.left)
    return answer.right
  }
