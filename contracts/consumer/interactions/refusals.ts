/** Saves that are rejected, and responses that are no account. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { saveEMailAccount } from '@so-email/codecs'
import type { ProviderStates } from '@so-email/provider-stub'
import { unusedId } from '@so-email/verifier'
import { newAccount } from '../../samples/newAccount.js'
import { documentedRequest, failed, responseIn } from '../client.js'
import { given, type Interaction, json, nullBody } from '../Interaction.js'
import { page } from './authentication.js'
import { type About, calling, ok, withBody } from './calling.js'
import { associate, createJson, existing, updateJson } from './save.js'

const tooLong = `${'a'.repeat(250)}@example.test`

/** The save of a new account, which meets a fault. */
const faulty = (fault: ProviderStates['the next operations fail']['fault'], description: string): About => ({
  description,
  states: [associate, given('the next operations fail', { fault, times: 1 })],
  operation: saveEMailAccount,
  request: withBody(createJson),
  call: (client) => client.saveEMailAccount(newAccount),
})

export const refusals: ReadonlyArray<Interaction> = [
  calling(
    {
      description: 'a request to save a new account with an address that is too long',
      group: 'assumption:refusals',
      states: [associate],
      operation: saveEMailAccount,
      request: withBody({ ...createJson, EMailAddress: tooLong }),
      call: (client) => client.saveEMailAccount({ ...newAccount, EMailAddress: tooLong }),
    },
    {
      status: 400,
      headers: responseIn('application/json'),
      body: json({
        Error: M.equal(true),
        ErrorType: M.like('ArgumentException'),
        Message: M.like('the text is too long: EMailAddress'),
        ErrorSource: M.like('SuperOffice.Services.Implementation'),
      }),
    },
    failed({ _tag: 'Rejected', status: 400 }),
  ),
  calling(
    {
      description: 'a request to update an account that does not exist',
      group: 'assumption:unknown id',
      states: [existing],
      operation: saveEMailAccount,
      request: withBody({ ...updateJson, EMailAccountId: unusedId }),
      call: (client) => client.saveEMailAccount({ ...documentedRequest, EMailAccountId: unusedId }),
    },
    ok(nullBody),
    failed({ _tag: 'NotUnderstood', what: 'null' }),
  ),
  calling(
    faulty({ _tag: 'Html' }, 'a request to save a new account that a proxy answers with a page'),
    { status: 200, ...page },
    failed({ _tag: 'NotUnderstood', what: 'html' }),
  ),
  calling(
    faulty({ _tag: 'ErrorObject' }, 'a request to save a new account that is answered with an error object and 200'),
    ok(json({ Message: M.like('The request is invalid.'), MessageDetail: M.like('A null entry.') })),
    failed({ _tag: 'NotUnderstood', what: 'errorObject' }),
  ),
  calling(
    faulty(
      { _tag: 'Status', status: 429, retryAfter: 2 },
      'a request to save a new account while there are too many requests',
    ),
    { status: 429, headers: { 'Retry-After': M.regex('^\\d+$', '2') } },
    failed({ _tag: 'Throttled', status: 429, delay: 2000 }),
  ),
]
