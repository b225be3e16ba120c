/**
 * Makes an account of a mailbox. First it checks what would fail later: the domain has an MX record, and the mail server lets
 * the user in. Then it saves the account and synchronises it once, so that its status is known.
 */
import { type Client, type ClientError, errorMessage } from '@so-email/client'
import type { EMailAccount } from '@so-email/codecs'
import { function as F, option as O, taskEither as TE } from 'fp-ts'
import { domainOf, type Mailbox } from './Mailbox.js'
import type { Report } from './Report.js'

export interface Settings {
  readonly passwordOf: (mailbox: Mailbox) => string
  /** The SPF record that lets SuperOffice send for a domain. */
  readonly spf: string
}

/** A step that is not passed, with the reason; an error of the client is one too. */
const orRejected = (reason: string) => (passed: boolean) => (passed ? TE.right(undefined) : TE.left(reason))
const withMessage: <A>(call: TE.TaskEither<ClientError, A>) => TE.TaskEither<string, A> = TE.mapLeft(errorMessage)

const credentials = (mailbox: Mailbox, Password: string) => ({
  ServiceAuthId: 0,
  Server: mailbox.server,
  Port: mailbox.port,
  AuthType: 'plain-text',
  Username: mailbox.user,
  Password,
})

const save = (client: Client, mailbox: Mailbox, password: string): TE.TaskEither<string, EMailAccount> =>
  withMessage(
    client.saveEMailAccount({
      EMailAddress: mailbox.address,
      AssociateId: mailbox.associateId,
      IncomingCredentials: credentials(mailbox, password),
    }),
  )

/** Synchronises an account, and gets it with its new status. */
const synchronised =
  (client: Client) =>
  (saved: EMailAccount): TE.TaskEither<string, EMailAccount> => {
    const SyncUserAccount = { AccountId: saved.EMailAccountId, AssociateId: saved.AssociateId, AssociateName: null }
    return F.pipe(
      withMessage(client.syncEmailAccount({ SyncUserAccount })),
      TE.chain(() => withMessage(client.getEMailAccount({ eMailAccountId: saved.EMailAccountId }))),
      TE.map(O.getOrElse(() => saved)),
    )
  }

/** Makes an account of a mailbox, and reports what became of it. It never fails: the next mailbox is another matter. */
const provision =
  (client: Client, { passwordOf, spf }: Settings) =>
  (mailbox: Mailbox): TE.TaskEither<never, Report> => {
    const password = passwordOf(mailbox)
    const MailDomain = domainOf(mailbox)
    const ConnectionInfo = {
      ServerName: `${mailbox.server}:${mailbox.port}`,
      UserName: mailbox.user,
      Password: password,
      Folder: null,
      UseSSL: true,
    }
    return F.pipe(
      TE.Do,
      TE.chainFirst(() =>
        F.pipe(
          withMessage(client.hasMXRecord({ MailDomain })),
          TE.chain(orRejected(`${MailDomain} receives no mail (MX)`)),
        ),
      ),
      TE.chainFirst(() =>
        F.pipe(
          withMessage(client.authenticateIncoming({ ConnectionInfo })),
          TE.chain(orRejected(`${mailbox.server} does not let ${mailbox.user} in`)),
        ),
      ),
      TE.bind('hasSPF', () => withMessage(client.hasSPFRecord({ SourceSpf: spf, TargetDomain: MailDomain }))),
      TE.bind('account', () => F.pipe(save(client, mailbox, password), TE.chain(synchronised(client)))),
      TE.match(
        (reason): Report => ({ _tag: 'Rejected', mailbox, reason }),
        ({ account, hasSPF }): Report => ({ _tag: 'Provisioned', mailbox, account, hasSPF }),
      ),
      TE.fromTask,
    )
  }

/** All of a list, one after the other: mail servers dislike many logins at once. */
export const provisionAll =
  (client: Client, settings: Settings) =>
  (mailboxes: ReadonlyArray<Mailbox>): TE.TaskEither<never, ReadonlyArray<Report>> =>
    F.pipe(mailboxes, TE.traverseSeqArray(provision(client, settings)))
