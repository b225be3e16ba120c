/** The pacts of the double: publish, select, read, and record verification results. */
import { addPact, addVersion, type BrokerState, type PublishedPact } from './BrokerState.js'
import { created, type Handler, invalid, link, notFound, ok, textIn } from './Handler.js'
import { selectPacts } from './selectPacts.js'

const pactUrl = (base: string, { provider, consumer, sha }: PublishedPact): string =>
  `${base}/pacts/provider/${encodeURIComponent(provider)}/consumer/${encodeURIComponent(consumer)}/pact-version/${sha}`

export const publishContracts: Handler = ({ state, base, body }) => {
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

export const pactsForVerification: Handler = ({ state, base, body }, provider = '') => {
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

export const pactVersion: Handler = ({ state, base }, provider = '', consumer = '', sha = '') => {
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

export const publishResults: Handler = ({ state, base, body }, provider = '', consumer = '', sha = '') => {
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
