/** Whether a version may be deployed: the matrix of pacts and verification results, as the API documents it. */
import { type BrokerState, branchesOf, deployedVersions } from './BrokerState.js'

interface Query {
  readonly pacticipant: string
  readonly version: string
  readonly environment: string
}

interface Row {
  readonly consumer: Readonly<{ name: string; version: string }>
  readonly provider: Readonly<{ name: string; version: string | undefined }>
  readonly success: boolean | undefined
}

/** The latest result of a provider's version for a pact. */
const resultFor = (state: BrokerState, sha: string, providerVersion: string): boolean | undefined =>
  state.results.findLast((result) => result.sha === sha && result.providerVersion === providerVersion)?.success

/** A consumer needs each of its providers in the environment. */
const rowsAsConsumer = (state: BrokerState, { pacticipant, version, environment }: Query): ReadonlyArray<Row> =>
  state.pacts
    .filter((pact) => pact.consumer === pacticipant && pact.versions.includes(version))
    .flatMap(({ provider, sha }) => {
      const running = deployedVersions(state, provider, environment)
      return (running.length === 0 ? [undefined] : running).map((providerVersion) => ({
        consumer: { name: pacticipant, version },
        provider: { name: provider, version: providerVersion },
        success: providerVersion === undefined ? undefined : resultFor(state, sha, providerVersion),
      }))
    })

/** A provider needs no consumer, but it must honour the pacts of those that the environment runs. */
const rowsAsProvider = (state: BrokerState, { pacticipant, version, environment }: Query): ReadonlyArray<Row> =>
  state.pacts
    .filter((pact) => pact.provider === pacticipant)
    .flatMap(({ consumer, sha, versions }) =>
      deployedVersions(state, consumer, environment)
        .filter((running) => versions.includes(running))
        .map((running) => ({
          consumer: { name: consumer, version: running },
          provider: { name: pacticipant, version },
          success: resultFor(state, sha, version),
        })),
    )

const reasonOf = (exists: boolean, rows: ReadonlyArray<Row>, { pacticipant, version }: Query): string => {
  if (!exists) return `No pacts or verifications have been published for version ${version} of ${pacticipant}`
  const unknown = rows.find(({ success }) => success === undefined)
  if (unknown) return `There is no verified pact between ${unknown.consumer.name} and ${unknown.provider.name}`
  const failed = rows.find(({ success }) => success === false)
  if (failed) return `The verification for the pact between ${failed.consumer.name} and ${failed.provider.name} failed`
  return rows.length === 0
    ? 'There are no missing dependencies'
    : 'All required verification results are published and successful'
}

const party = (state: BrokerState, { name, version }: Readonly<{ name: string; version: string | undefined }>) => ({
  name,
  version:
    version === undefined ? null : { number: version, branch: [...branchesOf(state, name, version)].at(-1) ?? null },
})

/** The resource `/matrix`. */
export const matrix = (state: BrokerState, query: Query): object => {
  const exists = state.pacticipants.get(query.pacticipant)?.has(query.version) === true
  const rows = [...rowsAsConsumer(state, query), ...rowsAsProvider(state, query)]
  const count = (wanted: boolean | undefined) => rows.filter(({ success }) => success === wanted).length
  const deployable = !exists ? false : count(undefined) > 0 ? null : count(false) === 0
  const reason = reasonOf(exists, rows, query)
  return {
    summary: { deployable, reason, success: count(true), failed: count(false), unknown: count(undefined) },
    notices: [{ type: deployable === true ? 'success' : 'error', text: reason }],
    matrix: rows.map(({ consumer, provider, success }) => ({
      consumer: party(state, consumer),
      provider: party(state, provider),
      verificationResult: success === undefined ? null : { success },
    })),
  }
}
