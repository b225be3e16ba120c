/** What shows an input is what the contract compares, and not all that a response has. */
import { only } from '@so-email/verifier'
import { expect, it } from 'vitest'
import { ourPact } from '../ourPact.js'
import { replay } from './replay.js'

const update = 'a request to update an account that exists'
const folders = 'a request to update the folders of an account'
const unknown = 'a request to update an account that does not exist'
const byAddress = 'a request for an account by its address'
const byUnknownAddress = 'a request for an account by an unknown address'

it.each([
  ['no folder that one interaction alone compares', [update, folders], 'InboxFolder', false],
  ['an id that is answered with null where there is no account', [update, unknown], 'EMailAccountId', true],
  ['an address that decides what is found', [byAddress, byUnknownAddress], 'FromAddress', true],
])('a contract shows %s', async (_what, names, input, isShown) => {
  const some = only(ourPact, ({ description }) => names.includes(description))
  const { showingInput } = await replay(some)

  expect(showingInput(some.interactions, input, false)).toEqual(isShown ? some.interactions : [])
})
