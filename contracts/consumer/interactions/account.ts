/** The rest of an account's life: its defaults, reading it, finding it, deleting it; and the response if it is not there. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { either as E, option as O } from 'fp-ts'
import { expect } from 'vitest'
import { succeeded } from '../client.js'
import { type Interaction, nullBody } from '../Interaction.js'
import { account, ofCaller, stateAddress, stateAssociateId, stateId } from '../responseAccount.js'
import { ok } from './calling.js'
import { byAddress, called } from './calls.js'
import { associate, existing } from './save.js'
import { empty, found, own, ownAccount, stateAccount } from './stateAccount.js'

const request = { query: { eMailAccountId: M.fromProviderState(`\${id}`, String(stateId)) } }

export const accountLife: ReadonlyArray<Interaction> = [
  called('createDefaultEMailAccount', [associate], ok(account(empty, { EMailAccountId: 0, ...ofCaller })), (result) =>
    expect(result).toMatchObject(E.right({ EMailAccountId: 0, AssociateId: stateAssociateId })),
  ),
  called('getEMailAccount', [existing], ok(stateAccount), found, {
    request,
    call: (client) => client.getEMailAccount({ eMailAccountId: stateId }),
  }),
  called('getEMailAccount', [existing], ok(nullBody), succeeded(O.none), {
    description: 'a request for an account by an unknown id',
    group: 'assumption:unknown id',
  }),
  called(
    'getEMailAccountFromEMailAddress',
    [existing],
    ok(stateAccount),
    found,
    byAddress(M.fromProviderState(`\${address}`, stateAddress), stateAddress),
  ),
  called('getEMailAccountFromEMailAddress', [associate, own], ok(ownAccount), found, {
    description: 'a request for an account by its address, among those of others',
    ...byAddress(stateAddress, stateAddress),
  }),
  called(
    'getEMailAccountFromEMailAddress',
    [existing],
    // The page has "found or empty".
    ok(account(empty, { EMailAccountId: 0 })),
    succeeded(O.none),
    { description: 'a request for an account by an unknown address', group: 'assumption:nothing found' },
  ),
  called('deleteEMailAccount', [existing], { status: 204 }, succeeded(undefined), {
    description: 'a request to delete an account that exists',
    request,
    call: (client) => client.deleteEMailAccount({ eMailAccountId: stateId }),
  }),
  called('deleteEMailAccount', [existing], { status: 204 }, succeeded(undefined), {
    description: 'a request to delete an account that does not exist',
    group: 'assumption:unknown id deleted',
  }),
]
