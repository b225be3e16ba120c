import type { EMailConnectionInfo, EMailConnectionInfoExtended } from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'
import { loginFailure, type MailLogin } from '../mail/Mail.js'
import { none } from '../store/Change.js'
import type { Handler, HandlerContext, HandlerResult } from './Handler.js'

/** A port may stand behind the name. An IPv6 address has more colons, and only one in brackets has a port. */
const hostAndPort = (name: string | null): readonly [host: string | null, port: number] => {
  const { host = name, port = 0 } = /^(?<host>[^:]*|\[.*\]):(?<port>\d{1,5})$/.exec(String(name))?.groups ?? {}
  return [host, Number(port)]
}

const loginOf = ({ ServerName, UserName, Password }: EMailConnectionInfo, use: MailLogin['use']): MailLogin => {
  const [host, port] = hostAndPort(ServerName)
  return { host, port, userName: UserName, password: Password, use }
}

const isLetIn = ({ mail }: HandlerContext, login: MailLogin): HandlerResult<boolean> =>
  E.right([O.isNone(loginFailure(mail)(login)), none])

/** The port of its own wins over one behind the name. What the names of protocols are is not documented. */
export const authenticate: Handler<{ readonly ConnectionInfoExtended: EMailConnectionInfoExtended }, boolean> =
  (context) =>
  ({ ConnectionInfoExtended: connection }) => {
    const login = loginOf(connection, undefined)
    return isLetIn(context, { ...login, port: connection.Port === 0 ? login.port : connection.Port })
  }

const authenticateFor =
  (use: MailLogin['use']): Handler<{ readonly ConnectionInfo: EMailConnectionInfo }, boolean> =>
  (context) =>
  ({ ConnectionInfo }) =>
    isLetIn(context, loginOf(ConnectionInfo, use))

export const authenticateIncoming = authenticateFor('incoming')
export const authenticateOutgoing = authenticateFor('outgoing')
