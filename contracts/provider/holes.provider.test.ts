/** The known ways in which pact's verification stays green over a wrong provider state. Ours turns red. */
import { pathOf, saveEMailAccount } from '@so-email/codecs'
import { type RunningStub, startStub } from '@so-email/provider-stub'
import type { Pact } from '@so-email/verifier'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifier } from '../providers/verifier.js'

let stub: RunningStub
beforeAll(async () => {
  stub = await startStub({ states: true })
})
afterAll(async () => {
  await stub.close()
})

/** A pact of one interaction in this state, with the status 200. */
const pactIn = (state: { readonly name: string; readonly params: Record<string, unknown> }): Pact => ({
  consumer: { name: 'holes' },
  provider: { name: 'SuperOffice-EMail' },
  interactions: [
    {
      description: 'a request',
      request: { method: 'GET', path: pathOf(saveEMailAccount) },
      response: { status: 200 },
      providerStates: [state],
      ...{ type: 'Synchronous/HTTP' },
    },
  ],
  ...{ metadata: { pactSpecification: { version: '4.0' } } },
})

const outcomes = (pact: Pact) =>
  F.pipe(
    verifier.verify(pact, { url: stub.url, statesUrl: `${stub.url}/_stub/states` }),
    TE.map(({ interactions }) => interactions.map(({ outcome }) => outcome)),
  )()

const notVerified = E.right([expect.objectContaining({ _tag: 'NotVerified' })])

describe('a verification of the stub is red', () => {
  it('when a state is not known to the provider', async () => {
    expect(await outcomes(pactIn({ name: 'no account exists', params: {} }))).toEqual(E.right([{ _tag: 'Passed' }]))
    expect(await outcomes(pactIn({ name: 'no acount exists', params: {} }))).toEqual(notVerified)
  })

  it('when a state gets parameters that it does not take', async () => {
    expect(await outcomes(pactIn({ name: 'an account exists', params: { id: 'two hundred and seventy' } }))).toEqual(
      notVerified,
    )
  })
})
