/**
 * What a tenant answers in place of its operations: its state; 421 where it was before; 503 where it does not run. Pure: the
 * time is a parameter. Source: the article on the tenant status; the bodies of 421 and 503, and the status 503, are assumed.
 */
import { agentError, dateTimeOffset, never, TenantState } from '@so-email/codecs'
import { type HttpRequest, header } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import { nothingKnown, type Outcome, refused } from './Outcome.js'
import { methodNotAllowed } from './refusal/Refusal.js'
import { jsonResponse } from './refusal/textResponse.js'
import { toHead } from './response/toHead.js'
import { targetOf } from './routing/router.js'
import type { Settings } from './Settings.js'
import { none } from './store/Change.js'
import { isRunning, type Tenant } from './tenants/Tenant.js'

type Place = Pick<Settings, 'tenant' | 'route'>

/** The outcome of a request, if it is none for an operation. */
export const answerAsTenant =
  (place: Place, now: number) =>
  (request: HttpRequest): O.Option<Outcome> =>
    request.method === 'HEAD'
      ? O.map(toHead)(answerAsTenant(place, now)({ ...request, method: 'GET' }))
      : toOutcome(place, now, request)

const toOutcome = ({ tenant, route }: Place, now: number, request: HttpRequest): O.Option<Outcome> => {
  const { contextId } = tenant
  if (contextId === null) return O.none
  const { path } = targetOf(request.url)
  return F.pipe(
    requestedId(path),
    O.map((id) => stateOutcome({ ...tenant, contextId }, id, request, now)),
    O.alt(() => unavailable(tenant, route, path)),
  )
}

const statePath = /^\/api\/state\/([^/]+)\/?$/i

const requestedId = (path: string): O.Option<string> => O.fromNullable(statePath.exec(path)?.[1])

/** Whether a path is that of the state of a tenant. */
export const isStatePath = (path: string): boolean => statePath.test(path)

type NamedTenant = Tenant & { readonly contextId: string }

const stateOutcome = (tenant: NamedTenant, id: string, request: HttpRequest, now: number): Outcome =>
  request.method === 'GET'
    ? {
        response: jsonResponse(200, TenantState.encode(stateOf(tenant, id, request, now))),
        change: none,
        facts: nothingKnown,
      }
    : refused(methodNotAllowed('GET, HEAD'))

/** A tenant that is not this one is unknown. */
const stateOf = ({ contextId, state, path, validFor }: NamedTenant, id: string, request: HttpRequest, now: number) => {
  const isThis = contextId.toLowerCase() === id.toLowerCase()
  const isThere = isThis && state !== 'Unknown' && state !== 'Deleted'
  const endpoint = originOf(request) + path
  return {
    ContextIdentifier: isThis ? contextId : id,
    Endpoint: isThere ? endpoint : null,
    State: isThis ? state : 'Unknown',
    IsRunning: isThis && isRunning(state),
    ValidUntil: F.pipe(
      dateTimeOffset.fromDate(new Date(now + validFor)),
      O.getOrElse(() => never),
    ),
    Api: isThere ? `${endpoint}/api` : null,
    Version: isThere ? 'Release_11.10_2026.02.24-02' : null,
  } satisfies TenantState
}

/** Of the URL in memory, or of the host on a socket. */
const originOf = ({ url, headers }: HttpRequest): string =>
  F.pipe(
    O.fromNullable(/^https?:\/\/[^/?#]+/i.exec(url)?.[0]),
    O.alt(() =>
      F.pipe(
        headers,
        header('Host'),
        O.map((host) => `http://${host}`),
      ),
    ),
    O.getOrElse(() => 'http://localhost'),
  )

const unavailable = ({ state, former }: Tenant, route: Settings['route'], path: string): O.Option<Outcome> => {
  const here = route(path)
  if (here !== undefined)
    return isRunning(state) ? O.none : O.some(refusedWith(503, `the tenant is ${state}`, here.operation.name))
  return F.pipe(
    former.map((route) => route(path)).find((endpoint) => endpoint !== undefined),
    O.fromNullable,
    O.map(({ operation }) => refusedWith(421, 'Wrong subdomain used to access tenant', operation.name)),
  )
}

const refusedWith = (status: number, reason: string, operation: string): Outcome =>
  refused({ reason, response: jsonResponse(status, agentError('HttpException', reason)) }, operation)
