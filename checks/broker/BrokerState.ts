/** What a broker knows: versions and their branches, pacts, verification results, environments and deployments. */
import { createHash } from 'node:crypto'

export interface Version {
  readonly number: string
  readonly branches: Set<string>
}

export interface PublishedPact {
  readonly consumer: string
  readonly provider: string
  /** Equal for equal interactions: a pact that did not change stays verified. */
  readonly sha: string
  readonly content: Readonly<Record<string, unknown>>
  /** The versions of the consumer that published it, the latest at the end. */
  readonly versions: Array<string>
}

export interface VerificationResult {
  readonly sha: string
  readonly providerVersion: string
  readonly success: boolean
  readonly buildUrl: string | undefined
  readonly testResults: unknown
}

export interface Environment {
  readonly uuid: string
  readonly name: string
  readonly production: boolean
}

export interface Deployment {
  readonly pacticipant: string
  readonly version: string
  readonly environment: string
  currentlyDeployed: boolean
}

export interface BrokerState {
  readonly pacticipants: Map<string, Map<string, Version>>
  readonly mainBranches: Map<string, string>
  readonly pacts: Array<PublishedPact>
  readonly results: Array<VerificationResult>
  readonly environments: Array<Environment>
  readonly deployments: Array<Deployment>
}

export const emptyState = (): BrokerState => ({
  pacticipants: new Map(),
  mainBranches: new Map(),
  pacts: [],
  results: [],
  environments: [],
  deployments: [],
})

/** The branches that a broker takes for the main branch of a pacticipant that has none. */
const mainBranchCandidates = ['develop', 'main', 'master']

/** Adds a version, and its branch. */
export const addVersion = (state: BrokerState, pacticipant: string, number: string, branch?: string): Version => {
  const versions = state.pacticipants.get(pacticipant) ?? new Map<string, Version>()
  const version = versions.get(number) ?? { number, branches: new Set() }
  state.pacticipants.set(pacticipant, versions.set(number, version))
  if (branch === undefined) return version
  version.branches.add(branch)
  if (!state.mainBranches.has(pacticipant) && mainBranchCandidates.includes(branch))
    state.mainBranches.set(pacticipant, branch)
  return version
}

export const branchesOf = (state: BrokerState, pacticipant: string, version: string): ReadonlySet<string> =>
  state.pacticipants.get(pacticipant)?.get(version)?.branches ?? new Set()

const shaOf = (content: Readonly<Record<string, unknown>>): string =>
  createHash('sha1').update(JSON.stringify(content['interactions'])).digest('hex')

/** Adds a pact. A version that has published another one is a conflict. */
export const addPact = (
  state: BrokerState,
  { consumer, provider, version }: Readonly<{ consumer: string; provider: string; version: string }>,
  content: Readonly<Record<string, unknown>>,
): 'added' | 'conflict' => {
  const sha = shaOf(content)
  const between = state.pacts.filter((pact) => pact.consumer === consumer && pact.provider === provider)
  if (between.some((pact) => pact.versions.includes(version) && pact.sha !== sha)) return 'conflict'
  const same = between.find((pact) => pact.sha === sha)
  if (same === undefined) state.pacts.push({ consumer, provider, sha, content, versions: [version] })
  else if (!same.versions.includes(version)) same.versions.push(version)
  return 'added'
}

/** Records a deployment in place of the version of the same pacticipant that the environment ran before. */
export const deploy = (state: BrokerState, deployment: Omit<Deployment, 'currentlyDeployed'>): void => {
  for (const each of state.deployments)
    if (each.pacticipant === deployment.pacticipant && each.environment === deployment.environment)
      each.currentlyDeployed = false
  state.deployments.push({ ...deployment, currentlyDeployed: true })
}

/** The version of a pacticipant that runs in an environment, or in any. */
export const deployedVersions = (
  state: BrokerState,
  pacticipant: string,
  environment?: string,
): ReadonlyArray<string> =>
  state.deployments
    .filter((each) => each.pacticipant === pacticipant && each.currentlyDeployed)
    .filter((each) => environment === undefined || each.environment === environment)
    .map(({ version }) => version)
