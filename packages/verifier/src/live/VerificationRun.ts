/** Verifies a running server against pacts, and removes from it what that made. */
import { either as E, function as F, readonlyArray as RA, task as T, taskEither as TE } from 'fp-ts'
import { type Pact, type PactInteraction, statesOf } from '../pact/Pact.js'
import { runScenarios, scenariosNotRun } from '../scenario/scenarios.js'
import type { Lacking } from '../selection/groups.js'
import type { Verification, Verified } from '../verification/Verification.js'
import { startVerifier, type Verifier } from '../verification/Verifier.js'
import { type Forwarder, startForwarder } from './Forwarder.js'
import { findLacking } from './findLacking.js'
import { publishedCredentials } from './publishedCredentials.js'
import { type Choice, leftOut } from './selection.js'
import { withStateValues } from './withStateValues.js'

/** Everything that stays to be ended when a verification is interrupted. */
export interface VerificationRun {
  /** The verifications, in the order of the pacts; a Left says why there are none. */
  readonly run: TE.TaskEither<string, ReadonlyArray<Verification>>
  /** Why states could not be brought about. */
  readonly troubles: Forwarder['troubles']
  /** Stops, and removes from the server what was made there; the Left says what could not be removed. */
  readonly end: TE.TaskEither<string, void>
}

/** As the documented user, whose credentials the forwarder replaces. */
const headers = [['Authorization', publishedCredentials.authorization]] as const

const notVerified = (
  { description, providerStates = [] }: PactInteraction,
  outcome: Verified['outcome'],
): Verified => ({
  description,
  states: providerStates.map(({ name }) => name),
  outcome,
  duration: 0,
})

const broughtAboutNot = 'the state could not be brought about, or there was no answer'

/** One interaction at a time: what its states brought about belongs into what it demands. */
const verifyInteraction =
  (verifier: Verifier, forwarder: Forwarder, choice: Choice, lacking: Lacking) =>
  (pact: Pact) =>
  (interaction: PactInteraction): TE.TaskEither<string, Verified> => {
    const reason = leftOut(choice, lacking)(interaction)
    if (reason !== null) return TE.right(notVerified(interaction, { _tag: 'LeftOut', reason }))
    const missing = notVerified(interaction, { _tag: 'NotVerified', reason: broughtAboutNot })
    return F.pipe(
      forwarder.bringAbout(statesOf(interaction)),
      TE.matchE(
        () => TE.right(missing),
        (values) =>
          F.pipe(
            verifier.verify({ ...pact, interactions: [withStateValues(values)(interaction)] }, forwarder),
            TE.map(({ interactions: [verified = missing] }) => verified),
          ),
      ),
    )
  }

const verifyPact =
  (verifier: Verifier, forwarder: Forwarder, choice: Choice, lacking: Lacking) =>
  (pact: Pact): TE.TaskEither<string, Verification> =>
    F.pipe(
      pact.interactions,
      RA.traverse(TE.ApplicativeSeq)(verifyInteraction(verifier, forwarder, choice, lacking)(pact)),
      TE.map((interactions) => ({ consumer: pact.consumer.name, provider: pact.provider.name, interactions })),
    )

/** What the server lacks, found out where it may be written to. What cannot be found out is demanded. */
const lackingAt = (forwarder: Forwarder, { readOnly, serverVersion }: Choice): TE.TaskEither<string, Lacking> =>
  readOnly
    ? TE.right({})
    : F.pipe(
        forwarder.accounts.associateId,
        TE.chain((associateId) => findLacking(forwarder.send, headers, associateId, serverVersion)),
        TE.chainFirst(() => forwarder.accounts.removeAll),
        TE.orElse(() => TE.right<string, Lacking>({})),
      )

/** What one interaction cannot show, over several calls. */
const scenariosAt = (forwarder: Forwarder, { readOnly, leaveOut }: Choice): T.Task<ReadonlyArray<Verification>> =>
  leaveOut.includes('scenarios')
    ? T.of([])
    : F.pipe(
        forwarder.accounts.associateId,
        TE.chainTaskK((associateId) => runScenarios({ send: forwarder.send, headers, associateId, readOnly })),
        TE.getOrElse((reason) => T.of(scenariosNotRun({ _tag: 'NotVerified', reason }))),
        T.chainFirst(() => (readOnly ? T.of(undefined) : forwarder.accounts.removeAll)),
        T.map(RA.of),
      )

/** Gets ready to verify a server; nothing is asked until `run` is. */
export const startVerificationRun = async (
  site: string,
  pacts: ReadonlyArray<Pact>,
  choice: Choice,
): Promise<VerificationRun> => {
  const forwarder = await startForwarder(site, choice)
  const verifier = startVerifier()
  return {
    troubles: forwarder.troubles,
    run: F.pipe(
      lackingAt(forwarder, choice),
      TE.chain((lacking) =>
        F.pipe(pacts, RA.traverse(TE.ApplicativeSeq)(verifyPact(verifier, forwarder, choice, lacking))),
      ),
      TE.bindTo('verified'),
      TE.bind('scenarios', () => TE.fromTask(scenariosAt(forwarder, choice))),
      TE.map(({ verified, scenarios }) => [...verified, ...scenarios]),
    ),
    end: F.pipe(
      TE.fromIO(verifier.close),
      TE.chain(() => TE.fromTask(forwarder.settled)),
      TE.chain(() => forwarder.accounts.removeAll),
      TE.chainFirstTaskK(() => forwarder.close),
      TE.orElse((reason) =>
        F.pipe(
          TE.fromTask(forwarder.close),
          TE.chainEitherK(() => E.left(reason)),
        ),
      ),
    ),
  }
}
