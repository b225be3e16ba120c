/** Providers that send a client to the wrong tenant, or to none. */
import * as t from 'io-ts'
import { type Members, responding, withJson } from '../providers/changes.js'
import type { Change, Provider } from '../providers/Provider.js'
import { wrong } from './form.js'

const running = 'a request for the state of a tenant that is running'
const suspended = 'a request for the state of a tenant that is suspended'
const moved = 'a request to save a new account where the tenant was before it moved'

const State = t.intersection([t.UnknownRecord, t.type({ ContextIdentifier: t.string })])

const state = (change: Members): Change =>
  responding(withJson((value) => (State.is(value) ? { ...value, ...change } : value)))

const misdirected = (status: number): Change =>
  responding((response) => (response.status === 421 ? { ...response, status } : response))

export const tenants: Readonly<Record<string, Provider>> = {
  'returns the state of another tenant': wrong(
    'the credentials of one tenant are sent to another',
    state({ ContextIdentifier: 'Cust9' }),
    { [running]: 'body $.ContextIdentifier' },
  ),
  'reports every tenant as running': wrong('a suspended tenant is called', state({ IsRunning: true }), {
    [suspended]: 'body $.IsRunning',
  }),
  'writes IsRunning as a text': wrong('no tenant is found', state({ IsRunning: 'true' }), {
    [running]: 'body $.IsRunning',
  }),
  'writes a state as a number': wrong('no tenant is found', state({ State: 2 }), { [running]: 'body $.State' }),
  'returns a path as the endpoint': wrong('no tenant is found', state({ Endpoint: '/Cust12345' }), {
    [running]: 'body $.Endpoint',
  }),
  'returns no time until which a state holds': wrong('no tenant is found', state({ ValidUntil: null }), {
    [running]: 'body $.ValidUntil',
  }),
  'responds with 404 where a tenant was': wrong('a tenant that moved is not followed', misdirected(404), {
    [moved]: 'status',
  }),
  'redirects from where a tenant was': wrong('a tenant that moved is not followed', misdirected(307), {
    [moved]: 'status',
  }),
}
