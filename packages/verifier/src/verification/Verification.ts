/**
 * What a verification found: for every interaction of a pact whether the provider honours it, and where it does not.
 * Places and kinds only: the verifier's own result quotes what the provider answered, and that may be anybody's mail.
 */
import { drawFailure } from '@so-email/codecs'
import { either as E, function as F, json as J } from 'fp-ts'
import * as t from 'io-ts'
import type { Pact } from '../pact/Pact.js'
import { type Mismatch, mismatchOf, RawMismatch } from './Mismatch.js'

export type Outcome =
  | { readonly _tag: 'Passed' }
  | { readonly _tag: 'Failed'; readonly mismatches: ReadonlyArray<Mismatch> }
  /** There was no answer to compare: a state could not be brought about, or the provider was not reached. */
  | { readonly _tag: 'NotVerified'; readonly reason: string }
  /** It was not asked. */
  | { readonly _tag: 'LeftOut'; readonly reason: string }

export interface Verified {
  readonly description: string
  readonly states: ReadonlyArray<string>
  readonly outcome: Outcome
  /** Seconds. */
  readonly duration: number
}

export interface Verification {
  readonly consumer: string
  readonly provider: string
  readonly interactions: ReadonlyArray<Verified>
}

/** What `verifyPacts` of pact-core answers. */
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

const outcomeOf = (pact: Pact, raw: RawResult, description: string): Outcome => {
  const result = raw.interactionResults.find((each) => each.description === description)
  // The native verifier can panic over one answer, and then reports success with the results that it has.
  if (result === undefined) return { _tag: 'NotVerified', reason: 'the verifier stopped before it had a result' }
  if (result.result === 'OK') return { _tag: 'Passed' }
  const error = raw.errors.find(({ interaction }) => interaction.endsWith(` - ${description}`))
  const expected = pact.interactions.find((each) => each.description === description)
  if (error === undefined || expected === undefined || error.mismatch.type === 'error')
    return { _tag: 'NotVerified', reason: 'the state could not be brought about, or there was no answer' }
  return { _tag: 'Failed', mismatches: error.mismatch.mismatches.map(mismatchOf(expected)) }
}

/** Reads the verifier's result for a pact. An interaction without a result is never taken for a passed one. */
export const verificationOf = (pact: Pact, result: unknown): E.Either<string, Verification> =>
  F.pipe(
    J.parse(String(result)),
    E.mapLeft(() => 'no JSON'),
    E.chain((value) => E.mapLeft((errors: t.Errors) => drawFailure(errors).join('; '))(RawResult.decode(value))),
    E.bimap(
      (reason) => `the verifier gave no result that can be read (${reason})`,
      (raw) => ({
        consumer: pact.consumer.name,
        provider: pact.provider.name,
        interactions: pact.interactions.map(({ description, providerStates = [] }) => ({
          description,
          states: providerStates.map(({ name }) => name),
          outcome: outcomeOf(pact, raw, description),
          duration: secondsOf(raw.interactionResults.find((each) => each.description === description)?.duration),
        })),
      }),
    ),
  )

/** The interactions that the provider does not honour, or of which nobody knows. */
export const broken = ({ interactions }: Verification): ReadonlyArray<Verified> =>
  interactions.filter(({ outcome }) => outcome._tag === 'Failed' || outcome._tag === 'NotVerified')
