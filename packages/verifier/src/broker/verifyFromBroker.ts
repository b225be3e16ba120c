/** Verifies a provider against the pacts that a broker selects, and publishes the results there. */
import { either as E, function as F, readonlyArray as RA, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { type Pact, pactFrom } from '../pact/Pact.js'
import type { Verification } from '../verification/Verification.js'
import type { Provider, Verifier } from '../verification/Verifier.js'
import { type Broker, decodeResource, linkTo } from './Broker.js'
import type { Commit } from './Commit.js'
import { verificationResult } from './verificationResult.js'

/** A version of a provider, and where it listens. */
export interface Candidate {
  readonly name: string
  readonly commit: Commit
  readonly provider: Provider
  readonly buildUrl: string | undefined
}

interface SelectedPact {
  readonly pact: Pact
  /** Where its result is published. */
  readonly results: string
}

const PactsForVerification = t.type({
  _embedded: t.type({ pacts: t.array(t.type({ _links: t.type({ self: t.type({ href: t.string }) }) })) }),
})

/** The pacts of the main branch of each consumer, of each deployed or released version, and of a branch of the same name. */
const consumerVersionSelectors = [{ mainBranch: true }, { deployedOrReleased: true }, { matchingBranch: true }]

const getPact =
  (broker: Broker) =>
  (url: string): TE.TaskEither<string, SelectedPact> =>
    F.pipe(
      broker.get(url),
      TE.chainEitherK((resource) =>
        F.pipe(
          E.Do,
          E.apS('pact', pactFrom(resource)),
          E.apS('results', linkTo('pb:publish-verification-results')(resource)),
        ),
      ),
    )

const selectPacts = (broker: Broker, { name, commit }: Candidate): TE.TaskEither<string, ReadonlyArray<SelectedPact>> =>
  F.pipe(
    broker.get(broker.url),
    TE.chainEitherK(linkTo('pb:provider-pacts-for-verification', { provider: name })),
    TE.chain((url) => broker.send('POST', url, { consumerVersionSelectors, providerVersionBranch: commit.branch })),
    TE.chainEitherK(decodeResource(PactsForVerification, 'list of pacts')),
    TE.map(({ _embedded }) => _embedded.pacts.map(({ _links }) => _links.self.href)),
    TE.filterOrElse(RA.isNonEmpty, () => `the broker selects no pact for ${name}`),
    TE.chain(TE.traverseSeqArray(getPact(broker))),
  )

/** Makes the version of the provider one of its branch. */
const recordBranch = (broker: Broker, { name, commit }: Candidate): TE.TaskEither<string, unknown> =>
  F.pipe(
    broker.get(broker.url),
    TE.chainEitherK(linkTo('pb:pacticipant-branch-version', { pacticipant: name, ...commit })),
    TE.chain((url) => broker.send('PUT', url, {})),
  )

const verifyAndPublish =
  (broker: Broker, verifier: Verifier, { commit, provider, buildUrl }: Candidate) =>
  ({ pact, results }: SelectedPact): TE.TaskEither<string, Verification> =>
    F.pipe(
      verifier.verify(pact, provider),
      TE.chainFirst((verification) => broker.send('POST', results, verificationResult(verification, commit, buildUrl))),
    )

/** The verifications, each of them published. A Left is the reason why the verification is inconclusive. */
export const verifyFromBroker =
  (broker: Broker, verifier: Verifier) =>
  (candidate: Candidate): TE.TaskEither<string, ReadonlyArray<Verification>> =>
    F.pipe(
      selectPacts(broker, candidate),
      TE.chainFirst(() => recordBranch(broker, candidate)),
      TE.chain(TE.traverseSeqArray(verifyAndPublish(broker, verifier, candidate))),
    )
