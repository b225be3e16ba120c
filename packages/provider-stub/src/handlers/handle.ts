import type { Operation } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import { asynchronousHandler } from '../refusal/Refusal.js'
import type { Caller } from '../request/authenticate.js'
import type { Accounts } from '../store/Accounts.js'
import { none } from '../store/Change.js'
import type { Handler } from './Handler.js'
import type { Endpoint } from './handlers.js'

const isNoPromise = <A>(output: A): output is A => typeof Object(output).then !== 'function'

/** What a handler of your own may read besides its input. */
export interface HandleContext {
  readonly accounts: Accounts
  readonly caller: Caller
}

/**
 * A handler of your own for an operation: a pure function from the input to the output. It changes no account. If it gives a
 * Promise, which the types of some operations allow, the response is a 500.
 */
export const handle = <Input, Output>(
  operation: Operation<Input, Output>,
  answer: (input: Input, context: HandleContext) => Output,
): Endpoint => {
  const handler: Handler<Input, Output> =
    ({ accounts, caller }) =>
    (input) =>
      F.pipe(
        answer(input, { accounts, caller }),
        E.fromPredicate(isNoPromise, (promise) => {
          Promise.resolve(promise).catch(F.constVoid) // its rejection would end the process
          return asynchronousHandler
        }),
        E.map((output) => [output, none]),
      )
  return { operation, handler } as unknown as Endpoint // the types of input and output are known to the two of them only
}
