/** The credentials of a request: the three schemes, a browser's session, and the response to missing or wrong ones. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { type Auth, basic, bearer, type ClientConfig, soTicket, xsrf } from '@so-email/client'
import { pathOf, saveEMailAccount } from '@so-email/codecs'
import { expect } from 'vitest'
import { sampleCredentials } from '../../samples/credentials.js'
import { newAccount, newAccountJson } from '../../samples/newAccount.js'
import { asDocumentedUser, callClient, failed, responseIn } from '../client.js'
import { given, type Headers, type Interaction, json, type PactResponse, text } from '../Interaction.js'
import { ok } from './calling.js'
import { associate, createdBody, createJson } from './save.js'

const { Authorization: _, ...anonymous } = asDocumentedUser

interface As extends Pick<Interaction, 'description' | 'group'>, Partial<Pick<Interaction, 'states'>> {
  readonly auth: Auth
  readonly headers: Headers
  readonly config?: Partial<ClientConfig>
}

const create = (as: As, response: PactResponse, check: Parameters<typeof callClient>[1]): Interaction => ({
  description: as.description,
  group: as.group,
  states: as.states ?? [associate],
  request: {
    path: pathOf(saveEMailAccount),
    headers: { ...anonymous, ...as.headers },
    body: json(createJson),
  },
  response,
  send: callClient((client) => client.saveEMailAccount(newAccount), check, { auth: as.auth, ...as.config }),
})

const welcome = (as: As): Interaction =>
  create(as, ok(createdBody), (result) =>
    expect(result).toEqual(expect.objectContaining({ right: expect.objectContaining({ EMailAccountId: 271 }) })),
  )

const online = (granted: boolean) => [associate, given('the installation is online', { granted })]

/** The help page: its words are for people, so the contract requires a page with any words. */
export const page = {
  headers: { 'Content-Type': M.regex('^text/html.*', 'text/html; charset=utf-8') },
  body: text('<html><body>Use the Authorization header to log in.</body></html>', [
    { path: '$', rules: [M.regex('[\\s\\S]*<[hH][tT][mM][lL][\\s\\S]*', '<html></html>')] },
  ]),
}

const notLoggedIn = { status: 401, headers: page.headers, body: page.body }

/** The response to wrong credentials on site has this header, which may offer other ways to log in too. */
const basicIsOffered = {
  ...notLoggedIn,
  headers: {
    ...page.headers,
    'WWW-Authenticate': M.regex('^(?:.+, *)?[bB][aA][sS][iI][cC]\\b.*', 'Basic realm="SuperOffice Username or Ticket"'),
  },
}

const unwelcome = (as: As, response: PactResponse = notLoggedIn): Interaction =>
  create(as, response, failed({ _tag: 'NotAuthenticated', status: 401 }))

const session = { headers: { Cookie: sampleCredentials.cookie } }

/** Our client always sends credentials, and a token with a session, so a request that lacks them is sent without it. */
const withoutClient =
  (path: string, headers: Readonly<Record<string, string>>): Interaction['send'] =>
  async (url) => {
    const { status } = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(newAccountJson) })
    expect(status).toBe(401)
  }

export const authentication: ReadonlyArray<Interaction> = [
  welcome({
    description: 'a request to save a new account, with a ticket',
    auth: soTicket(sampleCredentials.ticket),
    headers: { Authorization: `SoTicket ${sampleCredentials.ticket}` },
  }),
  welcome({
    description: 'a request to save a new account Online, with a ticket and the token of the application',
    states: online(true),
    auth: soTicket(sampleCredentials.ticket),
    headers: { Authorization: `SoTicket ${sampleCredentials.ticket}`, 'SO-AppToken': sampleCredentials.appToken },
    config: { appToken: sampleCredentials.appToken },
  }),
  welcome({
    description: 'a request to save a new account Online, with an access token',
    states: online(true),
    auth: bearer(sampleCredentials.token),
    headers: { Authorization: `Bearer ${sampleCredentials.token}` },
  }),
  welcome({
    description: 'a request to save a new account in the session of a browser, with its XSRF token',
    auth: xsrf(sampleCredentials.xsrfToken),
    headers: { 'X-XSRF-TOKEN': sampleCredentials.xsrfToken, Cookie: sampleCredentials.cookie },
    config: session,
  }),
  unwelcome(
    {
      description: 'a request to save a new account, with a wrong password',
      auth: basic({ user: sampleCredentials.user, password: 'wrong' }),
      headers: { Authorization: 'Basic dGplMDp3cm9uZw==' },
    },
    basicIsOffered,
  ),
  {
    description: 'a request to save a new account, without credentials',
    states: [associate],
    request: { path: pathOf(saveEMailAccount), headers: anonymous, body: json(createJson) },
    response: basicIsOffered,
    send: withoutClient(pathOf(saveEMailAccount), anonymous),
  },
  unwelcome({
    description: 'a request to save a new account, with a wrong ticket',
    auth: soTicket('7T:wrong-ticket'),
    headers: { Authorization: 'SoTicket 7T:wrong-ticket' },
  }),
  unwelcome({
    description: 'a request to save a new account Online, with a wrong access token',
    states: online(true),
    auth: bearer('8A:wrong-token'),
    headers: { Authorization: 'Bearer 8A:wrong-token' },
  }),
  unwelcome({
    description: 'a request to save a new account Online, with a ticket and a wrong token of the application',
    states: online(true),
    auth: soTicket(sampleCredentials.ticket),
    headers: { Authorization: `SoTicket ${sampleCredentials.ticket}`, 'SO-AppToken': 'wrong-app-token' },
    config: { appToken: 'wrong-app-token' },
  }),
  unwelcome({
    description: 'a request to save a new account Online, with a user and a password',
    states: online(true),
    auth: basic({ user: sampleCredentials.user, password: sampleCredentials.password }),
    headers: { Authorization: sampleCredentials.authorization },
  }),
  unwelcome({
    description: 'a request to save a new account Online, with a ticket and without the token of the application',
    states: online(true),
    auth: soTicket(sampleCredentials.ticket),
    headers: { Authorization: `SoTicket ${sampleCredentials.ticket}` },
  }),
  unwelcome({
    description: 'a request to save a new account in the session of a browser, with another XSRF token',
    auth: xsrf('another-xsrf-token'),
    headers: { 'X-XSRF-TOKEN': 'another-xsrf-token', Cookie: sampleCredentials.cookie },
    config: session,
  }),
  {
    description: 'a request to save a new account in the session of a browser, without an XSRF token',
    states: [associate],
    request: {
      path: pathOf(saveEMailAccount),
      headers: { ...anonymous, Cookie: sampleCredentials.cookie },
      body: json(createJson),
    },
    response: notLoggedIn,
    send: withoutClient(pathOf(saveEMailAccount), { ...anonymous, Cookie: sampleCredentials.cookie }),
  },
  create(
    {
      description: 'a request to save a new account Online, by an application that was not granted the EMail agent',
      group: 'assumption:not granted',
      states: online(false),
      auth: bearer(sampleCredentials.token),
      headers: { Authorization: `Bearer ${sampleCredentials.token}` },
    },
    {
      status: 403,
      headers: responseIn('application/json'),
      body: json({ Error: M.equal(true), ErrorType: M.like('SecurityException'), Message: M.like('not granted') }),
    },
    failed({ _tag: 'Forbidden', status: 403 }),
  ),
]
