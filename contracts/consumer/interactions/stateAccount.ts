/** The account of a state in a response, and the states that have one or none. */
import { either as E, option as O } from 'fp-ts'
import { expect } from 'vitest'
import { documentedResponse } from '../client.js'
import { given } from '../Interaction.js'
import { account, fromState, ofState, stateAddress, stateAssociateId, stateId } from '../responseAccount.js'

/** Checks that the call returned the account of the state. */
export const found = (result: E.Either<unknown, unknown>) =>
  expect(result).toMatchObject(E.right(O.some({ EMailAccountId: stateId, EMailAddress: stateAddress })))

const withoutErrors = { ...documentedResponse, AccountStatus: 0, ErrorCount: 0 }

export const stateAccount = account(withoutErrors, { ...ofState, EMailAddress: fromState('address', stateAddress) })

export const none = given('no account exists', {})

const ofCaller = { EMailAccountId: stateId, AssociateId: stateAssociateId, EMailAddress: stateAddress }
const accountOfCaller = { ...documentedResponse, ...ofCaller }

/** An account of the caller, and one of another associate. */
export const own = given('these accounts exist', {
  accounts: [
    { ...documentedResponse, EMailAccountId: 269, AssociateId: 5, EMailAddress: 'another@example.test' },
    accountOfCaller,
  ],
})
export const ownAccount = account(withoutErrors, ofCaller)
export const onlyOwn = given('these accounts exist', { accounts: [accountOfCaller] })

/** A new account before it is saved: without an id, with the caller as its owner. */
export const empty = { ...withoutErrors, EMailAccountId: 0, EMailAddress: '' }
