/** Saves that are rejected, and responses that are no account. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { pathOf, saveEMailAccount } from '@so-email/codecs'
import type { ProviderStates } from '@so-email/provider-stub'
import { unusedId } from '@so-email/verifier'
import { newAccount } from '../../samples/newAccount.js'
import { asDocumentedUser, callClient, documentedRequest, failed } from '../client.js'
import { given, type Interaction, json, nullBody } from '../Interaction.js'
import { page } from './authentication.js'
import { associate, createJson, existing, headers, updateJson } from './save.js'

const path = pathOf(saveEMailAccount)

const tooLong = `${'a'.repeat(250)}@example.test`

const faulty = (fault: ProviderStates['the next operations fail']['fault']) => [
  associate,
  given('the next operations fail', { fault, times: 1 }),
]

export const refusals: ReadonlyArray<Interaction> = [
  {
    description: 'a request to save a new account with an address that is too long',
    group: 'assumption:refusals',
    states: [associate],
    request: { path, headers: asDocumentedUser, body: json({ ...createJson, EMailAddress: tooLong }) },
    response: {
      status: 400,
      headers,
      body: json({
        Error: M.equal(true),
        ErrorType: M.like('ArgumentException'),
        Message: M.like('the text is too long: EMailAddress'),
        ErrorSource: M.like('SuperOffice.Services.Implementation'),
      }),
    },
    send: callClient(
      (client) => client.saveEMailAccount({ ...newAccount, EMailAddress: tooLong }),
      failed({ _tag: 'Rejected', status: 400 }),
    ),
  },
  {
    description: 'a request to update an account that does not exist',
    group: 'assumption:unknown id',
    states: [existing],
    request: { path, headers: asDocumentedUser, body: json({ ...updateJson, EMailAccountId: unusedId }) },
    response: { status: 200, headers, body: nullBody },
    send: callClient(
      (client) => client.saveEMailAccount({ ...documentedRequest, EMailAccountId: unusedId }),
      failed({ _tag: 'NotUnderstood', what: 'null' }),
    ),
  },
  {
    description: 'a request to save a new account that a proxy answers with a page',
    states: faulty({ _tag: 'Html' }),
    request: { path, headers: asDocumentedUser, body: json(createJson) },
    response: { status: 200, ...page },
    send: callClient((client) => client.saveEMailAccount(newAccount), failed({ _tag: 'NotUnderstood', what: 'html' })),
  },
  {
    description: 'a request to save a new account that is answered with an error object and 200',
    states: faulty({ _tag: 'ErrorObject' }),
    request: { path, headers: asDocumentedUser, body: json(createJson) },
    response: {
      status: 200,
      headers,
      body: json({ Message: M.like('The request is invalid.'), MessageDetail: M.like('A null entry.') }),
    },
    send: callClient(
      (client) => client.saveEMailAccount(newAccount),
      failed({ _tag: 'NotUnderstood', what: 'errorObject' }),
    ),
  },
  {
    description: 'a request to save a new account while there are too many requests',
    states: faulty({ _tag: 'Status', status: 429, retryAfter: 2 }),
    request: { path, headers: asDocumentedUser, body: json(createJson) },
    response: { status: 429, headers: { 'Retry-After': M.regex('^\\d+$', '2') } },
    send: callClient(
      (client) => client.saveEMailAccount(newAccount),
      failed({ _tag: 'Throttled', status: 429, delay: 2000 }),
    ),
  },
]
