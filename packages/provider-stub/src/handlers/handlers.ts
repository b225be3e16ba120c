import { type Operation, operations } from '@so-email/codecs'
import { authenticate, authenticateIncoming, authenticateOutgoing } from './authenticate.js'
import { createDefaultEMailAccount } from './createDefaultEMailAccount.js'
import {
  createDefaultEMailConnectionInfo,
  createDefaultEMailConnectionInfoExtended,
} from './createDefaultEMailConnectionInfo.js'
import { deleteEMailAccount } from './deleteEMailAccount.js'
import { getCurrentAccount } from './getCurrentAccount.js'
import { getCurrentAccountId } from './getCurrentAccountId.js'
import { getEMailAccount } from './getEMailAccount.js'
import { getEMailAccountFromEMailAddress } from './getEMailAccountFromEMailAddress.js'
import { getReadySyncEmailAccounts } from './getReadySyncEmailAccounts.js'
import type { Handler, Handlers } from './Handler.js'
import { hasMXRecord, hasSPFRecord } from './mailRecords.js'
import { saveEMailAccount } from './saveEMailAccount.js'
import { syncEmailAccount, syncEmailAccounts } from './syncEmailAccounts.js'
import { testAuthenticate } from './testAuthenticate.js'

const handlers: Handlers = {
  authenticate,
  authenticateIncoming,
  authenticateOutgoing,
  createDefaultEMailAccount,
  createDefaultEMailConnectionInfo,
  createDefaultEMailConnectionInfoExtended,
  deleteEMailAccount,
  getCurrentAccount,
  getCurrentAccountId,
  getEMailAccount,
  getEMailAccountFromEMailAddress,
  getReadySyncEmailAccounts,
  hasMXRecord,
  hasSPFRecord,
  saveEMailAccount,
  syncEmailAccount,
  syncEmailAccounts,
  testAuthenticate,
}

/** An operation with its handler. The types of its input and its output are known to the two of them only. */
export interface Endpoint {
  readonly operation: Operation<unknown, unknown>
  readonly handler: Handler<unknown, unknown>
}

/** One endpoint for every operation. */
export const endpoints: ReadonlyArray<Endpoint> = (Object.keys(handlers) as ReadonlyArray<keyof Handlers>).map(
  // `Handlers` has the keys of `operations` and pairs each handler with its own; an indexed access forgets the pairing.
  (key) => ({ operation: operations[key], handler: handlers[key] }) as Endpoint,
)
