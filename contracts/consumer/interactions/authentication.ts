/** Who asks: the three schemes, a browser's session, and what is answered to somebody else. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { type Auth, basic, bearer, type ClientConfig, soTicket, xsrf } from '@so-email/client'
import { expect } from 'vitest'
import { sampleCredentials } from '../../samples/credentials.js'
import { newAccount, newAccountJson } from '../../samples/newAccount.js'
import { asDocumentedUser, drive, failed, jsonType } from '../ask.js'
import {
  type Answered,
  type GivenState,
  given,
  type Headers,
  type Interaction,
  json,
  pathTo,
  text,
} from '../Interaction.js'
import { created } from './save.js'

const { Authorization: _, ...anonymous } = asDocumentedUser

interface As {
  readonly description: string
  readonly states: ReadonlyArray<GivenState>
  readonly auth: Auth
  readonly headers: Headers
  readonly config?: Partial<ClientConfig>
}

const create = (as: As, answered: Answered, check: Parameters<typeof drive>[1]): Interaction => ({
  description: as.description,
  states: as.states,
  asked: {
    path: pathTo('saveEMailAccount'),
    headers: { ...anonymous, ...as.headers },
    body: json(newAccountJson),
  },
  answered,
  drive: drive((client) => client.saveEMailAccount(newAccount), check, { auth: as.auth, ...as.config }),
})

const welcome = (as: As): Interaction =>
  create(as, { status: 200, headers: { 'Content-Type': jsonType }, body: created }, (answer) =>
    expect(answer).toEqual(expect.objectContaining({ right: expect.objectContaining({ EMailAccountId: 271 }) })),
  )

const onSite = [given('no account exists', {})]
const online = (granted: boolean) => [given('no account exists', {}), given('the installation is online', { granted })]

/** The help page: its words are for people, so only that it is a page is asked for. */
export const page = {
  headers: { 'Content-Type': M.regex('^text/html.*', 'text/html; charset=utf-8') },
  body: text('<html><body>Use the Authorization header to log in.</body></html>', [
    { path: '$', rules: [M.includes('<html')] },
  ]),
}

export const authentication: ReadonlyArray<Interaction> = [
  welcome({
    description: 'a create with a ticket',
    states: onSite,
    auth: soTicket(sampleCredentials.ticket),
    headers: { Authorization: `SoTicket ${sampleCredentials.ticket}` },
  }),
  welcome({
    description: 'a create Online, with a ticket and the token of the application',
    states: online(true),
    auth: soTicket(sampleCredentials.ticket),
    headers: { Authorization: `SoTicket ${sampleCredentials.ticket}`, 'SO-AppToken': sampleCredentials.appToken },
    config: { appToken: sampleCredentials.appToken },
  }),
  welcome({
    description: 'a create Online, with an access token',
    states: online(true),
    auth: bearer(sampleCredentials.token),
    headers: { Authorization: `Bearer ${sampleCredentials.token}` },
  }),
  welcome({
    description: 'a create in the session of a browser, with its XSRF token',
    states: onSite,
    auth: xsrf(sampleCredentials.xsrfToken),
    headers: { 'X-XSRF-TOKEN': sampleCredentials.xsrfToken, Cookie: sampleCredentials.cookie },
    config: { headers: { Cookie: sampleCredentials.cookie } },
  }),
  create(
    {
      description: 'a create with a wrong password',
      states: onSite,
      auth: basic({ user: sampleCredentials.user, password: 'wrong' }),
      headers: { Authorization: 'Basic dGplMDp3cm9uZw==' },
    },
    {
      status: 401,
      headers: {
        ...page.headers,
        'WWW-Authenticate': M.regex('^Basic\\b.*', 'Basic realm="SuperOffice Username or Ticket"'),
      },
      body: page.body,
    },
    failed({ _tag: 'NotAuthenticated', status: 401 }),
  ),
  create(
    {
      description: 'a create in the session of a browser, without its XSRF token',
      states: onSite,
      auth: xsrf('another-xsrf-token'),
      headers: { 'X-XSRF-TOKEN': 'another-xsrf-token', Cookie: sampleCredentials.cookie },
      config: { headers: { Cookie: sampleCredentials.cookie } },
    },
    { status: 401, headers: page.headers, body: page.body },
    failed({ _tag: 'NotAuthenticated', status: 401 }),
  ),
  create(
    {
      description: 'a create Online, by an application that was not granted the EMail agent',
      states: online(false),
      auth: bearer(sampleCredentials.token),
      headers: { Authorization: `Bearer ${sampleCredentials.token}` },
    },
    {
      status: 403,
      headers: { 'Content-Type': jsonType },
      body: json({ Error: M.equal(true), ErrorType: M.string('SecurityException'), Message: M.string('not granted') }),
    },
    failed({ _tag: 'Forbidden', status: 403 }),
  ),
]
