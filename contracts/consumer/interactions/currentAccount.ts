/** The current account, its id, and the accounts that are due. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { option as O } from 'fp-ts'
import { succeeded } from '../client.js'
import { type Interaction, json, nullBody } from '../Interaction.js'
import { textOrNull } from '../jsonRules.js'
import { stateAssociateId, stateId } from '../responseAccount.js'
import { ok } from './calling.js'
import { called } from './calls.js'
import { associate } from './save.js'
import { found, none, onlyOwn, own, ownAccount } from './stateAccount.js'

const due = { AccountId: stateId, AssociateName: 'tje0', AssociateId: stateAssociateId }

export const currentAccount: ReadonlyArray<Interaction> = [
  called('getCurrentAccount', [associate, own], ok(ownAccount), found),
  called('getCurrentAccount', [none], ok(nullBody), succeeded(O.none), {
    description: 'a request for the current account when there is none',
    group: 'assumption:nothing found',
  }),
  called('getCurrentAccountId', [associate, own], ok(json(M.equal(stateId))), succeeded(O.some(stateId))),
  // Pact leaves a bare 0 out, but not a matcher.
  called('getCurrentAccountId', [none], ok(json(M.equal(0))), succeeded(O.none), {
    description: 'a request for the id of the current account when there is none',
    group: 'assumption:nothing found',
  }),
  called(
    'getReadySyncEmailAccounts',
    // Whether those of others are due too is not documented.
    [associate, onlyOwn],
    ok(json([due], [textOrNull('$[0].AssociateName')])),
    succeeded([due]),
  ),
  called('getReadySyncEmailAccounts', [none], ok(json([])), succeeded([]), {
    description: 'a request for the accounts that are due when there is none',
  }),
]
