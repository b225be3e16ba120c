/** The pacticipants of the double with their versions, branches and deployments. */
import { randomUUID } from 'node:crypto'
import { addVersion, deploy } from './BrokerState.js'
import { created, type Handler, link, notFound, ok } from './Handler.js'

/** The resource of a provider: pact-core finds here how to record a branch. */
export const pacticipant: Handler = ({ base }, name = '') =>
  ok({
    name,
    _links: {
      self: link(`${base}/pacticipants/${encodeURIComponent(name)}`, 'Pacticipant'),
      'pb:branch-version': link(
        `${base}/pacticipants/${encodeURIComponent(name)}/branches/{branch}/versions/{version}`,
        'Branch version',
      ),
    },
  })

export const versionOf: Handler = ({ state, base }, pacticipant = '', number = '') => {
  const version = state.pacticipants.get(pacticipant)?.get(number)
  if (version === undefined) return notFound
  const self = `${base}/pacticipants/${encodeURIComponent(pacticipant)}/versions/${encodeURIComponent(number)}`
  return ok({
    number,
    _embedded: { branchVersions: [...version.branches].map((name) => ({ name })) },
    _links: {
      self: { ...link(self, 'Version'), name: number },
      'pb:record-deployment': state.environments.map(({ uuid, name }) => ({
        ...link(`${self}/deployed-versions/environment/${uuid}`, `Record deployment to ${name}`),
        name,
      })),
    },
  })
}

export const putBranchVersion: Handler = (context, pacticipant = '', branch = '', number = '') => {
  addVersion(context.state, pacticipant, number, branch)
  return versionOf(context, pacticipant, number)
}

export const recordDeployment: Handler = ({ state, base }, pacticipant = '', version = '', uuid = '') => {
  const environment = state.environments.find((each) => each.uuid === uuid)
  if (environment === undefined || state.pacticipants.get(pacticipant)?.has(version) !== true) return notFound
  deploy(state, { pacticipant, version, environment: environment.name })
  const id = randomUUID()
  return created({
    uuid: id,
    currentlyDeployed: true,
    _links: { self: link(`${base}/deployed-versions/${id}`, 'Deployed version') },
  })
}
