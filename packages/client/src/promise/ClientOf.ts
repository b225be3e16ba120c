/** A client of chosen operations with Promises, derived from the other one. */
import type { Operation } from '@so-email/codecs'
import { either as E, function as F, option as O, type taskEither as TE } from 'fp-ts'
import {
  makeClientOf as makeTaskClientOf,
  type OperationsByName,
  type ClientBase as TaskClientBase,
  type ClientOf as TaskClientOf,
} from '../ClientOf.js'
import type { ClientError } from '../errors/ClientError.js'
import type { SettingsError } from '../errors/SettingsError.js'
import type { CallOptions, ClientConfig } from '../settings/ClientConfig.js'
import { ClientException } from './ClientException.js'
import { SettingsException } from './SettingsException.js'

/** An `Option` of the other face is the value or `null` here. */
export type OrNull<A> = [A] extends [O.Option<infer B>] ? B | null : A

/** The same function with a Promise: it resolves with the answer, or rejects with a {@link ClientException}. */
export type Promised<F> = F extends (...args: infer Args) => TE.TaskEither<ClientError, infer Output>
  ? (...args: Args) => Promise<OrNull<Output>>
  : F

/** What every client has, whichever its operations are. */
export interface ClientBase extends Pick<TaskClientBase, 'close'> {
  /**
   * The function of any other operation: one of another agent, described as ours are. Its calls end in `InvalidInput` if `fold`
   * does not know the codec of its parameters.
   */
  readonly call: <Input, Output>(
    operation: Operation<Input, Output>,
  ) => (input: Input, options?: CallOptions) => Promise<OrNull<Output>>
}

/** The same functions, each with a Promise. */
export type PromisedCalls<Calls> = { readonly [K in keyof Calls]: Promised<Calls[K]> }

/** One function for each of these operations, `call` and `close`. */
export type ClientOf<O> = PromisedCalls<Omit<TaskClientOf<O>, keyof ClientBase>> & ClientBase

/**
 * Makes a client of these operations alone, as `makeClientOf({ saveEMailAccount })`: a bundle holds no other one. Throws a
 * {@link SettingsException} that lists every problem of the configuration.
 */
export const makeClientOf =
  <O extends OperationsByName>(operations: O) =>
  (config: ClientConfig): ClientOf<O> =>
    F.pipe(
      makeTaskClientOf(operations)(config),
      orThrow,
      ({ call, close, ...calls }) =>
        ({ ...promisedCalls(operations, calls), ...promisedBase({ call, close }) }) as ClientOf<O>, // as above
    )

/** Throws the problems of a configuration. */
export const orThrow = <A>(made: E.Either<SettingsError, A>): A =>
  F.pipe(
    made,
    E.getOrElse((error): A => {
      throw new SettingsException(error)
    }),
  )

/** The function with a Promise. `isOption`: whether its answer is an `Option`. */
export const promised =
  <Args extends ReadonlyArray<unknown>, A>(call: (...args: Args) => TE.TaskEither<ClientError, A>, isOption: boolean) =>
  async (...args: Args): Promise<OrNull<A>> => {
    const answer = await call(...args)()
    if (E.isLeft(answer)) throw new ClientException(answer.left)
    const value = isOption ? O.toNullable(answer.right as O.Option<unknown>) : answer.right
    return value as OrNull<A> // `isOption` is known to be right
  }

type AnyCall = (...args: ReadonlyArray<never>) => TE.TaskEither<ClientError, unknown>

/** The functions of the operations. */
export const promisedCalls = <Calls>(operations: OperationsByName, calls: Calls): PromisedCalls<Calls> =>
  Object.fromEntries(
    // It has one function for each operation.
    Object.entries<AnyCall>(calls as Readonly<Record<string, AnyCall>>).map(([name, call]) => [
      name,
      promised(call, operations[name]?.answer.isOption === true),
    ]),
  ) as PromisedCalls<Calls> // `Object.entries` forgets which function has which name

/** What is the same for every operation. */
export const promisedBase = ({ call, close }: TaskClientBase): ClientBase => ({
  call: (operation) => promised(call(operation), operation.answer?.isOption === true),
  close,
})
