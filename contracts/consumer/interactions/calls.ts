/**
 * The call of each operation but the save, for an account that does not exist, and what its request is for, in words: "a request
 * to ..." or "a request for ...".
 */
import type { Client } from '@so-email/client'
import { type Operations, operations } from '@so-email/codecs'
import { unusedId } from '@so-email/verifier'
import type { Interaction, PactResponse } from '../Interaction.js'
import { type About, type Call, calling, withBody } from './calling.js'
import { mailCalls, mailRequests } from './mailCalls.js'

export const byAddress = (FromAddress: unknown, address: string) => ({
  request: withBody({ FromAddress }),
  call: (client: Client) => client.getEMailAccountFromEMailAddress({ FromAddress: address }),
})

export const calls = {
  createDefaultEMailAccount: { call: (client) => client.createDefaultEMailAccount() },
  getEMailAccount: {
    request: { query: { eMailAccountId: String(unusedId) } },
    call: (client) => client.getEMailAccount({ eMailAccountId: unusedId }),
  },
  getEMailAccountFromEMailAddress: byAddress('nobody@example.test', 'nobody@example.test'),
  getCurrentAccount: { call: (client) => client.getCurrentAccount() },
  getCurrentAccountId: { call: (client) => client.getCurrentAccountId() },
  deleteEMailAccount: {
    request: { query: { eMailAccountId: String(unusedId) } },
    call: (client) => client.deleteEMailAccount({ eMailAccountId: unusedId }),
  },
  getReadySyncEmailAccounts: { call: (client) => client.getReadySyncEmailAccounts() },
  ...mailCalls,
} satisfies Readonly<Record<Exclude<keyof Operations, 'saveEMailAccount'>, Call>>

export const requests: Readonly<Record<keyof typeof calls, string>> = {
  createDefaultEMailAccount: 'a request for the defaults of a new account',
  getEMailAccount: 'a request for an account by its id',
  getEMailAccountFromEMailAddress: 'a request for an account by its address',
  getCurrentAccount: 'a request for the current account',
  getCurrentAccountId: 'a request for the id of the current account',
  deleteEMailAccount: 'a request to delete an account',
  getReadySyncEmailAccounts: 'a request for the accounts that are due',
  ...mailRequests,
}

/** An interaction of an operation, with its request and its description as they are here unless there are other ones. */
export const called = (
  name: keyof typeof calls,
  states: Interaction['states'],
  response: PactResponse,
  check: Parameters<typeof calling>[2],
  other: Partial<About> = {},
): Interaction =>
  calling(
    { description: requests[name], states, operation: operations[name], ...calls[name], ...other },
    response,
    check,
  )
