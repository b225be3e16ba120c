/**
 * A double of a Pact Broker, which is not a Pact Broker: it keeps its state in memory and has the part of the documented API
 * that our commands and pact-core use. Every response names it as a double.
 */
import { createServer, type IncomingMessage } from 'node:http'
import { type BrokerState, emptyState } from './BrokerState.js'
import { createEnvironment, listEnvironments } from './environments.js'
import { type Handler, invalid, link, notFound, ok, type Reply } from './Handler.js'
import { matrix } from './matrix.js'
import { pacticipant, putBranchVersion, recordDeployment, versionOf } from './pacticipants.js'
import { pactsForVerification, pactVersion, publishContracts, publishResults } from './pacts.js'

export interface BrokerDouble {
  readonly url: string
  readonly state: BrokerState
  readonly close: () => Promise<void>
}

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
