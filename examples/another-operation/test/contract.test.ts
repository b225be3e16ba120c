/** The contract: a client of each face writes the pact, and the stub with a handler of our own honours it. */
import { PactV3, SpecificationVersion } from '@pact-foundation/pact'
import { basic, makeClient } from '@so-email/client'
import * as promise from '@so-email/client/promise'
import { handle, startStub } from '@so-email/provider-stub'
import { broken, exchangeOf, readPact, startVerifier } from '@so-email/verifier'
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import { expect, it } from 'vitest'
import { getContactEntity } from '../src/getContactEntity.js'

const [consumer, provider, dir] = ['contact-reader', 'SuperOffice-Contact', '.cache/pacts']
const input = { contactEntityId: 671 }
const contact = { ContactId: 671, Name: 'Example Ltd' }

it('a client of each face and the stub agree about a contact', async () => {
  const exchange = exchangeOf(getContactEntity)({ input, output: O.some(contact), literal: ['ContactId'] })
  await new PactV3({ consumer, provider, dir, spec: SpecificationVersion.SPECIFICATION_VERSION_V4, logLevel: 'error' })
    .uponReceiving('a request for a contact')
    .withRequest({ ...exchange.request, headers: { ...exchange.request.headers, Authorization: 'Basic dGplMDpUamUw' } })
    .willRespondWith(exchange.response)
    .executeTest(async ({ url }) => {
      const config = { baseUrl: url, auth: basic({ user: 'tje0', password: 'Tje0' }) }
      const client = E.getOrElseW(() => expect.fail())(makeClient(config))
      expect(await client.call(getContactEntity)(input)()).toEqual(E.right(O.some(contact)))
      const other = promise.makeClient(config)
      expect(await other.call(getContactEntity)(input)).toEqual(contact)
      await Promise.all([client.close(), other.close()])
    })

  const handlers = [
    handle(getContactEntity, ({ contactEntityId: ContactId }) => O.some({ ContactId, Name: 'Any Ltd' })),
  ]
  const stub = await startStub({ handlers, states: true })
  const verifier = startVerifier()
  const verified = F.pipe(
    TE.fromEither(readPact(`${dir}/${consumer}-${provider}.json`)),
    TE.chain((pact) => verifier.verify(pact, { url: stub.url, statesUrl: `${stub.url}/_stub/states` })),
    TE.map(broken),
  )
  expect(await verified()).toEqual(E.right([]))
  await Promise.all([verifier.close(), stub.close()])
})
