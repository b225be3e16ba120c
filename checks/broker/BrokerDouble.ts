/**
 * A double of a Pact Broker, which is not a Pact Broker: it keeps its state in memory and has the part of the documented API
 * that our commands and pact-core use. Every response names it as a double.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import {
  addPact,
  addVersion,
  type BrokerState,
  deploy,
  type Environment,
  emptyState,
  type PublishedPact,
} from './BrokerState.js'
import { matrix } from './matrix.js'
import { selectPacts } from './selectPacts.js'

export interface BrokerDouble {
  readonly url: string
  readonly state: BrokerState
  readonly close: () => Promise<void>
}

interface Reply {
  readonly status: number
  readonly body: unknown
}

type Handler = (
  context: Readonly<{
    state: BrokerState
    base: string
    query: URLSearchParams
    body: Readonly<Record<string, unknown>>
  }>,
  ...path: ReadonlyArray<string>
) => Reply

const ok = (body: object): Reply => ({ status: 200, body })
const created = (body: object): Reply => ({ status: 201, body })
const notFound: Reply = { status: 404, body: { error: 'The requested document was not found on this server.' } }
const invalid = (field: string): Reply => ({ status: 400, body: { errors: { [field]: ['is missing or wrong'] } } })

const link = (href: string, title: string) => ({ href, title, templated: href.includes('{') })
const textIn = (body: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = body[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

const environmentOf = (base: string, { uuid, name, production }: Environment) => ({
  uuid,
  name,
  displayName: name,
  production,
  _links: { self: { ...link(`${base}/environments/${uuid}`, 'Environment'), name } },
})

const pactUrl = (base: string, { provider, consumer, sha }: PublishedPact): string =>
  `${base}/pacts/provider/${encodeURIComponent(provider)}/consumer/${encodeURIComponent(consumer)}/pact-version/${sha}`

const index: Handler = ({ base }) =>
  ok({
    _links: {
      self: link(base, 'Index of a double, which is not a Pact Broker'),
      'pb:publish-contracts': link(`${base}/contracts/publish`, 'Publish contracts'),
      'pb:pacticipant-version': link(`${base}/pacticipants/{pacticipant}/versions/{version}`, 'Pacticipant version'),
      'pb:pacticipant-branch-version': link(
        `${base}/pacticipants/{pacticipant}/branches/{branch}/versions/{version}`,
        'Get or add/create a pacticipant version for a branch',
      ),
      'pb:provider-pacts-for-verification': link(
        `${base}/pacts/provider/{provider}/for-verification`,
        'Pact versions to be verified for the specified provider',
      ),
      'pb:environments': link(`${base}/environments`, 'Environments'),
      'pb:environment': link(`${base}/environments/{uuid}`, 'Environment'),
    },
  })

const publishContracts: Handler = ({ state, base, body }) => {
  const name = textIn(body, 'pacticipantName')
  const version = textIn(body, 'pacticipantVersionNumber')
  if (name === undefined) return invalid('pacticipantName')
  if (version === undefined) return invalid('pacticipantVersionNumber')
  const contracts = Array.isArray(body['contracts']) ? body['contracts'] : []
  for (const { consumerName, providerName, content } of contracts) {
    const pact = JSON.parse(Buffer.from(content, 'base64').toString('utf8'))
    if (consumerName !== name || pact.consumer?.name !== name) return invalid('consumerName')
    if (addPact(state, { consumer: name, provider: providerName, version }, pact) === 'conflict')
      return {
        status: 409,
        body: { notices: [{ type: 'error', text: 'Cannot change the content of the pact for this version.' }] },
      }
    addVersion(state, name, version, textIn(body, 'branch'))
    if (!state.pacticipants.has(providerName)) state.pacticipants.set(providerName, new Map())
  }
  const notices = [{ type: 'success', text: `Pact successfully published for ${name} version ${version} to a double.` }]
  return ok({
    notices,
    _embedded: {},
    _links: { 'pb:pacticipant': link(`${base}/pacticipants/${name}`, 'Pacticipant') },
  })
}

const versionOf: Handler = ({ state, base }, pacticipant = '', number = '') => {
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

const putBranchVersion: Handler = (context, pacticipant = '', branch = '', number = '') => {
  addVersion(context.state, pacticipant, number, branch)
  return versionOf(context, pacticipant, number)
}

const recordDeployment: Handler = ({ state, base }, pacticipant = '', version = '', uuid = '') => {
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

const createEnvironment: Handler = ({ state, base, body }) => {
  const name = textIn(body, 'name')
  if (name === undefined || state.environments.some((each) => each.name === name)) return invalid('name')
  const environment = { uuid: randomUUID(), name, production: body['production'] === true }
  state.environments.push(environment)
  return created(environmentOf(base, environment))
}

const listEnvironments: Handler = ({ state, base }) =>
  ok({
    _embedded: { environments: state.environments.map((each) => environmentOf(base, each)) },
    _links: { self: link(`${base}/environments`, 'Environments') },
  })

const pactsForVerification: Handler = ({ state, base, body }, provider = '') => {
  const selectors = Array.isArray(body['consumerVersionSelectors']) ? body['consumerVersionSelectors'] : []
  const pacts = selectPacts(state, provider, selectors, textIn(body, 'providerVersionBranch'))
  return ok({
    _embedded: {
      pacts: pacts.map((pact) => ({
        shortDescription: 'selected by a double',
        verificationProperties: { notices: [] },
        _links: { self: { href: pactUrl(base, pact), name: `Pact between ${pact.consumer} and ${provider}` } },
      })),
    },
    _links: { self: link(`${base}/pacts/provider/${provider}/for-verification`, 'Pacts to be verified') },
  })
}

const findPact = (state: BrokerState, provider: string, consumer: string, sha: string) =>
  state.pacts.find((pact) => pact.provider === provider && pact.consumer === consumer && pact.sha === sha)

const pactVersion: Handler = ({ state, base }, provider = '', consumer = '', sha = '') => {
  const pact = findPact(state, provider, consumer, sha)
  if (pact === undefined) return notFound
  const provides = `${base}/pacticipants/${encodeURIComponent(provider)}`
  return ok({
    ...pact.content,
    createdAt: '2026-01-01T00:00:00+00:00',
    _links: {
      self: { ...link(pactUrl(base, pact), 'Pact'), name: `Pact between ${consumer} and ${provider}` },
      'pb:provider': { ...link(provides, 'Provider'), name: provider },
      'pb:publish-verification-results': link(
        `${pactUrl(base, pact)}/verification-results`,
        'Publish verification results',
      ),
    },
  })
}

const publishResults: Handler = ({ state, base, body }, provider = '', consumer = '', sha = '') => {
  const pact = findPact(state, provider, consumer, sha)
  const version = textIn(body, 'providerApplicationVersion')
  if (pact === undefined) return notFound
  if (version === undefined) return invalid('providerApplicationVersion')
  if (typeof body['success'] !== 'boolean') return invalid('success')
  addVersion(state, provider, version)
  const result = {
    sha,
    providerVersion: version,
    success: body['success'],
    buildUrl: textIn(body, 'buildUrl'),
    testResults: body['testResults'],
  }
  state.results.push(result)
  return created({
    ...body,
    _links: {
      self: link(`${pactUrl(base, pact)}/verification-results/${state.results.length}`, 'Verification result'),
    },
  })
}

/** The resource of a provider: pact-core finds here how to record a branch. */
const pacticipant: Handler = ({ base }, name = '') =>
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

const getMatrix: Handler = ({ state, query }) => {
  const [name, version, environment] = [
    query.get('q[][pacticipant]'),
    query.get('q[][version]'),
    query.get('environment'),
  ]
  if (name === null) return invalid('q')
  return ok(matrix(state, { pacticipant: name, version: version ?? '', environment: environment ?? '' }))
}

const routes: ReadonlyArray<readonly [string, RegExp, Handler]> = [
  ['GET', /^\/$/, index],
  ['POST', /^\/contracts\/publish$/, publishContracts],
  ['GET', /^\/environments$/, listEnvironments],
  ['POST', /^\/environments$/, createEnvironment],
  ['GET', /^\/pacticipants\/([^/]+)$/, pacticipant],
  ['GET', /^\/pacticipants\/([^/]+)\/versions\/([^/]+)$/, versionOf],
  ['PUT', /^\/pacticipants\/([^/]+)\/branches\/([^/]+)\/versions\/([^/]+)$/, putBranchVersion],
  ['POST', /^\/pacticipants\/([^/]+)\/versions\/([^/]+)\/deployed-versions\/environment\/([^/]+)$/, recordDeployment],
  // pact-core follows the link with GET, which the API has deprecated, and then sends its selectors.
  ['GET', /^\/pacts\/provider\/([^/]+)\/for-verification$/, pactsForVerification],
  ['POST', /^\/pacts\/provider\/([^/]+)\/for-verification$/, pactsForVerification],
  ['GET', /^\/pacts\/provider\/([^/]+)\/consumer\/([^/]+)\/pact-version\/([^/]+)$/, pactVersion],
  [
    'POST',
    /^\/pacts\/provider\/([^/]+)\/consumer\/([^/]+)\/pact-version\/([^/]+)\/verification-results$/,
    publishResults,
  ],
  ['GET', /^\/matrix$/, getMatrix],
]

const bodyOf = async (request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> => {
  const chunks: Array<Buffer> = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? {} : JSON.parse(text)
}

const reply = async (state: BrokerState, base: string, request: IncomingMessage): Promise<Reply> => {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', base)
  for (const [method, path, handler] of routes) {
    const match = path.exec(pathname)
    if (match !== null && method === request.method)
      return handler({ state, base, query, body: await bodyOf(request) }, ...match.slice(1).map(decodeURIComponent))
  }
  return notFound
}

/** Starts a double that demands a token. */
export const startBrokerDouble = async (token: string): Promise<BrokerDouble> => {
  const state = emptyState()
  let url = ''
  const server = createServer(async (request, response) => {
    const allowed = request.headers.authorization === `Bearer ${token}`
    const { status, body } = allowed
      ? await reply(state, url, request)
      : { status: 401, body: { error: 'Unauthorized' } }
    response.writeHead(status, { 'content-type': 'application/hal+json', 'x-pact-broker-double': 'not a Pact Broker' })
    response.end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return {
    url,
    state,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
