import { type Operation, operations } from '@so-email/codecs'
import type { Handler, Handlers } from './Handler.js'
import { saveEMailAccount } from './saveEMailAccount.js'

const handlers: Handlers = { saveEMailAccount }

/** An operation and how it is answered. What its input and output are is known to the two of them only. */
export interface Answerable {
  readonly operation: Operation<unknown, unknown>
  readonly handler: Handler<unknown, unknown>
}

/** Everything that the stub answers. */
export const answerables: ReadonlyArray<Answerable> = (Object.keys(handlers) as ReadonlyArray<keyof Handlers>).map(
  // `Handlers` has the keys of `operations` and pairs each handler with its own; an indexed access forgets the pairing.
  (key) => ({ operation: operations[key], handler: handlers[key] }) as Answerable,
)
