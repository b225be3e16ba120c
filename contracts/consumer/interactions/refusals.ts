/** Saves that are not done, and answers that are none. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { unusedId } from '@so-email/verifier'
import { newAccount, newAccountJson } from '../../samples/newAccount.js'
import { sampleRequest } from '../../samples/sample.js'
import { asDocumentedUser, documentedRequest, drive, failed, jsonType } from '../ask.js'
import { given, type Interaction, json, nullBody, pathTo } from '../Interaction.js'
import { page } from './authentication.js'

const path = pathTo('saveEMailAccount')
const headers = { 'Content-Type': jsonType }
const onSite = given('no account exists', {})

const tooLong = `${'a'.repeat(250)}@example.test`

export const refusals: ReadonlyArray<Interaction> = [
  {
    description: 'a create with an address that is too long',
    states: [onSite],
    asked: { path, headers: asDocumentedUser, body: json({ ...newAccountJson, EMailAddress: tooLong }) },
    answered: {
      status: 400,
      headers,
      body: json({
        Error: M.equal(true),
        ErrorType: M.string('ArgumentException'),
        Message: M.string('the text is too long: EMailAddress'),
        ErrorSource: M.string('SuperOffice.Services.Implementation'),
      }),
    },
    drive: drive(
      (client) => client.saveEMailAccount({ ...newAccount, EMailAddress: tooLong }),
      failed({ _tag: 'Rejected', status: 400 }),
    ),
  },
  {
    description: 'an update of an account that does not exist',
    states: [onSite],
    asked: {
      path,
      headers: asDocumentedUser,
      body: json({ ...sampleRequest.value, EMailAccountId: unusedId }),
    },
    answered: { status: 200, headers, body: nullBody },
    drive: drive(
      (client) => client.saveEMailAccount({ ...documentedRequest, EMailAccountId: unusedId }),
      failed({ _tag: 'NotUnderstood', what: 'null' }),
    ),
  },
  {
    description: 'a create that a proxy answers with a page',
    states: [onSite, given('the next operations fail', { fault: { _tag: 'Html' }, times: 1 })],
    asked: { path, headers: asDocumentedUser, body: json(newAccountJson) },
    answered: { status: 200, ...page },
    drive: drive((client) => client.saveEMailAccount(newAccount), failed({ _tag: 'NotUnderstood', what: 'html' })),
  },
  {
    description: 'a create that is answered with an error object and 200',
    states: [onSite, given('the next operations fail', { fault: { _tag: 'ErrorObject' }, times: 1 })],
    asked: { path, headers: asDocumentedUser, body: json(newAccountJson) },
    answered: {
      status: 200,
      headers,
      body: json({ Message: M.string('The request is invalid.'), MessageDetail: M.string('A null entry.') }),
    },
    drive: drive(
      (client) => client.saveEMailAccount(newAccount),
      failed({ _tag: 'NotUnderstood', what: 'errorObject' }),
    ),
  },
  {
    description: 'a create while there are too many requests',
    states: [
      onSite,
      given('the next operations fail', { fault: { _tag: 'Status', status: 429, retryAfter: 2 }, times: 1 }),
    ],
    asked: { path, headers: asDocumentedUser, body: json(newAccountJson) },
    answered: { status: 429, headers: { 'Retry-After': M.regex('^\\d+$', '2') } },
    drive: drive(
      (client) => client.saveEMailAccount(newAccount),
      failed({ _tag: 'Throttled', status: 429, delay: 2000 }),
    ),
  },
]
