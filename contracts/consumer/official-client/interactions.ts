/** What the official client asks, and what it reads of the answer: the contract of a consumer that is not ours. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { expect } from 'vitest'
import { sampleCredentials } from '../../samples/credentials.js'
import { given, type Interaction, json, pathTo } from '../Interaction.js'
import { dateTimeOffset } from '../template.js'
import { type OfficialAccount, type OfficialAgent, officialAgent } from './officialAgent.js'

const asked = {
  path: pathTo('saveEMailAccount'),
  headers: {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    Authorization: sampleCredentials.authorization,
  },
}

/** It writes its names in camelCase and expects those of the answer in PascalCase. */
const answered = {
  status: 200,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: json({
    EMailAccountId: M.integer(271),
    EMailAddress: M.string('sales@example.test'),
    AssociateId: M.integer(244),
    IncomingCredentials: null,
    OutgoingCredentials: null,
    AccountStatus: M.integer(0),
    ErrorCount: M.integer(0),
    InboxFolder: M.string('Inbox'),
    SentFolder: M.string('Sent'),
    LastFetch: M.regex(dateTimeOffset, '2008-08-06T14:32:38.992Z'),
    TableRight: null,
    FieldProperties: M.eachKeyLike('EMailAddress', {
      FieldRight: null,
      FieldType: M.string('System.String'),
      FieldLength: M.integer(255),
    }),
  }),
}

const drive =
  (ask: (agent: OfficialAgent) => Promise<unknown>, check: (answer: unknown) => void): Interaction['drive'] =>
  async (url) =>
    check(await ask(officialAgent(url)))

const isUnderstood = (answer: unknown): void =>
  expect(answer).toEqual(expect.objectContaining({ eMailAccountId: 271, eMailAddress: 'sales@example.test' }))

const save = (account: OfficialAccount) => drive((agent) => agent.saveEMailAccountAsync(account), isUnderstood)

const account = { eMailAddress: 'sales@example.test', associateId: 244, inboxFolder: 'Inbox', sentFolder: 'Sent' }

export const interactions: ReadonlyArray<Interaction> = [
  {
    description: 'a new account, with only the properties that were set',
    states: [given('no account exists', {})],
    asked: { ...asked, body: json(account) },
    answered,
    drive: save(account),
  },
  {
    description: 'an update in camelCase, its date cut to milliseconds and in UTC',
    states: [given('an account exists', { id: 270 })],
    asked: { ...asked, body: json({ ...account, eMailAccountId: 270, lastFetch: '2008-08-06T14:32:38.992Z' }) },
    answered,
    drive: save({ ...account, eMailAccountId: 270, lastFetch: new Date('2008-08-06T16:32:38.9926739+02:00') }),
  },
  // Its body is the JSON text `null`, which pact leaves out; the stub's own tests send it.
  {
    description: 'an account by its id',
    states: [given('an account exists', { id: 270 })],
    asked: { ...asked, path: pathTo('getEMailAccount'), query: { eMailAccountId: '270' } },
    answered,
    drive: drive((agent) => agent.getEMailAccountAsync(270), isUnderstood),
  },
  {
    description: 'an account is deleted',
    states: [given('an account exists', { id: 270 })],
    asked: { ...asked, path: pathTo('deleteEMailAccount'), query: { EMailAccountId: '270' } },
    answered: { status: 204 },
    drive: drive(
      (agent) => agent.deleteEMailAccountAsync(270),
      (answer) => expect(answer).toBe(''),
    ),
  },
]
