/** Whether the mailbox of an account can be used, and how an account is marked after the server has tried. */
import { AccountStatus, type EMailAccount, type ServiceAuth } from '@so-email/codecs'
import { function as F, option as O } from 'fp-ts'
import { largestId } from '../store/Accounts.js'
import { loginFailure, type Mail, type MailLogin } from './Mail.js'

const loginOf = ({ Server, Port, Username, Password }: ServiceAuth, use: MailLogin['use']): MailLogin => ({
  host: Server,
  port: Port,
  userName: Username,
  password: Password,
  use,
})

const failureOf = (
  mail: Mail,
  credentials: ServiceAuth | null,
  use: NonNullable<MailLogin['use']>,
): O.Option<string> =>
  credentials === null ? O.some(`the account has no ${use} credentials`) : loginFailure(mail)(loginOf(credentials, use))

/** Why no mail can be fetched for an account. */
const fetchFailure = (mail: Mail, { IncomingCredentials }: EMailAccount): O.Option<string> =>
  failureOf(mail, IncomingCredentials, 'incoming')

/** Whether mail can be fetched, and sent if the account has credentials for that. */
export const isWorking =
  (mail: Mail) =>
  (account: EMailAccount): boolean =>
    O.isNone(fetchFailure(mail, account)) &&
    (account.OutgoingCredentials === null || O.isNone(failureOf(mail, account.OutgoingCredentials, 'outgoing')))

/** The account after its mail was fetched, or after that has failed once more. */
export const synchronised =
  (mail: Mail) =>
  (account: EMailAccount): EMailAccount =>
    F.pipe(
      fetchFailure(mail, account),
      O.match(
        (): EMailAccount => ({ ...account, AccountStatus: AccountStatus.Ok, ErrorCount: 0, ErrorReason: '' }),
        (reason) => ({
          ...account,
          AccountStatus: AccountStatus.Failing,
          ErrorCount: Math.min(account.ErrorCount + 1, largestId),
          ErrorReason: reason,
        }),
      ),
    )
