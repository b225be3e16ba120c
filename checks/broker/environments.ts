/** The environments of the double: list and create. */
import { randomUUID } from 'node:crypto'
import type { Environment } from './BrokerState.js'
import { created, type Handler, invalid, link, ok, textIn } from './Handler.js'

const environmentOf = (base: string, { uuid, name, production }: Environment) => ({
  uuid,
  name,
  displayName: name,
  production,
  _links: { self: { ...link(`${base}/environments/${uuid}`, 'Environment'), name } },
})

export const createEnvironment: Handler = ({ state, base, body }) => {
  const name = textIn(body, 'name')
  if (name === undefined || state.environments.some((each) => each.name === name)) return invalid('name')
  const environment = { uuid: randomUUID(), name, production: body['production'] === true }
  state.environments.push(environment)
  return created(environmentOf(base, environment))
}

export const listEnvironments: Handler = ({ state, base }) =>
  ok({
    _embedded: { environments: state.environments.map((each) => environmentOf(base, each)) },
    _links: { self: link(`${base}/environments`, 'Environments') },
  })
