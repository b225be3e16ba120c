/** The rest of an account's life: its defaults, reading it, finding it, deleting it; and what is answered if it is not there. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { basic, type Client, type ClientError } from '@so-email/client'
import { EMailAccount, type Operations } from '@so-email/codecs'
import { unusedId } from '@so-email/verifier'
import { either as E, option as O, type taskEither as TE } from 'fp-ts'
import { expect } from 'vitest'
import { sampleCredentials } from '../../samples/credentials.js'
import { savedAccount } from '../../samples/newAccount.js'
import { asDocumentedUser, documentedResponse, drive, failed, isAnswered, jsonType, proved } from '../ask.js'
import { type Answered, type Asked, given, type Interaction, json, nullBody, pathTo } from '../Interaction.js'
import { template } from '../template.js'
import { page } from './authentication.js'
import { textOrNull, updated } from './save.js'

const { 'Content-Type': _, ...withoutBody } = asDocumentedUser

type Ask = (client: Client) => TE.TaskEither<ClientError, unknown>

interface About {
  readonly description: string
  readonly states: Interaction['states']
  readonly operation: keyof Operations
  readonly asked?: Partial<Asked>
  readonly ask: Ask
}

const interaction = (
  { description, states, operation, asked, ask }: About,
  answered: Answered,
  check: Parameters<typeof drive>[1],
): Interaction => ({
  description,
  states,
  asked: { path: pathTo(operation), headers: withoutBody, ...asked },
  answered,
  drive: drive(ask, check),
})

const ok = (body: NonNullable<Answered['body']>): Answered => ({
  status: 200,
  headers: { 'Content-Type': jsonType },
  body,
})

const found = (answer: E.Either<ClientError, unknown>) =>
  expect(answer).toEqual(E.right(O.some({ ...documentedResponse, ErrorReason: null })))

const account = given('an account exists', { id: 270 })
const none = given('these accounts exist', { accounts: [] })
const own: EMailAccount = { ...documentedResponse, EMailAccountId: 270, AssociateId: 244 }
const owned = given('these accounts exist', { accounts: [own] })

const existing = M.fromProviderState(`\${id}`, '270')
const byAddress = (address: string) => ({
  asked: { headers: asDocumentedUser, body: json({ FromAddress: address }) },
  ask: (client: Client) => client.getEMailAccountFromEMailAddress({ FromAddress: address }),
})

const get: Ask = (client) => client.getEMailAccount({ eMailAccountId: 270 })
const remove: Ask = (client) => client.deleteEMailAccount({ EMailAccountId: 270 })

const textsOrNull = ['EMailAddress', 'ErrorReason', 'InboxFolder', 'SentFolder'].map((name) => ({
  path: `$.${name}`,
  rules: [textOrNull],
}))
const defaults = {
  ...savedAccount,
  EMailAccountId: 0,
  ...{ EMailAddress: null, ErrorReason: null, InboxFolder: null, SentFolder: null },
}

/** An empty account has no rights. */
const { TableRight: __, FieldProperties: ___, ...empty } = proved(EMailAccount.decode(defaults))

/** How each operation is asked, for what is the same of all: being refused. */
const asks: Readonly<Record<Exclude<keyof Operations, 'saveEMailAccount'>, Pick<About, 'asked' | 'ask'>>> = {
  createDefaultEMailAccount: { ask: (client) => client.createDefaultEMailAccount() },
  getEMailAccount: {
    asked: { query: { eMailAccountId: String(unusedId) } },
    ask: (client) => client.getEMailAccount({ eMailAccountId: unusedId }),
  },
  getEMailAccountFromEMailAddress: byAddress('sales@example.test'),
  getCurrentAccount: { ask: (client) => client.getCurrentAccount() },
  getCurrentAccountId: { ask: (client) => client.getCurrentAccountId() },
  deleteEMailAccount: {
    asked: { query: { EMailAccountId: String(unusedId) } },
    ask: (client) => client.deleteEMailAccount({ EMailAccountId: unusedId }),
  },
  getReadySyncEmailAccounts: { ask: (client) => client.getReadySyncEmailAccounts() },
}

const refused = (operation: keyof typeof asks): Interaction => {
  const { asked, ask } = asks[operation]
  return {
    description: `${operation} with a wrong password`,
    states: [given('no account exists', {})],
    asked: {
      path: pathTo(operation),
      ...asked,
      headers: { ...withoutBody, ...asked?.headers, Authorization: 'Basic dGplMDp3cm9uZw==' },
    },
    answered: { status: 401, headers: page.headers, body: page.body },
    drive: drive(ask, failed({ _tag: 'NotAuthenticated', status: 401 }), {
      auth: basic({ user: sampleCredentials.user, password: 'wrong' }),
    }),
  }
}

export const accountLife: ReadonlyArray<Interaction> = [
  interaction(
    {
      description: 'the defaults of a new account',
      states: [given('no account exists', {})],
      operation: 'createDefaultEMailAccount',
      ...asks.createDefaultEMailAccount,
    },
    ok(json({ ...defaults, AssociateId: M.integer(244), FieldProperties: M.like({}) }, textsOrNull)),
    isAnswered({ ...defaults, FieldProperties: {} }),
  ),
  interaction(
    {
      description: 'an account by its id',
      states: [account],
      operation: 'getEMailAccount',
      asked: { query: { eMailAccountId: existing } },
      ask: get,
    },
    ok(updated()),
    found,
  ),
  interaction(
    {
      description: 'an account by an id that nobody has',
      states: [given('no account exists', {})],
      operation: 'getEMailAccount',
      asked: { query: { eMailAccountId: String(unusedId) } },
      ask: (client) => client.getEMailAccount({ eMailAccountId: unusedId }),
    },
    ok(nullBody),
    isAnswered(O.none),
  ),
  interaction(
    {
      description: 'the own account with an address',
      states: [owned],
      operation: 'getEMailAccountFromEMailAddress',
      ...byAddress('veritatis'),
    },
    ok(updated()),
    found,
  ),
  interaction(
    {
      description: 'an account with an address that nobody has',
      states: [given('no account exists', {})],
      operation: 'getEMailAccountFromEMailAddress',
      ...byAddress('nobody@example.test'),
    },
    // The page says "found or empty".
    ok(json({ ...template(EMailAccount, empty), EMailAccountId: M.equal(0) }, textsOrNull)),
    isAnswered(O.none),
  ),
  interaction(
    { description: 'the current account', states: [owned], operation: 'getCurrentAccount', ...asks.getCurrentAccount },
    ok(updated()),
    found,
  ),
  interaction(
    {
      description: 'the current account, when there is none',
      states: [none],
      operation: 'getCurrentAccount',
      ...asks.getCurrentAccount,
    },
    ok(nullBody),
    isAnswered(O.none),
  ),
  interaction(
    {
      description: 'the id of the current account',
      states: [owned],
      operation: 'getCurrentAccountId',
      ...asks.getCurrentAccountId,
    },
    ok(json(M.integer(554))),
    isAnswered(O.some(554)),
  ),
  interaction(
    {
      description: 'the id of the current account, when there is none',
      states: [none],
      operation: 'getCurrentAccountId',
      ...asks.getCurrentAccountId,
    },
    // pact leaves a bare 0 out; as a matcher it stays.
    ok(json(M.equal(0))),
    isAnswered(O.none),
  ),
  interaction(
    {
      description: 'an account is deleted',
      states: [account],
      operation: 'deleteEMailAccount',
      asked: { query: { EMailAccountId: existing } },
      ask: remove,
    },
    { status: 204 },
    isAnswered(undefined),
  ),
  interaction(
    {
      description: 'an account that does not exist is deleted',
      states: [none],
      operation: 'deleteEMailAccount',
      ...asks.deleteEMailAccount,
    },
    { status: 204 },
    isAnswered(undefined),
  ),
  interaction(
    {
      description: 'the accounts that are due',
      states: [owned],
      operation: 'getReadySyncEmailAccounts',
      ...asks.getReadySyncEmailAccounts,
    },
    ok(json(M.eachLike({ AccountId: M.integer(270), AssociateName: M.string('tje0'), AssociateId: M.integer(244) }))),
    isAnswered([{ AccountId: 270, AssociateName: 'tje0', AssociateId: 244 }]),
  ),
  interaction(
    {
      description: 'the accounts that are due, when there is none',
      states: [none],
      operation: 'getReadySyncEmailAccounts',
      ...asks.getReadySyncEmailAccounts,
    },
    ok(json([])),
    isAnswered([]),
  ),
  // `asks` has no other keys; `Object.keys` does not tell.
  ...(Object.keys(asks) as ReadonlyArray<keyof typeof asks>).map(refused),
]
