/** The requests of the official client, and the responses that it reads: the contract of a consumer that is not ours. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { deleteEMailAccount, getEMailAccount, pathOf, saveEMailAccount } from '@so-email/codecs'
import { expect } from 'vitest'
import { sampleCredentials } from '../../samples/credentials.js'
import { responseIn } from '../client.js'
import { given, type Interaction, json } from '../Interaction.js'
import { type OfficialAccount, type OfficialAgent, officialAgent } from './officialAgent.js'

const request = {
  path: pathOf(saveEMailAccount),
  headers: {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    Authorization: sampleCredentials.authorization,
  },
}

const headers = responseIn('application/json')

/**
 * It writes its names in camelCase and expects PascalCase in the response. The values of the request are returned; of the
 * other properties only the type is required.
 */
const savedAs = (EMailAccountId: unknown) => ({
  status: 200,
  headers,
  body: json({
    EMailAccountId,
    EMailAddress: 'sales@example.test',
    AssociateId: 244,
    IncomingCredentials: null,
    OutgoingCredentials: null,
    AccountStatus: M.integer(0),
    ErrorCount: M.integer(0),
  }),
})

const call =
  (operation: (agent: OfficialAgent) => Promise<unknown>, check: (result: unknown) => void): Interaction['send'] =>
  async (url) =>
    check(await operation(officialAgent(url)))

const returns =
  (eMailAccountId: number) =>
  (result: unknown): void =>
    expect(result).toEqual(expect.objectContaining({ eMailAccountId, eMailAddress: account.eMailAddress }))

const save = (entity: OfficialAccount, id: number) => call((agent) => agent.saveEMailAccountAsync(entity), returns(id))

const existing = given('an account exists', { id: 270, address: 'sales@example.test', associateId: 244 })

const account = { eMailAddress: 'sales@example.test', associateId: 244, inboxFolder: 'Inbox', sentFolder: 'Sent' }

export const interactions: ReadonlyArray<Interaction> = [
  {
    description: 'a request to save a new account, with only the properties that were set',
    states: [given('the caller is an associate', { associateId: 244 })],
    request: { ...request, body: json(account) },
    response: savedAs(M.integer(271)),
    send: save(account, 271),
  },
  {
    description: 'a request to update an account in camelCase, its date cut to milliseconds and in UTC',
    states: [existing],
    request: { ...request, body: json({ ...account, eMailAccountId: 270, lastFetch: '2008-08-06T14:32:38.992Z' }) },
    response: savedAs(270),
    send: save({ ...account, eMailAccountId: 270, lastFetch: new Date('2008-08-06T16:32:38.9926739+02:00') }, 270),
  },
  // Its body is the JSON text `null`, which pact leaves out; the tests of the stub send it.
  {
    description: 'a request for an account by its id',
    states: [existing],
    request: { ...request, path: pathOf(getEMailAccount), query: { eMailAccountId: '270' } },
    response: savedAs(270),
    send: call((agent) => agent.getEMailAccountAsync(270), returns(270)),
  },
  {
    description: 'a request to delete an account that exists',
    states: [existing],
    request: { ...request, path: pathOf(deleteEMailAccount), query: { EMailAccountId: '270' } },
    response: { status: 204 },
    send: call(
      (agent) => agent.deleteEMailAccountAsync(270),
      (result) => expect(result).toBe(''),
    ),
  },
]
