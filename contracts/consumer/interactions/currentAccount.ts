/** The current account, its id, and the accounts that are due. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { getCurrentAccount, getCurrentAccountId, getReadySyncEmailAccounts } from '@so-email/codecs'
import { option as O } from 'fp-ts'
import { succeeded } from '../client.js'
import { type Interaction, json, nullBody } from '../Interaction.js'
import { textOrNull } from '../jsonRules.js'
import { stateAssociateId, stateId } from '../responseAccount.js'
import { calling, ok } from './calling.js'
import { calls, requests } from './calls.js'
import { associate } from './save.js'
import { found, none, onlyOwn, own, ownAccount } from './stateAccount.js'

const due = { AccountId: stateId, AssociateName: 'tje0', AssociateId: stateAssociateId }

export const currentAccount: ReadonlyArray<Interaction> = [
  calling(
    {
      description: requests.getCurrentAccount,
      states: [associate, own],
      operation: getCurrentAccount,
      ...calls.getCurrentAccount,
    },
    ok(ownAccount),
    found,
  ),
  calling(
    {
      description: 'a request for the current account when there is none',
      group: 'assumption:nothing found',
      states: [none],
      operation: getCurrentAccount,
      ...calls.getCurrentAccount,
    },
    ok(nullBody),
    succeeded(O.none),
  ),
  calling(
    {
      description: requests.getCurrentAccountId,
      states: [associate, own],
      operation: getCurrentAccountId,
      ...calls.getCurrentAccountId,
    },
    ok(json(M.equal(stateId))),
    succeeded(O.some(stateId)),
  ),
  calling(
    {
      description: 'a request for the id of the current account when there is none',
      group: 'assumption:nothing found',
      states: [none],
      operation: getCurrentAccountId,
      ...calls.getCurrentAccountId,
    },
    // Pact leaves a bare 0 out, but not a matcher.
    ok(json(M.equal(0))),
    succeeded(O.none),
  ),
  calling(
    {
      description: requests.getReadySyncEmailAccounts,
      // Whether those of others are due too is not documented.
      states: [associate, onlyOwn],
      operation: getReadySyncEmailAccounts,
      ...calls.getReadySyncEmailAccounts,
    },
    ok(json([due], [textOrNull('$[0].AssociateName')])),
    succeeded([due]),
  ),
  calling(
    {
      description: 'a request for the accounts that are due when there is none',
      states: [none],
      operation: getReadySyncEmailAccounts,
      ...calls.getReadySyncEmailAccounts,
    },
    ok(json([])),
    succeeded([]),
  ),
]
