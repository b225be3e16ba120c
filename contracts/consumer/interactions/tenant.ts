/** A tenant of SuperOffice Online: its state, and the response at its old place after it has moved. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { type ClientError, fetchTransport } from '@so-email/client'
import { tenant } from '@so-email/client/tenant'
import { getCurrentAccountId, pathOf, saveEMailAccount, type TenantStateName } from '@so-email/codecs'
import type { Transport } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { expect } from 'vitest'
import { newAccount } from '../../samples/newAccount.js'
import { callClient, clientOf, failed } from '../client.js'
import { given, type Interaction, json } from '../Interaction.js'
import { ok, withBody } from './calling.js'
import { associate, createJson } from './save.js'

const contextId = 'Cust12345'
const endpoint = 'https://online2.superoffice.com/Cust12345'
const validUntil = '2026-02-23T09:52:01.9342965Z'

/** Sends the request for the state, and records the URL of any other. */
const recording =
  (urls: Array<string>): Transport =>
  (request, limits) => {
    if (request.method === 'GET') return fetchTransport(request, limits)
    urls.push(request.url)
    return async () => E.right({ status: 200, headers: [], body: new TextEncoder().encode('12') })
  }

/** Runs an operation against the tenant, and checks the URLs of its requests and its result. */
const sendToTenant = (
  check: (urls: ReadonlyArray<string>, result: E.Either<ClientError, unknown>) => void,
): Interaction['send'] => {
  const run = async (host: string, domain: string) => {
    const urls: Array<string> = []
    const baseUrl = tenant({ environment: 'online', contextId, host, domain })
    const client = clientOf(host, { baseUrl, transport: recording(urls) })
    const result = await client.getCurrentAccountId()().finally(client.close)
    return { urls, result }
  }
  return Object.assign((host: string) => run(host, 'superoffice.com').then(({ urls, result }) => check(urls, result)), {
    // The endpoint of a stub is on this machine.
    result: (host: string) => run(host, new URL(host).hostname).then(({ result }) => result),
  })
}

const stateOf = (
  state: TenantStateName,
  isRunning: boolean,
  more: object,
): Omit<Interaction, 'description' | 'send'> => ({
  group: 'online:tenant',
  states: [given('a tenant is in a state', { contextId, state })],
  request: { method: 'GET', path: `/api/state/${contextId}`, headers: { Accept: 'application/json' } },
  response: ok(
    json({
      ContextIdentifier: M.equal(contextId),
      State: M.equal(state),
      IsRunning: M.equal(isRunning),
      ValidUntil: M.regex(
        '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?(Z|[+-]\\d\\d:\\d\\d)?$',
        validUntil,
      ),
      ...more,
    }),
  ),
})

export const tenantLife: ReadonlyArray<Interaction> = [
  {
    description: 'a request for the state of a tenant that is running',
    ...stateOf('Running', true, { Endpoint: M.regex('^https?://[^/?#@]+(/[^?#]*)?$', endpoint) }),
    send: sendToTenant((urls) => expect(urls).toEqual([`${endpoint}${pathOf(getCurrentAccountId)}`])),
  },
  {
    description: 'a request for the state of a tenant that is suspended',
    ...stateOf('Suspended', false, {}),
    send: sendToTenant((urls, result) => {
      expect(urls).toEqual([])
      failed({ _tag: 'TenantUnavailable', state: 'Suspended', validUntil })(result)
    }),
  },
  {
    description: 'a request to save a new account where the tenant was before it moved',
    group: 'online:tenant',
    states: [associate, given('a tenant has moved', { contextId, path: '/online3/Cust12345' })],
    request: { path: pathOf(saveEMailAccount), ...withBody(createJson) },
    response: { status: 421 },
    send: callClient((client) => client.saveEMailAccount(newAccount), failed({ _tag: 'Rejected', status: 421 })),
  },
]
