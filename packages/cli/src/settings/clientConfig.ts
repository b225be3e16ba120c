/** The configuration of a client, from the settings and, at a terminal, from a person. */
import { basic, bearer, type ClientConfig, soTicket } from '@so-email/client'
import { type OnlineEnvironment, tenant } from '@so-email/client/tenant'
import { function as F, readerTaskEither as RTE, taskEither as TE } from 'fp-ts'
import type { CommandError } from '../CommandError.js'
import type { Step } from '../command/Command.js'
import { readVariables, usualFile, type Values, type Variable } from './variables.js'

/** The options of a command that sends requests. */
export interface Connection {
  readonly url: string | null
  readonly settings: string | null
}

const missingSettings = ({ settings }: Connection, variables: ReadonlyArray<Variable>): CommandError => ({
  _tag: 'MissingSettings',
  variables,
  file: settings ?? usualFile,
})

/** A setting that a person types; an error where there is no terminal, and for an empty text, as for an empty variable. */
const typed =
  (label: string, isHidden: boolean, missing: CommandError): Step<string> =>
  (environment) =>
    environment.isInteractive()
      ? F.pipe(
          environment.prompt({ label, isHidden }),
          TE.filterOrElse(
            (text) => text !== '',
            () => missing,
          ),
        )
      : TE.left(missing)

/** Where requests go, as the client takes it and as a text without credentials. */
type Site = Pick<ClientConfig, 'baseUrl'> & { readonly target: string }

/** One text for all spellings of a URL that lead the client to one place. One that is no URL makes no client. */
const targetOf = (baseUrl: string): string => {
  if (!URL.canParse(baseUrl)) return baseUrl
  const { origin, pathname } = new URL(baseUrl)
  return `${origin}${pathname}`.replace(/(^|[^/])(?:\/+api(?:\/+v1)?)?\/*$/i, '$1')
}

const siteOf = (connection: Connection, values: Values): Step<Site> => {
  const { SUPEROFFICE_URL, SUPEROFFICE_TENANT: contextId, SUPEROFFICE_ENVIRONMENT: environment = 'online' } = values
  const baseUrl = connection.url ?? SUPEROFFICE_URL
  if (baseUrl !== undefined) return RTE.right({ baseUrl, target: targetOf(baseUrl) })
  return contextId === undefined
    ? RTE.left(missingSettings(connection, ['SUPEROFFICE_URL']))
    : RTE.right({
        // The client checks which environments there are.
        baseUrl: tenant({ environment: environment as OnlineEnvironment, contextId }),
        target: `${environment}/${contextId}`,
      })
}

const ofUser = ['SUPEROFFICE_USER', 'SUPEROFFICE_PASSWORD'] as const

/** The user, the ticket or the token: the first that there is, as in a verification. */
const authOf = (connection: Connection, values: Values): Step<Pick<ClientConfig, 'auth'>> => {
  const {
    SUPEROFFICE_USER: user,
    SUPEROFFICE_PASSWORD: password,
    SUPEROFFICE_TICKET: ticket,
    SUPEROFFICE_TOKEN: token,
  } = values
  if (user === undefined && ticket !== undefined) return RTE.right({ auth: soTicket(ticket) })
  if (user === undefined && token !== undefined) return RTE.right({ auth: bearer(token) })
  const missing = missingSettings(
    connection,
    ofUser.filter((name) => values[name] === undefined),
  )
  return F.pipe(
    RTE.Do,
    RTE.apS('user', user === undefined ? typed('User', false, missing) : RTE.right(user)),
    RTE.bind('password', ({ user }) =>
      password === undefined ? typed(`Password of ${user}`, true, missing) : RTE.right(password),
    ),
    RTE.map((credentials) => ({ auth: basic(credentials) })),
  )
}

const appTokenOf = ({ SUPEROFFICE_APP_TOKEN: appToken }: Values): Pick<ClientConfig, 'appToken'> =>
  appToken === undefined ? {} : { appToken }

/** The client of a command, and where its requests go. */
export interface Destination {
  readonly config: ClientConfig
  readonly target: string
}

/** The configuration of the client of a command. */
export const destinationOf = (connection: Connection): Step<Destination> =>
  F.pipe(
    RTE.Do,
    RTE.apS('values', readVariables(connection.settings)),
    RTE.bind('site', ({ values }) => siteOf(connection, values)),
    RTE.bind('auth', ({ values }) => authOf(connection, values)),
    RTE.map(({ values, site: { target, ...site }, auth }) => ({
      target,
      config: { ...site, ...auth, ...appTokenOf(values) },
    })),
  )
