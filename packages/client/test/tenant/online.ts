/** An installation of SuperOffice Online in memory: it answers the state of a tenant, and operations where the tenant is. */
import type { TenantState } from '@so-email/codecs'
import type { HttpRequest, Transport } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { response } from '../support.js'

export const host = 'https://online.superoffice.com'
export const stateUrl = `${host}/api/state/Cust12345`
export const place = (n: number) => `https://online${n}.superoffice.com/Cust12345`

export const running = {
  ContextIdentifier: 'Cust12345',
  Endpoint: place(2),
  State: 'Running',
  IsRunning: true,
  ValidUntil: '2099-01-01T00:00:00Z',
  Api: `${place(2)}/api`,
  Version: 'Release_11.10_2026.02.24-02',
}

export const saved = {
  EMailAccountId: 271,
  EMailAddress: 'sales@example.test',
  AssociateId: 244,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 0,
  ErrorCount: 0,
  ErrorReason: null,
}

type State = { readonly [K in keyof TenantState]: unknown }

/** What the state answers can be changed while it runs; operations are answered where the tenant is, and 421 elsewhere. */
export const online = (first: Partial<State> = {}) => {
  const requests: Array<HttpRequest> = []
  let state: unknown = { ...running, ...first }
  let at = place(2)
  const transport: Transport = (request) => async () => {
    requests.push(request)
    await Promise.resolve()
    if (request.url === stateUrl) return E.right(response(200, state))
    return E.right(request.url.startsWith(`${at}/api/`) ? response(200, saved) : response(421, 'Wrong subdomain'))
  }
  return {
    transport,
    requests,
    urls: () => requests.map(({ method, url }) => `${method} ${url.replace('/api/v1/Agents/EMail', '')}`),
    /** The operations are answered there, and the state names it unless it is kept. */
    move: (n: number, more: Partial<State> = {}) => {
      at = place(n)
      state = { ...running, Endpoint: at, ...more }
    },
    answerState: (next: unknown) => {
      state = next
    },
  }
}
