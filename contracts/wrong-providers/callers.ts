/** Providers that let in who may not, and that ignore what a header wants. */
import { publishedCredentials } from '@so-email/verifier'
import { header } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import { given, requestHeader } from '../providers/changes.js'
import type { Change, Provider } from '../providers/Provider.js'
import { wrong, wrongPassword } from './form.js'

const anybody = 'everyone who reaches the server reads and writes every mailbox'
const forged = 'a foreign page saves mailboxes with the session of the user'

/** Everybody logs in as the sample user. */
const asSampleUser: Change = requestHeader('Authorization', (value) =>
  /^Basic/.test(value) ? `Basic ${btoa('tje0:Tje0')}` : value,
)

const session = (name: string) => `a request to save a new account in the session of a browser, ${name}`

/** The session alone is enough: its token is put beside it. */
const withToken: Change = (respond, stub) => (request) => {
  const hasSession = request.headers.some(([name]) => name.toLowerCase() === 'cookie')
  return (hasSession ? given('X-XSRF-TOKEN', 'sample-xsrf-token')(respond, stub) : respond)(request)
}

/** Any token will do. */
const anyToken: Change = requestHeader('X-XSRF-TOKEN', () => 'sample-xsrf-token')

/** Grants the agent before each request. */
const asGranted: Change = (respond, stub) => (request) => {
  stub.states.enter('the installation is online', { granted: true })
  return respond(request)
}

const online = (what: string) => `a request to save a new account Online, ${what}`

const french = 'a request to update an account, with the texts of the response in French'
const overriding = 'a request to update an account, with SO-Language before Accept-Language'
const untranslated = 'a request to update an account, without a language'
const cultureAlone = 'a request to update an account, with a culture and without a language'

/** The language of a request without one is its culture. */
const asLanguage: Change = (respond, stub) => (request) =>
  F.pipe(
    request.headers,
    header('SO-Culture'),
    O.match(
      () => respond(request),
      (culture) => given('SO-Language', culture)(respond, stub)(request),
    ),
  )

/** A request without any credentials is one of the sample user. */
const anonymousAsSampleUser: Change = (respond, stub) => (request) =>
  (request.headers.some(([name]) => /^(?:authorization|cookie|x-xsrf-token)$/i.test(name))
    ? respond
    : given('Authorization', publishedCredentials.authorization)(respond, stub))(request)

export const callers: Readonly<Record<string, Provider>> = {
  'lets anybody in': wrong(anybody, asSampleUser, {
    [wrongPassword]: 'status',
    'a request for an account by its id, with a wrong password': 'status',
    'a request to delete an account, with a wrong password': 'status',
  }),
  'needs no credentials': wrong(anybody, anonymousAsSampleUser, {
    'a request to save a new account, without credentials': 'status',
  }),
  'takes any ticket': wrong(
    anybody,
    requestHeader('Authorization', (value) =>
      /^SoTicket/.test(value) ? `SoTicket ${publishedCredentials.ticket}` : value,
    ),
    { 'a request to save a new account, with a wrong ticket': 'status' },
  ),
  'takes any access token Online': wrong(
    anybody,
    requestHeader('Authorization', (value) => (/^Bearer/.test(value) ? `Bearer ${publishedCredentials.token}` : value)),
    { [online('with a wrong access token')]: 'status' },
  ),
  'takes any token of the application Online': wrong(
    'a ticket that leaked is enough, without the secret of the application',
    requestHeader('SO-AppToken', () => publishedCredentials.appToken),
    { [online('with a ticket and a wrong token of the application')]: 'status' },
  ),
  'needs no token of the application for a ticket Online': wrong(
    'a ticket that leaked is enough, without the secret of the application',
    given('SO-AppToken', 'sample-app-token'),
    { [online('with a ticket and without the token of the application')]: 'status' },
  ),
  'takes a user and a password Online': wrong(
    'passwords are guessed at a server that everybody reaches',
    requestHeader('Authorization', (value) => (/^Basic/.test(value) ? 'Bearer 8A:sample-token' : value)),
    { [online('with a user and a password')]: 'status' },
  ),
  'needs no X-XSRF-TOKEN in a session': wrong(forged, withToken, { [session('without an XSRF token')]: 'status' }),
  'takes any X-XSRF-TOKEN in a session': wrong(forged, anyToken, { [session('with another XSRF token')]: 'status' }),
  'lets an application in that was not granted the agent': wrong(
    'an application reads mailboxes without permission',
    asGranted,
    { [online('by an application that was not granted the EMail agent')]: 'status' },
  ),
  'knows no ticket': wrong(
    'a system user cannot log in',
    requestHeader('Authorization', (value) => value.replace('7T:', '7X:')),
    { 'a request to save a new account, with a ticket': 'status' },
    { clientGets: 'NotAuthenticated' },
  ),
  'ignores Accept-Language': wrong(
    'users read references instead of texts',
    requestHeader('Accept-Language', () => undefined),
    { [french]: 'body $.ErrorReason' },
  ),
  'ignores SO-Language': wrong(
    'users read texts in another language than they chose',
    requestHeader('SO-Language', () => undefined),
    { [overriding]: 'body $.ErrorReason' },
  ),
  'translates without a language': wrong(
    'a translation is saved back in place of the reference',
    given('Accept-Language', 'fr'),
    { [untranslated]: 'body $.ErrorReason', [cultureAlone]: 'body $.ErrorReason' },
  ),
  'translates by the culture alone': wrong(
    'a translation is saved back in place of the reference, for users who only format numbers',
    asLanguage,
    { [cultureAlone]: 'body $.ErrorReason' },
  ),
  'ignores SO-TimeZone': wrong(
    'times are shown in the zone of the server',
    requestHeader('SO-TimeZone', () => undefined),
    { 'a request to update an account, with a time zone for the dates of the response': 'body $.LastFetch' },
  ),
}
