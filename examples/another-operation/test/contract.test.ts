/** The contract: our real client writes the pact, and the stub with a handler of our own honours it. */
import { MatchersV3 as M, PactV3, SpecificationVersion } from '@pact-foundation/pact'
import { basic } from '@so-email/client'
import { makeClient } from '@so-email/client/promise'
import { pathOf } from '@so-email/codecs'
import { handle, startStub } from '@so-email/provider-stub'
import { broken, readPact, startVerifier } from '@so-email/verifier'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { expect, it } from 'vitest'
import { getContactEntity } from '../src/getContactEntity.js'

const [consumer, provider, dir] = ['contact-reader', 'SuperOffice-Contact', '.cache/pacts']
const spec = SpecificationVersion.SPECIFICATION_VERSION_V4
const contact = { ContactId: 671, Name: 'Example Ltd' }

it('the client asks for a contact, and the stub answers as the contract demands', async () => {
  await new PactV3({ consumer, provider, dir, spec, logLevel: 'error' })
    .uponReceiving('a request for a contact')
    .withRequest({
      method: 'POST',
      path: pathOf(getContactEntity),
      query: { contactEntityId: '671' },
      headers: { Authorization: 'Basic dGplMDpUamUw' },
    })
    .willRespondWith({
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: { ...contact, Name: M.like('x') },
    })
    .executeTest(async ({ url }) => {
      const client = makeClient({ baseUrl: url, auth: basic({ user: 'tje0', password: 'Tje0' }) })
      expect(await client.call(getContactEntity)({ contactEntityId: 671 })).toEqual({ ...contact, Name: 'x' })
      await client.close()
    })

  const handlers = [handle(getContactEntity, ({ contactEntityId }) => ({ ...contact, ContactId: contactEntityId }))]
  const stub = await startStub({ handlers, states: true })
  const verifier = startVerifier()
  const verified = F.pipe(
    TE.fromEither(readPact(`${dir}/${consumer}-${provider}.json`)),
    TE.chain((pact) => verifier.verify(pact, { url: stub.url, statesUrl: `${stub.url}/_stub/states` })),
    TE.map(broken),
  )
  expect(await verified()).toEqual(E.right([]))
  await verifier.close()
  await stub.close()
})
