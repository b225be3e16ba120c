/** First the service writes its pact, in front of pact's mock. Then our stub is verified against it, as a server would be. */
import { exec } from 'node:child_process'
import { rmSync } from 'node:fs'
import { promisify } from 'node:util'
import { MatchersV3, PactV4, SpecificationVersion } from '@pact-foundation/pact'
import { sampleAccount, startStub } from '@so-email/provider-stub'
import { broken, readPact, startVerifier } from '@so-email/verifier'
import { function as F, taskEither as TE } from 'fp-ts'
import { beforeAll, expect, test } from 'vitest'
import { failingMailbox } from '../src/failingMailboxes.js'

const [consumer, provider, dir] = ['mailbox-monitor', 'SuperOffice-EMail', 'pacts']
const file = `${dir}/${consumer}-${provider}.json`
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
    // A state of the stub and of the verifier. A running server chooses the id itself.
    .given('an account exists', { id: 12 })
    .uponReceiving('a request for a mailbox')
    .withRequest('POST', '/api/v1/Agents/EMail/GetEMailAccount', (request) =>
      request
        .query({ eMailAccountId: MatchersV3.fromProviderState(`\${id}`, '12') })
        .headers({ Authorization: authorization, Accept: 'application/json' }),
    )
    .willRespondWith(200, (response) =>
      // Only what the service needs, by its type. The reason may be `null`, which no matcher of pact allows beside a text.
      response.jsonBody({
        EMailAddress: MatchersV3.like('sales@example.test'),
        AccountStatus: MatchersV3.integer(2),
      }),
    )
    .executeTest(async ({ url }) => {
      expect(await failingMailbox({ site: url, authorization }, 12)).toEqual({
        address: 'sales@example.test',
        reason: 'unknown',
      })
    }))

test('a wrong password is an error', () =>
  pact
    .addInteraction()
    .uponReceiving('a request with a wrong password')
    .withRequest('POST', '/api/v1/Agents/EMail/GetEMailAccount', (request) =>
      request.query({ eMailAccountId: '12' }).headers({ Authorization: `Basic ${btoa('tje0:wrong')}` }),
    )
    .willRespondWith(401)
    .executeTest(async ({ url }) => {
      const settings = { site: url, authorization: `Basic ${btoa('tje0:wrong')}` }
      await expect(failingMailbox(settings, 12)).rejects.toThrow('SuperOffice answered 401')
    }))

test('the stub honours the pact of the service', async () => {
  const stub = await startStub({ states: true })
  const verifier = startVerifier()
  const verified = F.pipe(
    TE.fromEither(readPact(file)),
    TE.chain((pact) => verifier.verify(pact, { url: stub.url, statesUrl: `${stub.url}/_stub/states` })),
    TE.match(
      (reason) => [reason],
      (verification) => broken(verification).map(({ outcome }) => JSON.stringify(outcome)),
    ),
  )
  expect(await verified()).toEqual([])
  verifier.close()
  await stub.close()
})

test('a running server honours it too, although it has other accounts and no provider states', async () => {
  const stub = await startStub()
  const env = { ...process.env, SUPEROFFICE_USER: 'tje0', SUPEROFFICE_PASSWORD: 'Tje0' }
  // `npm test` finds the commands of what is installed.
  const { stdout } = await promisify(exec)(`so-email-verify --url ${stub.url} ${file}`, { env })

  expect(stdout).toContain(' 0 broken, 0 could not be verified, 0 left out')
  await stub.close()
})

test.each([
  ['that works', { AccountStatus: 1, ErrorReason: null }, null],
  ['that fails', { AccountStatus: 2, ErrorReason: 'the password is wrong' }, 'the password is wrong'],
  ['that fails without a reason', { AccountStatus: 2, ErrorReason: null }, 'unknown'],
])('so the service can be tested against the stub: a mailbox %s', async (_, properties, reason) => {
  const stub = await startStub({ accounts: [{ ...sampleAccount, ...properties }] })
  const { EMailAccountId, EMailAddress: address } = sampleAccount

  expect(await failingMailbox({ site: stub.url, authorization }, EMailAccountId)).toEqual(
    reason === null ? null : { address, reason },
  )
  await stub.close()
})
