import type { Operation } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import type { Caller } from '../request/authenticate.js'
import type { Accounts } from '../store/Accounts.js'
import { none } from '../store/Change.js'
import type { Handler } from './Handler.js'
import type { Endpoint } from './handlers.js'

/** What a handler of your own may read besides its input. */
export interface HandleContext {
  readonly accounts: Accounts
  readonly caller: Caller
}

/** A handler of your own for an operation: a pure function from the input to the output. It changes no account. */
export const handle = <Input, Output>(
  operation: Operation<Input, Output>,
  answer: (input: Input, context: HandleContext) => Output,
): Endpoint => {
  const handler: Handler<Input, Output> =
    ({ accounts, caller }) =>
    (input) =>
      E.right([answer(input, { accounts, caller }), none])
  return { operation, handler } as unknown as Endpoint // the types of input and output are known to the two of them only
}
