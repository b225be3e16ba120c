import { type Operation, operations } from '@so-email/codecs'
import { createDefaultEMailAccount } from './createDefaultEMailAccount.js'
import { deleteEMailAccount } from './deleteEMailAccount.js'
import { getCurrentAccount } from './getCurrentAccount.js'
import { getCurrentAccountId } from './getCurrentAccountId.js'
import { getEMailAccount } from './getEMailAccount.js'
import { getEMailAccountFromEMailAddress } from './getEMailAccountFromEMailAddress.js'
import { getReadySyncEmailAccounts } from './getReadySyncEmailAccounts.js'
import type { Handler, Handlers } from './Handler.js'
import { saveEMailAccount } from './saveEMailAccount.js'

const handlers: Handlers = {
  createDefaultEMailAccount,
  deleteEMailAccount,
  getCurrentAccount,
  getCurrentAccountId,
  getEMailAccount,
  getEMailAccountFromEMailAddress,
  getReadySyncEmailAccounts,
  saveEMailAccount,
}

/** An operation and how it is answered. What its input and output are is known to the two of them only. */
export interface Answerable {
  readonly operation: Operation<unknown, unknown>
  readonly handler: Handler<unknown, unknown>
}

/** `$select` is in the query of an operation whose answer it can cut down. */
const selecting = ({ operation, handler }: Answerable): Answerable => {
  const { parameters, answer } = operation
  const query = answer.isSelectable ? [...parameters.query, '$select'] : parameters.query
  return { operation: { ...operation, parameters: { ...parameters, query } }, handler }
}

/** Everything that the stub answers. */
export const answerables: ReadonlyArray<Answerable> = (Object.keys(handlers) as ReadonlyArray<keyof Handlers>).map(
  // `Handlers` has the keys of `operations` and pairs each handler with its own; an indexed access forgets the pairing.
  (key) => selecting({ operation: operations[key], handler: handlers[key] } as Answerable),
)
