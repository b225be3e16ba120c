/** The rest of an account's life: its defaults, reading it, finding it, deleting it; and the response if it is not there. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { basic, type Client, type ClientError } from '@so-email/client'
import type { Operations } from '@so-email/codecs'
import { unusedId } from '@so-email/verifier'
import { either as E, option as O, type taskEither as TE } from 'fp-ts'
import { expect } from 'vitest'
import { sampleCredentials } from '../../samples/credentials.js'
import { asDocumentedUser, callClient, documentedResponse, failed, responseIn, succeeded } from '../client.js'
import { given, type Interaction, json, nullBody, type PactRequest, type PactResponse, pathTo } from '../Interaction.js'
import { anyId, textOrNull } from '../jsonRules.js'
import { account, fromState, ofCaller, ofState, stateAddress, stateAssociateId, stateId } from '../responseAccount.js'
import { page } from './authentication.js'
import { mailCalls, mailRequests, mailSuccesses } from './mail.js'
import { associate, existing } from './save.js'

const { 'Content-Type': _, ...withoutBody } = asDocumentedUser

type Call = (client: Client) => TE.TaskEither<ClientError, unknown>

interface About {
  readonly description: string
  readonly group?: NonNullable<Interaction['group']>
  readonly states: Interaction['states']
  readonly operation: keyof Operations
  readonly request?: Partial<PactRequest>
  readonly call: Call
}

const interaction = (
  { description, group, states, operation, request, call }: About,
  response: PactResponse,
  check: Parameters<typeof callClient>[1],
): Interaction => ({
  description,
  ...(group === undefined ? {} : { group }),
  states,
  request: { path: pathTo(operation), headers: withoutBody, ...request },
  response,
  send: callClient(call, check),
})

const ok = (body: NonNullable<PactResponse['body']>): PactResponse => ({
  status: 200,
  headers: responseIn('application/json'),
  body,
})

/** The account of the state. */
const found = (result: E.Either<ClientError, unknown>) =>
  expect(result).toMatchObject(E.right(O.some({ EMailAccountId: stateId, EMailAddress: stateAddress })))

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
  request: { headers: asDocumentedUser, body: json({ FromAddress: sent }) },
  call: (client: Client) => client.getEMailAccountFromEMailAddress({ FromAddress: address }),
})

/** A new account before it is saved: without an id, with the caller as its owner. */
const empty = { ...documentedResponse, EMailAccountId: 0, EMailAddress: '', AccountStatus: 0, ErrorCount: 0 }

/** The call of each operation, for the interaction that all have: wrong credentials. */
export const calls: Readonly<Record<Exclude<keyof Operations, 'saveEMailAccount'>, Pick<About, 'request' | 'call'>>> = {
  createDefaultEMailAccount: { call: (client) => client.createDefaultEMailAccount() },
  getEMailAccount: {
    request: { query: { eMailAccountId: String(unusedId) } },
    call: (client) => client.getEMailAccount({ eMailAccountId: unusedId }),
  },
  getEMailAccountFromEMailAddress: byAddress('nobody@example.test', 'nobody@example.test'),
  getCurrentAccount: { call: (client) => client.getCurrentAccount() },
  getCurrentAccountId: { call: (client) => client.getCurrentAccountId() },
  deleteEMailAccount: {
    request: { query: { EMailAccountId: String(unusedId) } },
    call: (client) => client.deleteEMailAccount({ EMailAccountId: unusedId }),
  },
  getReadySyncEmailAccounts: { call: (client) => client.getReadySyncEmailAccounts() },
  ...mailCalls,
}

/** The descriptions of the requests. */
const requests: Readonly<Record<keyof typeof calls, string>> = {
  createDefaultEMailAccount: 'a request for the defaults of a new account',
  getEMailAccount: 'a request for an account by its id',
  getEMailAccountFromEMailAddress: 'a request for an account by its address',
  getCurrentAccount: 'a request for the current account',
  getCurrentAccountId: 'a request for the id of the current account',
  deleteEMailAccount: 'a request to delete an account',
  getReadySyncEmailAccounts: 'a request for the accounts that are due',
  ...mailRequests,
}

const refused = (operation: keyof typeof calls): Interaction => {
  const { request, call } = calls[operation]
  return {
    description: `${requests[operation]}, with a wrong password`,
    states: [existing],
    request: {
      path: pathTo(operation),
      ...request,
      headers: { ...withoutBody, ...request?.headers, Authorization: 'Basic dGplMDp3cm9uZw==' },
    },
    response: { status: 401, headers: page.headers, body: page.body },
    send: callClient(call, failed({ _tag: 'NotAuthenticated', status: 401 }), {
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
      ...calls.createDefaultEMailAccount,
    },
    ok(account(empty, { EMailAccountId: 0, ...ofCaller })),
    (result) => expect(result).toMatchObject(E.right({ EMailAccountId: 0, AssociateId: stateAssociateId })),
  ),
  interaction(
    {
      description: requests.getEMailAccount,
      states: [existing],
      operation: 'getEMailAccount',
      request: { query: { eMailAccountId: idOfState } },
      call: (client) => client.getEMailAccount({ eMailAccountId: stateId }),
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
      ...calls.getEMailAccount,
    },
    ok(nullBody),
    succeeded(O.none),
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
      ...calls.getEMailAccountFromEMailAddress,
    },
    // The page says "found or empty".
    ok(account(empty, { EMailAccountId: 0 })),
    succeeded(O.none),
  ),
  interaction(
    {
      description: requests.getCurrentAccount,
      states: [associate, own],
      operation: 'getCurrentAccount',
      ...calls.getCurrentAccount,
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
      ...calls.getCurrentAccount,
    },
    ok(nullBody),
    succeeded(O.none),
  ),
  interaction(
    {
      description: requests.getCurrentAccountId,
      states: [associate, own],
      operation: 'getCurrentAccountId',
      ...calls.getCurrentAccountId,
    },
    ok(json(M.equal(stateId))),
    succeeded(O.some(stateId)),
  ),
  interaction(
    {
      description: 'a request for the id of the current account when there is none',
      group: 'assumption:nothing found',
      states: [none],
      operation: 'getCurrentAccountId',
      ...calls.getCurrentAccountId,
    },
    // Pact leaves a bare 0 out, but not a matcher.
    ok(json(M.equal(0))),
    succeeded(O.none),
  ),
  interaction(
    {
      description: 'a request to delete an account that exists',
      states: [existing],
      operation: 'deleteEMailAccount',
      request: { query: { EMailAccountId: idOfState } },
      call: (client) => client.deleteEMailAccount({ EMailAccountId: stateId }),
    },
    { status: 204 },
    succeeded(undefined),
  ),
  interaction(
    {
      description: 'a request to delete an account that does not exist',
      group: 'assumption:unknown id deleted',
      states: [existing],
      operation: 'deleteEMailAccount',
      ...calls.deleteEMailAccount,
    },
    { status: 204 },
    succeeded(undefined),
  ),
  interaction(
    {
      description: requests.getReadySyncEmailAccounts,
      states: [associate, own],
      operation: 'getReadySyncEmailAccounts',
      ...calls.getReadySyncEmailAccounts,
    },
    ok(
      json(
        M.eachLike({ AccountId: M.integer(stateId), AssociateName: 'tje0', AssociateId: M.integer(stateAssociateId) }),
        [anyId('$[*].AccountId'), textOrNull('$[*].AssociateName')],
      ),
    ),
    succeeded([{ AccountId: stateId, AssociateName: 'tje0', AssociateId: stateAssociateId }]),
  ),
  interaction(
    {
      description: 'a request for the accounts that are due when there is none',
      states: [none],
      operation: 'getReadySyncEmailAccounts',
      ...calls.getReadySyncEmailAccounts,
    },
    ok(json([])),
    succeeded([]),
  ),
  ...mailSuccesses.map(({ response, output, ...about }) =>
    interaction(
      { description: requests[about.operation], ...calls[about.operation], ...about },
      response,
      succeeded(output),
    ),
  ),
  // `calls` has no other keys, which the type of `Object.keys` does not express.
  ...(Object.keys(calls) as ReadonlyArray<keyof typeof calls>).map(refused),
]
