/** The verification of a running server against pacts, from its start to the deletion of what it created. */
import { either as E, function as F, readonlyArray as RA, task as T, taskEither as TE } from 'fp-ts'
import { only, type Pact, type PactInteraction, statesOf, unambiguous } from '../pact/Pact.js'
import type { Verification, Verified } from '../verification/Verification.js'
import { startVerifier, type Verifier } from '../verification/Verifier.js'
import { type Forwarder, startForwarder } from './Forwarder.js'
import { type FreshAddresses, makeFreshAddresses } from './freshAddresses.js'
import { leftOut, type RunLimits, type RunOptions, runLimits } from './leftOut.js'

/** A verification that is ready to start, and has to be ended. */
export interface VerificationRun {
  /** Verifies the pacts, in their order; a Left says why nothing is known. */
  readonly verify: TE.TaskEither<string, ReadonlyArray<Verification>>
  /** Why states could not be set up and requests were not sent. */
  readonly problems: Forwarder['problems']
  /** Stops, also in the middle of a verification, and deletes the created accounts; the Left names those that still exist. */
  readonly end: TE.TaskEither<string, void>
}

/** The interactions of a pact, each with its outcome: those that were verified are in the same order. */
const withLeftOut = (
  pact: Pact,
  isLeftOut: (interaction: PactInteraction) => string | null,
  verified: ReadonlyArray<Verified>,
): ReadonlyArray<Verified> => {
  const rest = verified[Symbol.iterator]()
  return pact.interactions.map((interaction): Verified => {
    const reason = isLeftOut(interaction)
    const found = reason === null ? rest.next().value : undefined
    return (
      found ?? {
        description: interaction.description,
        states: statesOf(interaction),
        outcome: { _tag: 'LeftOut', reason: reason ?? 'it was not verified' },
        duration: 0,
      }
    )
  })
}

const verifyPact =
  (verifier: Verifier, forwarder: Forwarder, options: RunOptions, addresses: FreshAddresses) =>
  (pact: Pact): TE.TaskEither<string, Verification> => {
    const chosen = only(pact, (interaction) => leftOut(options)(interaction) === null)
    const nothing: Verification = { consumer: pact.consumer.name, provider: pact.provider.name, interactions: [] }
    return F.pipe(
      TE.fromEither(unambiguous(pact)),
      TE.chain(() =>
        chosen.interactions.length === 0
          ? TE.right(nothing)
          : verifier.verify(addresses.refresh(chosen), { url: forwarder.url, statesUrl: forwarder.statesUrl }),
      ),
      TE.map((verification) => ({
        ...verification,
        interactions: withLeftOut(pact, leftOut(options), verification.interactions),
      })),
    )
  }

/** Fails with a reason after a time, whether or not the task has ended. */
const within =
  (milliseconds: number, reason: string) =>
  <A>(task: TE.TaskEither<string, A>): TE.TaskEither<string, A> =>
  () => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<E.Either<string, A>>((resolve) => {
      timer = setTimeout(() => resolve(E.left(reason)), milliseconds)
    })
    return Promise.race([task(), late]).finally(() => clearTimeout(timer))
  }

/** The same task, which runs once, however often it is started. */
const once = <A>(task: T.Task<A>): T.Task<A> => {
  let started: Promise<A> | undefined
  return () => {
    started ??= task()
    return started
  }
}

/** Deletes what was created; the Left names everything that may still exist. */
const clean = (forwarder: Forwarder, limits: RunLimits): TE.TaskEither<string, void> =>
  F.pipe(
    TE.fromTask(forwarder.settled),
    TE.chain(() => forwarder.accounts.removeAll),
    within(limits.cleanup, 'the deletion took too long'),
    T.tapIO(() => forwarder.abort),
    T.tap(() => forwarder.settled), // what was aborted may be left behind too
    T.chainIOK((ended) => () => {
      const left = forwarder.accounts.leftBehind()
      const reasons = E.isLeft(ended) && left.length === 0 ? [ended.left] : left
      return reasons.length === 0 ? E.right(undefined) : E.left(reasons.join('\n'))
    }),
  )

/** Gets ready to verify a server. Nothing is sent to it before `verify`. */
export const startVerificationRun = async (
  site: string,
  pacts: ReadonlyArray<Pact>,
  options: RunOptions,
): Promise<VerificationRun> => {
  const limits = { ...runLimits, ...options.limits }
  const addresses = makeFreshAddresses()
  const forwarder = await startForwarder(site, options, addresses.has)
  const verifier = startVerifier()
  return {
    problems: forwarder.problems,
    verify: F.pipe(
      TE.tryCatch(
        F.pipe(pacts, RA.traverse(TE.ApplicativeSeq)(verifyPact(verifier, forwarder, options, addresses))),
        (reason) => `the verification failed: ${E.toError(reason).message}`,
      ),
      TE.chainEitherK(F.identity),
      within(limits.run, `the verification took longer than ${limits.run / 1000} seconds`),
    ),
    end: F.pipe(
      TE.fromIO(forwarder.accounts.stop),
      TE.chainIOK(() => verifier.close),
      TE.chain(() => clean(forwarder, limits)),
      T.tap(() => forwarder.close),
      once,
    ),
  }
}
