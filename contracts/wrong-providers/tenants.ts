/** Providers that send a client to the wrong tenant, or to none. */
import * as t from 'io-ts'
import { jsonValue, type Members, responding } from '../providers/changes.js'
import type { Change, Provider } from '../providers/Provider.js'
import { wrong } from './form.js'

const running = 'a request for the state of a tenant that is running'
const suspended = 'a request for the state of a tenant that is suspended'
const moved = 'a request to save a new account where the tenant was before it moved'

const State = t.intersection([t.UnknownRecord, t.type({ ContextIdentifier: t.string })])

const state = (change: Members): Change => jsonValue((value) => (State.is(value) ? { ...value, ...change } : value))

const misdirected = (status: number): Change =>
  responding((response) => (response.status === 421 ? { ...response, status } : response))

/** Our client finds no tenant. */
const lost = (change: Members, place: string, because = 'no tenant is found'): Provider =>
  wrong(because, state(change), { [running]: place }, { clientGets: 'TenantUnavailable' })

const notFollowed = 'a tenant that moved is not followed'

export const tenants: Readonly<Record<string, Provider>> = {
  'returns the state of another tenant': lost(
    { ContextIdentifier: 'Cust9' },
    'body $.ContextIdentifier',
    'a client that does not compare the ids sends the credentials of one tenant to another',
  ),
  'reports every tenant as running': wrong('a suspended tenant is called', state({ IsRunning: true }), {
    [suspended]: 'body $.IsRunning',
  }),
  'writes IsRunning as a text': lost({ IsRunning: 'true' }, 'body $.IsRunning'),
  'writes a state as a number': lost({ State: 2 }, 'body $.State'),
  'returns a path as the endpoint': lost({ Endpoint: '/Cust12345' }, 'body $.Endpoint'),
  'returns no time until which a state holds': lost({ ValidUntil: null }, 'body $.ValidUntil'),
  'responds with 404 where a tenant was': wrong(
    notFollowed,
    misdirected(404),
    { [moved]: 'status' },
    { clientGets: 'Rejected' },
  ),
  'redirects from where a tenant was': wrong(
    notFollowed,
    misdirected(307),
    { [moved]: 'status' },
    { clientGets: 'NotUnderstood' },
  ),
}
