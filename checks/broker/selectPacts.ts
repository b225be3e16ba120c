/** Which pacts a provider has to verify, by the selectors that the API documents. */
import { type BrokerState, branchesOf, deployedVersions, type PublishedPact } from './BrokerState.js'

export interface Selector {
  readonly mainBranch?: boolean
  readonly branch?: string
  readonly matchingBranch?: boolean
  readonly deployed?: boolean
  readonly deployedOrReleased?: boolean
  readonly environment?: string
  readonly consumer?: string
}

/** The latest pact of each consumer on a branch. */
const latestOnBranch = (
  state: BrokerState,
  pacts: ReadonlyArray<PublishedPact>,
  branchOf: (consumer: string) => string | undefined,
) =>
  [...new Set(pacts.map(({ consumer }) => consumer))].flatMap((consumer) => {
    const branch = branchOf(consumer)
    const numbers = [...(state.pacticipants.get(consumer)?.keys() ?? [])]
    const latest = numbers.findLast((number) => branch !== undefined && branchesOf(state, consumer, number).has(branch))
    return pacts.filter((pact) => pact.consumer === consumer && latest !== undefined && pact.versions.includes(latest))
  })

/** The pacts that one selector selects. */
const selectedBy =
  (state: BrokerState, pacts: ReadonlyArray<PublishedPact>, providerBranch: string | undefined) =>
  (selector: Selector) => {
    const candidates = pacts.filter(({ consumer }) => selector.consumer === undefined || selector.consumer === consumer)
    if (selector.mainBranch) return latestOnBranch(state, candidates, (consumer) => state.mainBranches.get(consumer))
    if (selector.branch !== undefined) return latestOnBranch(state, candidates, () => selector.branch)
    if (selector.matchingBranch) return latestOnBranch(state, candidates, () => providerBranch)
    if (selector.deployed || selector.deployedOrReleased)
      return candidates.filter(({ consumer, versions }) =>
        deployedVersions(state, consumer, selector.environment).some((version) => versions.includes(version)),
      )
    return []
  }

/** The pacts that any of the selectors selects, each once; without a selector the latest of each consumer. */
export const selectPacts = (
  state: BrokerState,
  provider: string,
  selectors: ReadonlyArray<Selector>,
  providerBranch: string | undefined,
): ReadonlyArray<PublishedPact> => {
  const pacts = state.pacts.filter((pact) => pact.provider === provider)
  if (selectors.length === 0) return [...new Map(pacts.map((pact) => [pact.consumer, pact])).values()]
  return [...new Set(selectors.flatMap(selectedBy(state, pacts, providerBranch)))]
}
