/** Verifies a running server against pacts, and removes from it what that made. */
import { either as E, function as F, readonlyArray as RA, taskEither as TE } from 'fp-ts'
import { only, type Pact } from '../pact/Pact.js'
import type { Verification } from '../verification/Verification.js'
import { startVerifier, type Verifier } from '../verification/Verifier.js'
import { type Forwarder, startForwarder } from './Forwarder.js'
import { type Choice, leftOut } from './selection.js'

/** Everything that stays to be ended when a verification is interrupted. */
export interface VerificationRun {
  /** The verifications, in the order of the pacts; a Left says why there are none. */
  readonly run: TE.TaskEither<string, ReadonlyArray<Verification>>
  /** Why states could not be brought about. */
  readonly troubles: Forwarder['troubles']
  /** Stops, and removes from the server what was made there; the Left says what could not be removed. */
  readonly end: TE.TaskEither<string, void>
}

const merge =
  (pact: Pact, choice: Choice) =>
  (verified: Verification): Verification => ({
    ...verified,
    interactions: pact.interactions.map((interaction) => {
      const { description, providerStates = [] } = interaction
      const reason = leftOut(choice)(interaction)
      const found = verified.interactions.find((each) => each.description === description)
      return reason === null && found !== undefined
        ? found
        : {
            description,
            states: providerStates.map(({ name }) => name),
            outcome: { _tag: 'LeftOut', reason: reason ?? 'nobody asked' },
            duration: 0,
          }
    }),
  })

const verifyPact =
  (verifier: Verifier, forwarder: Forwarder, choice: Choice) =>
  (pact: Pact): TE.TaskEither<string, Verification> => {
    const chosen = only(pact, (interaction) => leftOut(choice)(interaction) === null)
    const nothing: Verification = { consumer: pact.consumer.name, provider: pact.provider.name, interactions: [] }
    return F.pipe(
      chosen.interactions.length === 0 ? TE.right(nothing) : verifier.verify(chosen, forwarder),
      TE.map(merge(pact, choice)),
    )
  }

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
    run: F.pipe(pacts, RA.traverse(TE.ApplicativeSeq)(verifyPact(verifier, forwarder, choice))),
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
