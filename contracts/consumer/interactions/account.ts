/** The rest of an account's life: its defaults, reading it, finding it, deleting it; and the response if it is not there. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import {
  createDefaultEMailAccount,
  deleteEMailAccount,
  getEMailAccount,
  getEMailAccountFromEMailAddress,
} from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'
import { expect } from 'vitest'
import { succeeded } from '../client.js'
import { type Interaction, nullBody } from '../Interaction.js'
import { account, ofCaller, stateAddress, stateAssociateId, stateId } from '../responseAccount.js'
import { calling, ok } from './calling.js'
import { byAddress, calls, requests } from './calls.js'
import { associate, existing } from './save.js'
import { empty, found, own, ownAccount, stateAccount } from './stateAccount.js'

const idOfState = M.fromProviderState(`\${id}`, String(stateId))

export const accountLife: ReadonlyArray<Interaction> = [
  calling(
    {
      description: requests.createDefaultEMailAccount,
      states: [associate],
      operation: createDefaultEMailAccount,
      ...calls.createDefaultEMailAccount,
    },
    ok(account(empty, { EMailAccountId: 0, ...ofCaller })),
    (result) => expect(result).toMatchObject(E.right({ EMailAccountId: 0, AssociateId: stateAssociateId })),
  ),
  calling(
    {
      description: requests.getEMailAccount,
      states: [existing],
      operation: getEMailAccount,
      request: { query: { eMailAccountId: idOfState } },
      call: (client) => client.getEMailAccount({ eMailAccountId: stateId }),
    },
    ok(stateAccount),
    found,
  ),
  calling(
    {
      description: 'a request for an account by an unknown id',
      group: 'assumption:unknown id',
      states: [existing],
      operation: getEMailAccount,
      ...calls.getEMailAccount,
    },
    ok(nullBody),
    succeeded(O.none),
  ),
  calling(
    {
      description: requests.getEMailAccountFromEMailAddress,
      states: [existing],
      operation: getEMailAccountFromEMailAddress,
      ...byAddress(M.fromProviderState(`\${address}`, stateAddress), stateAddress),
    },
    ok(stateAccount),
    found,
  ),
  calling(
    {
      description: 'a request for an account by its address, among those of others',
      states: [associate, own],
      operation: getEMailAccountFromEMailAddress,
      ...byAddress(stateAddress, stateAddress),
    },
    ok(ownAccount),
    found,
  ),
  calling(
    {
      description: 'a request for an account by an unknown address',
      group: 'assumption:nothing found',
      states: [existing],
      operation: getEMailAccountFromEMailAddress,
      ...calls.getEMailAccountFromEMailAddress,
    },
    // The page has "found or empty".
    ok(account(empty, { EMailAccountId: 0 })),
    succeeded(O.none),
  ),
  calling(
    {
      description: 'a request to delete an account that exists',
      states: [existing],
      operation: deleteEMailAccount,
      request: { query: { eMailAccountId: idOfState } },
      call: (client) => client.deleteEMailAccount({ eMailAccountId: stateId }),
    },
    { status: 204 },
    succeeded(undefined),
  ),
  calling(
    {
      description: 'a request to delete an account that does not exist',
      group: 'assumption:unknown id deleted',
      states: [existing],
      operation: deleteEMailAccount,
      ...calls.deleteEMailAccount,
    },
    { status: 204 },
    succeeded(undefined),
  ),
]
