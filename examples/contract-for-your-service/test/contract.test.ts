/** First the service writes its pact, in front of pact's mock. Then our stub is verified against it, as a server would be. */
import { rmSync } from 'node:fs'
import { Matchers, PactV4, SpecificationVersion } from '@pact-foundation/pact'
import { startStub } from '@so-email/provider-stub'
import { broken, readPact, startVerifier } from '@so-email/verifier'
import { function as F, taskEither as TE } from 'fp-ts'
import { beforeAll, expect, test } from 'vitest'
import { failingMailbox } from '../src/failingMailboxes.js'

const [consumer, provider, dir] = ['mailbox-monitor', 'SuperOffice-EMail', 'pacts']
const authorization = `Basic ${btoa('tje0:Tje0')}`

const pact = new PactV4({
  consumer,
  provider,
  dir,
  spec: SpecificationVersion.SPECIFICATION_VERSION_V4,
  logLevel: 'error',
})
beforeAll(() => rmSync(dir, { recursive: true, force: true }))

test('a mailbox that fails is reported', () =>
  pact
    .addInteraction()
    // A state of the stub, which has all that the service needs: `account` is an EMailAccount.
    .given('an account exists', { id: 12 })
    .uponReceiving('a request for a mailbox')
    .withRequest('POST', '/api/v1/Agents/EMail/GetEMailAccount', (request) =>
      request.query({ eMailAccountId: '12' }).headers({ Authorization: authorization, Accept: 'application/json' }),
    )
    .willRespondWith(200, (response) =>
      // Only what the service reads, by its type: whatever else a server answers is its own business.
      response.jsonBody({
        EMailAddress: Matchers.like('sales@example.test'),
        AccountStatus: Matchers.integer(2),
        ErrorReason: Matchers.like('the password is wrong'),
      }),
    )
    .executeTest(async ({ url }) => {
      expect(await failingMailbox({ site: url, authorization }, 12)).toEqual({
        address: 'sales@example.test',
        reason: 'the password is wrong',
      })
    }))

test('a wrong password is an error', () =>
  pact
    .addInteraction()
    .given('no account exists')
    .uponReceiving('a request with a wrong password')
    .withRequest('POST', '/api/v1/Agents/EMail/GetEMailAccount', (request) =>
      request.query({ eMailAccountId: '12' }).headers({ Authorization: `Basic ${btoa('tje0:wrong')}` }),
    )
    .willRespondWith(401)
    .executeTest(async ({ url }) => {
      const settings = { site: url, authorization: `Basic ${btoa('tje0:wrong')}` }
      await expect(failingMailbox(settings, 12)).rejects.toThrow('SuperOffice answered 401')
    }))

test('the stub honours the pact of the service, so the service can be tested against the stub', async () => {
  const stub = await startStub({ states: true })
  const verifier = startVerifier()
  const verified = F.pipe(
    TE.fromEither(readPact(`${dir}/${consumer}-${provider}.json`)),
    TE.chain((pact) => verifier.verify(pact, { url: stub.url, statesUrl: `${stub.url}/_stub/states` })),
    TE.match(
      (reason) => [reason],
      (verification) => broken(verification).map(({ outcome }) => JSON.stringify(outcome)),
    ),
  )
  expect(await verified()).toEqual([])
  verifier.close()

  expect(await failingMailbox({ site: stub.url, authorization }, 270)).toBeNull() // it works
  await stub.close()
})
