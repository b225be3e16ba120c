/** The verification of a running server against pacts, from its start to the deletion of what it created. */
import { either as E, function as F, option as O, readonlyArray as RA, task as T, taskEither as TE } from 'fp-ts'
import { type Pact, type PactInteraction, statesOf, unambiguous } from '../pact/Pact.js'
import type { Caller } from '../scenario/Agent.js'
import { runScenarios, scenariosNotRun } from '../scenario/scenarios.js'
import { groupOf, type Lacking } from '../selection/groups.js'
import { lacking } from '../selection/lacking.js'
import type { Verification, Verified } from '../verification/Verification.js'
import { lend, startVerifier, type Verifier } from '../verification/Verifier.js'
import { type Forwarder, silence, startForwarder } from './Forwarder.js'
import { findLacking } from './findLacking.js'
import { type FreshAddresses, makeFreshAddresses } from './freshAddresses.js'
import { leftOut } from './leftOut.js'
import { asDocumentedUser } from './publishedCredentials.js'
import { type RunLimits, type RunOptions, runLimits } from './RunOptions.js'
import { withStateValues } from './withStateValues.js'

/** A verification that is ready to start, and has to be ended. */
export interface VerificationRun {
  /** Verifies the pacts, in their order; a Left is the reason why nothing is known. */
  readonly verify: TE.TaskEither<string, ReadonlyArray<Verification>>
  /** Why states could not be set up and requests were not sent. */
  readonly problems: Forwarder['problems']
  /** Stops, also in the middle of a verification, and deletes the created accounts; the Left names those that still exist. */
  readonly end: TE.TaskEither<string, void>
}

const notVerified = (interaction: PactInteraction, outcome: Verified['outcome']): Verified => ({
  description: interaction.description,
  states: statesOf(interaction),
  outcome,
  duration: 0,
})

/** What the parts of a run share. */
interface Run {
  readonly verifier: Verifier
  readonly forwarder: Forwarder
  readonly options: RunOptions
  readonly addresses: FreshAddresses
}

/** One interaction at a time, because its response is verified against the values of its states. */
const verifyInteraction =
  ({ verifier, forwarder, options, addresses }: Run, lacking: Lacking, pact: Pact) =>
  (interaction: PactInteraction): TE.TaskEither<string, Verified> => {
    const reason = leftOut(options, lacking)(interaction)
    if (reason !== null) return TE.right(notVerified(interaction, { _tag: 'LeftOut', reason }))
    const unknown = (because: string) => notVerified(interaction, { _tag: 'NotVerified', reason: because })
    const missing = unknown('the state could not be set up, or there was no response')
    return F.pipe(
      TE.rightIO(forwarder.isSilent),
      TE.filterOrElse(
        (isSilent) => !isSilent,
        () => unknown(silence),
      ),
      TE.chain(() =>
        F.pipe(
          forwarder.setUp(statesOf(interaction)),
          TE.mapLeft(() => missing),
        ),
      ),
      TE.matchE(TE.right<string, Verified>, (values) =>
        F.pipe(
          addresses.refresh({ ...pact, interactions: [withStateValues(values)(interaction)] }),
          (prepared) => verifier.verify(prepared, forwarder),
          TE.map(({ interactions: [verified = missing] }) => verified),
        ),
      ),
    )
  }

const verifyPact =
  (run: Run, lacking: Lacking) =>
  (pact: Pact): TE.TaskEither<string, Verification> =>
    F.pipe(
      TE.fromEither(unambiguous(pact)),
      TE.chain(() => F.pipe(pact.interactions, RA.traverse(TE.ApplicativeSeq)(verifyInteraction(run, lacking, pact)))),
      TE.map((interactions) => ({ consumer: pact.consumer.name, provider: pact.provider.name, interactions })),
    )

const callerOf = ({ forwarder, addresses }: Run): TE.TaskEither<string, Caller> =>
  F.pipe(
    forwarder.accounts.associateId,
    TE.map((associateId) => ({
      send: forwarder.send,
      headers: asDocumentedUser,
      associateId,
      newAddress: addresses.make,
    })),
  )

/** What the server lacks, found out where it may be written to. What cannot be found out is demanded. */
const lackingAt = (run: Run, pacts: ReadonlyArray<Pact>): T.Task<Lacking> => {
  const { forwarder, options } = run
  const version = options.serverVersion ?? null
  const known = lacking(version)
  const hasGroups = pacts.some(({ interactions }) => interactions.some((interaction) => O.isSome(groupOf(interaction))))
  return options.readOnly || !hasGroups
    ? T.of(known)
    : F.pipe(
        callerOf(run),
        TE.chain((caller) => findLacking(caller, version)),
        T.tap(() => forwarder.accounts.removeAll),
        TE.getOrElse(() => T.of(known)),
      )
}

/** What one interaction cannot show, over several calls. */
const scenariosAt = (run: Run): T.Task<ReadonlyArray<Verification>> => {
  const { readOnly, leaveOut = [] } = run.options
  return leaveOut.includes('scenarios')
    ? T.of([])
    : F.pipe(
        callerOf(run),
        TE.chainTaskK((caller) => runScenarios({ ...caller, readOnly })),
        TE.getOrElse((reason) => T.of(scenariosNotRun({ _tag: 'NotVerified', reason }))),
        T.tap(() => (readOnly ? T.of(E.right(undefined)) : run.forwarder.accounts.removeAll)),
        T.map(RA.of),
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
  const verifier = options.verifier === undefined ? startVerifier() : lend(options.verifier)
  const run: Run = { verifier, forwarder, options, addresses }
  return {
    problems: forwarder.problems,
    verify: F.pipe(
      TE.tryCatch(
        F.pipe(
          TE.fromTask(lackingAt(run, pacts)),
          TE.chain((lacking) => F.pipe(pacts, RA.traverse(TE.ApplicativeSeq)(verifyPact(run, lacking)))),
          TE.bindTo('verified'),
          TE.bind('scenarios', () => TE.fromTask(scenariosAt(run))),
          TE.map(({ verified, scenarios }) => [...verified, ...scenarios]),
        ),
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
