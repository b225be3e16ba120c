/** What the official client asks, and what it reads of the answer: the contract of a consumer that is not ours. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { expect } from 'vitest'
import { sampleCredentials } from '../../samples/credentials.js'
import { responseIn } from '../ask.js'
import { given, type Interaction, json, pathTo } from '../Interaction.js'
import { type OfficialAccount, type OfficialAgent, officialAgent } from './officialAgent.js'

const asked = {
  path: pathTo('saveEMailAccount'),
  headers: {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    Authorization: sampleCredentials.authorization,
  },
}

const headers = responseIn('application/json')

/**
 * It writes its names in camelCase and expects those of the response in PascalCase. What was sent comes back; the kinds of
 * the rest are demanded.
 */
const answered = (EMailAccountId: unknown) => ({
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

const drive =
  (ask: (agent: OfficialAgent) => Promise<unknown>, check: (answer: unknown) => void): Interaction['drive'] =>
  async (url) =>
    check(await ask(officialAgent(url)))

const isUnderstood =
  (eMailAccountId: number) =>
  (answer: unknown): void =>
    expect(answer).toEqual(expect.objectContaining({ eMailAccountId, eMailAddress: account.eMailAddress }))

const save = (sent: OfficialAccount, id: number) =>
  drive((agent) => agent.saveEMailAccountAsync(sent), isUnderstood(id))

const existing = given('an account exists', { id: 270, address: 'sales@example.test', associateId: 244 })

const account = { eMailAddress: 'sales@example.test', associateId: 244, inboxFolder: 'Inbox', sentFolder: 'Sent' }

export const interactions: ReadonlyArray<Interaction> = [
  {
    description: 'a request to save a new account, with only the properties that were set',
    states: [given('the caller is an associate', { associateId: 244 })],
    asked: { ...asked, body: json(account) },
    answered: answered(M.integer(271)),
    drive: save(account, 271),
  },
  {
    description: 'a request to update an account in camelCase, its date cut to milliseconds and in UTC',
    states: [existing],
    asked: { ...asked, body: json({ ...account, eMailAccountId: 270, lastFetch: '2008-08-06T14:32:38.992Z' }) },
    answered: answered(270),
    drive: save({ ...account, eMailAccountId: 270, lastFetch: new Date('2008-08-06T16:32:38.9926739+02:00') }, 270),
  },
  // Its body is the JSON text `null`, which pact leaves out; the stub's own tests send it.
  {
    description: 'a request for an account by its id',
    states: [existing],
    asked: { ...asked, path: pathTo('getEMailAccount'), query: { eMailAccountId: '270' } },
    answered: answered(270),
    drive: drive((agent) => agent.getEMailAccountAsync(270), isUnderstood(270)),
  },
  {
    description: 'a request to delete an account that exists',
    states: [existing],
    asked: { ...asked, path: pathTo('deleteEMailAccount'), query: { EMailAccountId: '270' } },
    answered: { status: 204 },
    drive: drive(
      (agent) => agent.deleteEMailAccountAsync(270),
      (answer) => expect(answer).toBe(''),
    ),
  },
]
