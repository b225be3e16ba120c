/** A run ends, whatever a server does: every part of it is bounded in time. */
import { either as E, task as T, taskEither as TE } from 'fp-ts'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { listen } from '../../src/http/httpServer.js'
import { type Credentials, credentialsFrom } from '../../src/live/Credentials.js'
import { silence } from '../../src/live/Forwarder.js'
import { startVerificationRun } from '../../src/live/VerificationRun.js'
import type { Pact } from '../../src/pact/Pact.js'
import { scenarioNames } from '../../src/scenario/scenarios.js'
import type { Verification } from '../../src/verification/Verification.js'
import { startVerifier } from '../../src/verification/Verifier.js'
import { startFieldServer } from '../field/FieldServer.js'

const credentials = E.getOrElse((reason: string): Credentials => expect.fail(reason))(
  credentialsFrom({ SUPEROFFICE_TOKEN: '8A:planted' }),
)
const agent = '/api/v1/Agents/EMail'
const json = 'application/json; charset=utf-8'

const pactOf = (name: string, ...states: ReadonlyArray<string>): Pact => ({
  consumer: { name: 'c' },
  provider: { name: 'p' },
  interactions: [
    {
      type: 'Synchronous/HTTP',
      description: 'a request',
      providerStates: states.map((state) => ({ name: state })),
      request: { method: 'POST', path: `${agent}/${name}` },
      response: { status: 200 },
    } as Pact['interactions'][number], // `type` is not in the codec: a verification does not need it
  ],
  ...{ metadata: { pactSpecification: { version: '4.0' } } },
})

const shared = startVerifier()
afterAll(shared.close)

const run = async (
  pact: Pact,
  operation: string,
  end: 'hang' | 'drip',
  limits: object,
  more: object = { verifier: shared },
) => {
  const response = { status: 200, type: json, body: 'null', end }
  const server = await startFieldServer({ operation, response, isCarriedOut: operation !== 'DeleteEMailAccount' })
  const options = { credentials, readOnly: false, leaveOut: ['scenarios'], limits, ...more }
  const running = await startVerificationRun(server.url, [pact], options)
  const verified = await running.verify()
  const ended = await running.end()
  const again = await running.end()
  await server.close()
  return { verified, ended, again }
}

const outcomesIn = E.map(
  (verifications: ReadonlyArray<{ interactions: ReadonlyArray<{ outcome: { _tag: string } }> }>) =>
    verifications.flatMap(({ interactions }) => interactions.map(({ outcome }) => outcome._tag)),
)

describe.concurrent.each(['hang', 'drip'] as const)('a server whose responses %s', (end) => {
  // What is answered at once is in time even if the machine is busy.
  const limits = { exchange: 1_500 }

  it.each([
    ['to a request', 'GetCurrentAccountId', pactOf('GetCurrentAccountId'), ['NotVerified'], E.right(undefined)],
    [
      'to a read before an account is created',
      'GetEMailAccountFromEMailAddress',
      pactOf('GetCurrentAccountId', 'an account exists'),
      ['NotVerified'],
      E.right(undefined),
    ],
    [
      'to the creation of an account',
      'SaveEMailAccount',
      pactOf('GetCurrentAccountId', 'an account exists'),
      ['NotVerified'],
      E.left(expect.stringMatching(/^may be left behind: verification-\S+@example\.test \(.*within 1500 ms\)$/)),
    ],
    [
      'to a deletion',
      'DeleteEMailAccount',
      pactOf('GetCurrentAccountId', 'an account exists'),
      ['NotVerified'],
      E.left(
        expect.stringMatching(/^may be left behind: verification-\S+@example\.test \(account 13 was not deleted\)$/),
      ),
    ],
  ])('%s ends at the deadline', async (_to, operation, pact, outcomes, ended) => {
    const result = await run(pact, operation, end, limits)

    expect(outcomesIn(result.verified)).toEqual(E.right(outcomes))
    expect(result.ended).toEqual(ended)
    expect(result.again).toEqual(ended)
  })

  it('does not hold up the whole run or the deletion for longer than their limits', async () => {
    const slow = { exchange: 60_000, cleanup: 300, run: 1_000 }
    const verification = await run(pactOf('GetCurrentAccountId'), 'GetCurrentAccountId', end, slow, {})
    const deletion = await run(pactOf('GetCurrentAccountId', 'an account exists'), 'DeleteEMailAccount', end, {
      ...slow,
      run: 6_000,
    })

    expect(verification.verified).toEqual(E.left('the verification took longer than 1 seconds'))
    expect(deletion.ended).toEqual(E.left(expect.stringContaining('account 13 was not deleted')))
  })
})

it('a run ends in the middle of a verification by a verifier that it is given, and leaves that open', async () => {
  const verify = vi.fn(() => T.never)
  const verifier = { verify, close: () => expect.fail('it was closed') }
  const options = { credentials, readOnly: true, verifier }
  const pacts = [pactOf('GetCurrentAccountId'), pactOf('GetCurrentAccount')]
  const running = await startVerificationRun('http://127.0.0.1:9', pacts, options)
  const verified = running.verify()
  await vi.waitUntil(() => verify.mock.calls.length > 0)

  expect(await running.end()).toEqual(E.right(undefined))
  expect(await verified).toEqual(E.left('the verifier ended without a result'))
  expect(await running.verify()).toEqual(E.left('the verifier ended without a result'))
  expect(verify).toHaveBeenCalledTimes(1)
})

describe('a server that responds to nothing', () => {
  it('gets a few requests and then none, not even those of the scenarios', async () => {
    let requests = 0
    const server = await listen(() => {
      requests += 1
      return TE.left('no response')
    })
    const one = pactOf('GetCurrentAccountId', 'an account exists')
    const many = { ...one, interactions: Array.from({ length: 40 }, () => one.interactions).flat() }
    const pact = {
      ...many,
      interactions: many.interactions.map((each, index) => ({ ...each, description: `${index}` })),
    }
    const running = await startVerificationRun(server.url, [pact], { credentials, readOnly: false, verifier: shared })
    const verified = await running.verify()
    await running.end()
    await server.close()
    const outcomes = E.getOrElse((): ReadonlyArray<Verification> => [])(verified)[0]?.interactions.map(
      ({ outcome }) => outcome,
    )

    expect(outcomes?.at(-1)).toEqual({ _tag: 'NotVerified', reason: silence })
    expect(outcomesIn(verified)).toEqual(E.right([...Array(40), ...scenarioNames].map(() => 'NotVerified')))
    expect(requests).toBeLessThan(10)
  })
})
