/** The constants of the verifier are those of the contract: its states, its credentials, its new account. */
import { type StateName, stateNames } from '@so-email/provider-stub'
import { liveStates, newAccountBody, publishedCredentials } from '@so-email/verifier'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { sampleCredentials } from '../samples/credentials.js'
import { sampleRequest } from '../samples/sample.js'

describe('the verifier', () => {
  it('has a live decision for each state of the stub, and for no other', () => {
    // A state of the stub without a decision in packages/verifier/src/live/liveStates.ts does not compile.
    expectTypeOf<keyof typeof liveStates>().toEqualTypeOf<StateName>()
    expect(Object.keys(liveStates).toSorted()).toEqual([...stateNames].toSorted())
  })

  it('replaces the credentials of the documented page', () => {
    expect(publishedCredentials.authorization).toBe(sampleCredentials.authorization)
  })

  it('creates the documented account, with the id 0, an address and an owner of its own', () => {
    expect(JSON.parse(new TextDecoder().decode(newAccountBody('ops@example.test', 244)))).toEqual({
      ...sampleRequest.value,
      EMailAccountId: 0,
      EMailAddress: 'ops@example.test',
    })
  })
})
