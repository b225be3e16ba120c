/** The rest of an account's life: its defaults, reading it, finding it, deleting it; and the response if it is not there. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { basic, type Client, type ClientError } from '@so-email/client'
import type { Operations } from '@so-email/codecs'
import { unusedId } from '@so-email/verifier'
import { either as E, option as O, type taskEither as TE } from 'fp-ts'
import { expect } from 'vitest'
import { sampleCredentials } from '../../samples/credentials.js'
import { account, fromState, ofCaller, ofState, stateAddress, stateAssociateId, stateId } from '../answeredAccount.js'
import { asDocumentedUser, documentedResponse, drive, failed, isAnswered, responseIn } from '../ask.js'
import { type Answered, type Asked, given, type Interaction, json, nullBody, pathTo } from '../Interaction.js'
import { anyId, textOrNull } from '../jsonRules.js'
import { page } from './authentication.js'
import { mailAsks, mailRequests, mailSuccesses } from './mail.js'
import { associate, existing } from './save.js'

const { 'Content-Type': _, ...withoutBody } = asDocumentedUser

type Ask = (client: Client) => TE.TaskEither<ClientError, unknown>

interface About {
  readonly description: string
  readonly group?: NonNullable<Interaction['group']>
  readonly states: Interaction['states']
  readonly operation: keyof Operations
  readonly asked?: Partial<Asked>
  readonly ask: Ask
}

const interaction = (
  { description, group, states, operation, asked, ask }: About,
  answered: Answered,
  check: Parameters<typeof drive>[1],
): Interaction => ({
  description,
  ...(group === undefined ? {} : { group }),
  states,
  asked: { path: pathTo(operation), headers: withoutBody, ...asked },
  answered,
  drive: drive(ask, check),
})

const ok = (body: NonNullable<Answered['body']>): Answered => ({
  status: 200,
  headers: responseIn('application/json'),
  body,
})

/** The account of the state. */
const found = (answer: E.Either<ClientError, unknown>) =>
  expect(answer).toMatchObject(E.right(O.some({ EMailAccountId: stateId, EMailAddress: stateAddress })))

const stateAccount = account(
  { ...documentedResponse, AccountStatus: 0, ErrorCount: 0 },
  { ...ofState, EMailAddress: fromState('address', stateAddress) },
)

const none = given('no account exists', {})
const own = given('these accounts exist', {
  accounts: [
    { ...documentedResponse, EMailAccountId: 269, AssociateId: 5, EMailAddress: 'another@example.test' },
    { ...documentedResponse, EMailAccountId: stateId, AssociateId: stateAssociateId, EMailAddress: stateAddress },
  ],
})
const ownAccount = account(
  { ...documentedResponse, AccountStatus: 0, ErrorCount: 0 },
  { EMailAccountId: stateId, AssociateId: stateAssociateId, EMailAddress: stateAddress },
)

const idOfState = M.fromProviderState(`\${id}`, String(stateId))
const byAddress = (sent: unknown, address: string) => ({
  asked: { headers: asDocumentedUser, body: json({ FromAddress: sent }) },
  ask: (client: Client) => client.getEMailAccountFromEMailAddress({ FromAddress: address }),
})

/** What a new account has until it is saved: no id, and the caller as its owner. */
const empty = { ...documentedResponse, EMailAccountId: 0, EMailAddress: '', AccountStatus: 0, ErrorCount: 0 }

/** How each operation is requested, for what is the same of all: being refused. */
const asks: Readonly<Record<Exclude<keyof Operations, 'saveEMailAccount'>, Pick<About, 'asked' | 'ask'>>> = {
  createDefaultEMailAccount: { ask: (client) => client.createDefaultEMailAccount() },
  getEMailAccount: {
    asked: { query: { eMailAccountId: String(unusedId) } },
    ask: (client) => client.getEMailAccount({ eMailAccountId: unusedId }),
  },
  getEMailAccountFromEMailAddress: byAddress('nobody@example.test', 'nobody@example.test'),
  getCurrentAccount: { ask: (client) => client.getCurrentAccount() },
  getCurrentAccountId: { ask: (client) => client.getCurrentAccountId() },
  deleteEMailAccount: {
    asked: { query: { EMailAccountId: String(unusedId) } },
    ask: (client) => client.deleteEMailAccount({ EMailAccountId: unusedId }),
  },
  getReadySyncEmailAccounts: { ask: (client) => client.getReadySyncEmailAccounts() },
  ...mailAsks,
}

/** What a request is for, in words. */
const requests: Readonly<Record<keyof typeof asks, string>> = {
  createDefaultEMailAccount: 'a request for the defaults of a new account',
  getEMailAccount: 'a request for an account by its id',
  getEMailAccountFromEMailAddress: 'a request for an account by its address',
  getCurrentAccount: 'a request for the current account',
  getCurrentAccountId: 'a request for the id of the current account',
  deleteEMailAccount: 'a request to delete an account',
  getReadySyncEmailAccounts: 'a request for the accounts that are due',
  ...mailRequests,
}

const refused = (operation: keyof typeof asks): Interaction => {
  const { asked, ask } = asks[operation]
  return {
    description: `${requests[operation]}, with a wrong password`,
    states: [existing],
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
      description: requests.createDefaultEMailAccount,
      states: [associate],
      operation: 'createDefaultEMailAccount',
      ...asks.createDefaultEMailAccount,
    },
    ok(account(empty, { EMailAccountId: 0, ...ofCaller })),
    (answer) => expect(answer).toMatchObject(E.right({ EMailAccountId: 0, AssociateId: stateAssociateId })),
  ),
  interaction(
    {
      description: requests.getEMailAccount,
      states: [existing],
      operation: 'getEMailAccount',
      asked: { query: { eMailAccountId: idOfState } },
      ask: (client) => client.getEMailAccount({ eMailAccountId: stateId }),
    },
    ok(stateAccount),
    found,
  ),
  interaction(
    {
      description: 'a request for an account by an unknown id',
      group: 'assumption:unknown id',
      states: [existing],
      operation: 'getEMailAccount',
      ...asks.getEMailAccount,
    },
    ok(nullBody),
    isAnswered(O.none),
  ),
  interaction(
    {
      description: requests.getEMailAccountFromEMailAddress,
      states: [existing],
      operation: 'getEMailAccountFromEMailAddress',
      ...byAddress(M.fromProviderState(`\${address}`, stateAddress), stateAddress),
    },
    ok(stateAccount),
    found,
  ),
  interaction(
    {
      description: 'a request for an account by its address, among those of others',
      states: [associate, own],
      operation: 'getEMailAccountFromEMailAddress',
      ...byAddress(stateAddress, stateAddress),
    },
    ok(ownAccount),
    found,
  ),
  interaction(
    {
      description: 'a request for an account by an unknown address',
      group: 'assumption:nothing found',
      states: [existing],
      operation: 'getEMailAccountFromEMailAddress',
      ...asks.getEMailAccountFromEMailAddress,
    },
    // The page says "found or empty".
    ok(account(empty, { EMailAccountId: 0 })),
    isAnswered(O.none),
  ),
  interaction(
    {
      description: requests.getCurrentAccount,
      states: [associate, own],
      operation: 'getCurrentAccount',
      ...asks.getCurrentAccount,
    },
    ok(ownAccount),
    found,
  ),
  interaction(
    {
      description: 'a request for the current account when there is none',
      group: 'assumption:nothing found',
      states: [none],
      operation: 'getCurrentAccount',
      ...asks.getCurrentAccount,
    },
    ok(nullBody),
    isAnswered(O.none),
  ),
  interaction(
    {
      description: requests.getCurrentAccountId,
      states: [associate, own],
      operation: 'getCurrentAccountId',
      ...asks.getCurrentAccountId,
    },
    ok(json(M.equal(stateId))),
    isAnswered(O.some(stateId)),
  ),
  interaction(
    {
      description: 'a request for the id of the current account when there is none',
      group: 'assumption:nothing found',
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
      description: 'a request to delete an account that exists',
      states: [existing],
      operation: 'deleteEMailAccount',
      asked: { query: { EMailAccountId: idOfState } },
      ask: (client) => client.deleteEMailAccount({ EMailAccountId: stateId }),
    },
    { status: 204 },
    isAnswered(undefined),
  ),
  interaction(
    {
      description: 'a request to delete an account that does not exist',
      group: 'assumption:unknown id deleted',
      states: [existing],
      operation: 'deleteEMailAccount',
      ...asks.deleteEMailAccount,
    },
    { status: 204 },
    isAnswered(undefined),
  ),
  interaction(
    {
      description: requests.getReadySyncEmailAccounts,
      states: [associate, own],
      operation: 'getReadySyncEmailAccounts',
      ...asks.getReadySyncEmailAccounts,
    },
    ok(
      json(
        M.eachLike({ AccountId: M.integer(stateId), AssociateName: 'tje0', AssociateId: M.integer(stateAssociateId) }),
        [anyId('$[*].AccountId'), textOrNull('$[*].AssociateName')],
      ),
    ),
    isAnswered([{ AccountId: stateId, AssociateName: 'tje0', AssociateId: stateAssociateId }]),
  ),
  interaction(
    {
      description: 'a request for the accounts that are due when there is none',
      states: [none],
      operation: 'getReadySyncEmailAccounts',
      ...asks.getReadySyncEmailAccounts,
    },
    ok(json([])),
    isAnswered([]),
  ),
  ...mailSuccesses.map(({ answered, output, ...about }) =>
    interaction(
      { description: requests[about.operation], ...asks[about.operation], ...about },
      answered,
      isAnswered(output),
    ),
  ),
  // `asks` has no other keys; `Object.keys` does not tell.
  ...(Object.keys(asks) as ReadonlyArray<keyof typeof asks>).map(refused),
]
