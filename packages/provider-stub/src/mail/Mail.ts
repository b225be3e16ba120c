/**
 * The mail servers and the DNS records that the stub knows. The operations on mailboxes decide by this table, never by a
 * network. How a login is compared is an assumption.
 */
import { arrayOf, entity, Int32, secret } from '@so-email/codecs'
import { option as O } from 'fp-ts'
import * as t from 'io-ts'

/** A mail server, and who may log in. Without a port it has all of them, and without a use it has both. */
export interface MailServer {
  readonly host: string
  readonly logins: ReadonlyArray<{ readonly userName: string; readonly password: string }>
  readonly port?: number
  readonly use?: 'incoming' | 'outgoing'
}
/** The codec of a mail server. It holds passwords. */
export const MailServer: t.Type<MailServer> = entity(
  'mail server',
  { host: t.string, logins: arrayOf(entity('login', { userName: t.string, password: secret(t.string) }, {})) },
  { port: Int32, use: t.union([t.literal('incoming'), t.literal('outgoing')]) },
)

/** A domain: whether it has MX records, and the SPF records that its own holds. */
export interface MailDomain {
  readonly domain: string
  readonly mx?: boolean
  readonly spf?: ReadonlyArray<string>
}
/** The codec of a domain. */
export const MailDomain: t.Type<MailDomain> = entity(
  'mail domain',
  { domain: t.string },
  { mx: t.boolean, spf: arrayOf(t.string) },
)

export interface Mail {
  readonly servers: ReadonlyArray<MailServer>
  readonly domains: ReadonlyArray<MailDomain>
}

/** A login to a mail server. The port 0 stands for the usual one. */
export interface MailLogin {
  readonly host: string | null
  readonly port: number
  readonly userName: string | null
  readonly password: string | null
  /** `undefined` if it does not matter. */
  readonly use: 'incoming' | 'outgoing' | undefined
}

/** Why a login failed. */
export type LoginFailure = 'the mail server cannot be reached' | 'the mail server refused the login'

const isSame = (a: string, b: string | null): boolean => a.toLowerCase() === b?.toLowerCase()

const isAt = (login: MailLogin) => (each: MailServer) =>
  isSame(each.host, login.host) &&
  (login.port === 0 || each.port === undefined || each.port === login.port) &&
  (login.use === undefined || each.use === undefined || each.use === login.use)

/** Logs in: `none` if the server lets the user in. */
export const loginFailure =
  ({ servers }: Mail) =>
  (login: MailLogin): O.Option<LoginFailure> => {
    const found = servers.filter(isAt(login))
    const isIn = found.some(({ logins }) =>
      logins.some(({ userName, password }) => userName === login.userName && password === login.password),
    )
    if (isIn) return O.none
    return O.some(found.length === 0 ? 'the mail server cannot be reached' : 'the mail server refused the login')
  }

export const findDomain =
  ({ domains }: Mail) =>
  (name: string): O.Option<MailDomain> =>
    O.fromNullable(domains.find(({ domain }) => isSame(domain, name)))

export const holdsSpf =
  (source: string) =>
  ({ spf }: MailDomain): boolean =>
    spf?.some((each) => isSame(each, source)) === true
