/**
 * The result of a verification: for every interaction of a pact whether the provider honours it, and where it does not. It
 * holds places and kinds only: pact-core's own result quotes the responses, which may hold anybody's data.
 */
import { either as E, function as F, json as J } from 'fp-ts'
import * as t from 'io-ts'
import { decode } from '../decode.js'
import { type Pact, type PactInteraction, statesOf } from '../pact/Pact.js'
import { type Mismatch, mismatchesOf, RawMismatch } from './Mismatch.js'

/** The outcome of one interaction. */
export type Outcome =
  | { readonly _tag: 'Passed' }
  | { readonly _tag: 'Failed'; readonly mismatches: ReadonlyArray<Mismatch> }
  /** There is no response to compare: a state could not be set up, or the provider was not reached. */
  | { readonly _tag: 'NotVerified'; readonly reason: string }
  /** Its request was not sent. */
  | { readonly _tag: 'LeftOut'; readonly reason: string }

/** One interaction of a pact with its outcome. */
export interface Verified {
  readonly description: string
  readonly states: ReadonlyArray<string>
  readonly outcome: Outcome
  /** Seconds. */
  readonly duration: number
}

/** A pact with the outcomes of all its interactions. */
export interface Verification {
  readonly consumer: string
  readonly provider: string
  readonly interactions: ReadonlyArray<Verified>
}

/** The result of `verifyPacts` of pact-core. */
const RawResult = t.type({
  result: t.boolean,
  errors: t.array(
    t.type({
      interaction: t.string,
      mismatch: t.union([
        t.type({ type: t.literal('mismatches'), mismatches: t.array(RawMismatch) }),
        t.type({ type: t.literal('error') }),
      ]),
    }),
  ),
  interactionResults: t.array(
    t.intersection([t.type({ description: t.string, result: t.string }), t.partial({ duration: t.string })]),
  ),
})
type RawResult = t.TypeOf<typeof RawResult>

const secondsOf = (duration = ''): number => Number(/^(\d+)ms$/.exec(duration)?.[1] ?? 0) / 1000

/**
 * The description under which an interaction is verified. Descriptions may repeat, and pact-core's result has nothing else
 * to know an interaction by.
 */
export const keyOf = (index: number): string => `interaction ${index}`

const outcomeOf = (raw: RawResult, interaction: PactInteraction, key: string): Outcome => {
  const result = resultFor(raw, key)
  // The native verifier can panic over one response, and then reports success with the results that it has.
  if (result === undefined) return { _tag: 'NotVerified', reason: 'the verifier stopped before it had a result' }
  if (result.result === 'OK') return { _tag: 'Passed' }
  const error = raw.errors.find((each) => each.interaction.endsWith(` - ${key}`))
  if (error === undefined || error.mismatch.type === 'error')
    return { _tag: 'NotVerified', reason: 'the state could not be set up, or there was no response' }
  return { _tag: 'Failed', mismatches: mismatchesOf(interaction)(error.mismatch.mismatches) }
}

const resultFor = ({ interactionResults }: RawResult, key: string) =>
  interactionResults.find((each) => each.description === key)

const verified = (pact: Pact, raw: RawResult): Verification => ({
  consumer: pact.consumer.name,
  provider: pact.provider.name,
  interactions: pact.interactions.map((interaction, index) => ({
    description: interaction.description,
    states: statesOf(interaction),
    outcome: outcomeOf(raw, interaction, keyOf(index)),
    duration: secondsOf(resultFor(raw, keyOf(index))?.duration),
  })),
})

/** Reads pact-core's result for a pact. An interaction without a result has not passed. */
export const verificationOf = (pact: Pact, result: unknown): E.Either<string, Verification> =>
  F.pipe(
    J.parse(String(result)),
    E.mapLeft(() => 'no JSON'),
    E.chain(decode(RawResult)),
    E.mapLeft((reason) => `the verifier's result cannot be read (${reason})`),
    E.bindTo('raw'),
    E.let('verification', ({ raw }) => verified(pact, raw)),
    E.filterOrElse(
      ({ raw, verification }) => raw.result || broken(verification).length > 0,
      () => 'the verifier reports a failure that belongs to no interaction',
    ),
    E.map(({ verification }) => verification),
  )

/** The interactions that the provider does not honour, or that could not be verified. */
export const broken = ({ interactions }: Verification): ReadonlyArray<Verified> =>
  interactions.filter(({ outcome }) => outcome._tag === 'Failed' || outcome._tag === 'NotVerified')
