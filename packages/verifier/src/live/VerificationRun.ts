/** The verification of a running server against pacts, from its start to the deletion of what it created. */
import { either as E, function as F, readonlyArray as RA, taskEither as TE } from 'fp-ts'
import { only, type Pact, statesOf } from '../pact/Pact.js'
import type { Verification } from '../verification/Verification.js'
import { startVerifier, type Verifier } from '../verification/Verifier.js'
import { type Forwarder, startForwarder } from './Forwarder.js'
import { leftOut, type RunOptions } from './leftOut.js'

/** A verification that is ready to start, and has to be ended. */
export interface VerificationRun {
  /** Verifies the pacts, in their order; a Left says why nothing is known. */
  readonly verify: TE.TaskEither<string, ReadonlyArray<Verification>>
  /** Why states could not be set up and requests were not sent. */
  readonly problems: Forwarder['problems']
  /** Stops, also in the middle of a verification, and deletes the created accounts; the Left names those that still exist. */
  readonly end: TE.TaskEither<string, void>
}

/** A verification with the interactions that were left out, in the order of the pact. */
const withLeftOut =
  (pact: Pact, options: RunOptions) =>
  (verification: Verification): Verification => ({
    ...verification,
    interactions: pact.interactions.map((interaction) => {
      const { description } = interaction
      const reason = leftOut(options)(interaction)
      const found = verification.interactions.find((each) => each.description === description)
      return reason === null && found !== undefined
        ? found
        : {
            description,
            states: statesOf(interaction),
            outcome: { _tag: 'LeftOut', reason: reason ?? 'it was not verified' },
            duration: 0,
          }
    }),
  })

const verifyPact =
  (verifier: Verifier, forwarder: Forwarder, options: RunOptions) =>
  (pact: Pact): TE.TaskEither<string, Verification> => {
    const chosen = only(pact, (interaction) => leftOut(options)(interaction) === null)
    const nothing: Verification = { consumer: pact.consumer.name, provider: pact.provider.name, interactions: [] }
    return F.pipe(
      chosen.interactions.length === 0 ? TE.right(nothing) : verifier.verify(chosen, forwarder),
      TE.map(withLeftOut(pact, options)),
    )
  }

/** Gets ready to verify a server. Nothing is sent to it before `verify`. */
export const startVerificationRun = async (
  site: string,
  pacts: ReadonlyArray<Pact>,
  options: RunOptions,
): Promise<VerificationRun> => {
  const forwarder = await startForwarder(site, options)
  const verifier = startVerifier()
  return {
    problems: forwarder.problems,
    verify: F.pipe(pacts, RA.traverse(TE.ApplicativeSeq)(verifyPact(verifier, forwarder, options))),
    end: F.pipe(
      TE.fromIO(verifier.close),
      TE.chainTaskK(() => forwarder.settled),
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
