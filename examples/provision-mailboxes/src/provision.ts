/**
 * Makes an account of a mailbox. First it checks what would fail later: the domain has an MX record, and the mail server lets
 * the user in. Then it saves the account, unless there is one, and synchronises it once, so that its status is known.
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

/** The checks of a mailbox; its domain lets SuperOffice send or not, which stops nothing. */
const checked = (client: Client, mailbox: Mailbox, password: string, spf: string): TE.TaskEither<string, boolean> => {
  const MailDomain = domainOf(mailbox)
  const ConnectionInfo = {
    ServerName: `${mailbox.server}:${mailbox.port}`,
    UserName: mailbox.user,
    Password: password,
    Folder: null,
    UseSSL: true,
  }
  return F.pipe(
    withMessage(client.hasMXRecord({ MailDomain })),
    TE.chain(orRejected(`${MailDomain} receives no mail (MX)`)),
    TE.chain(() => withMessage(client.authenticateIncoming({ ConnectionInfo }))),
    TE.chain(orRejected(`${mailbox.server} does not let ${mailbox.user} in`)),
    TE.chain(() => withMessage(client.hasSPFRecord({ SourceSpf: spf, TargetDomain: MailDomain }))),
  )
}

/** The account of an earlier run. SuperOffice looks among the accounts of its caller only. */
const found = (client: Client, { address, associateId }: Mailbox): TE.TaskEither<string, O.Option<EMailAccount>> =>
  F.pipe(
    withMessage(client.getEMailAccountFromEMailAddress({ FromAddress: address })),
    TE.map(O.filter(({ AssociateId }) => AssociateId === associateId)),
  )

/** Whether a save may have been carried out although it failed. */
const mayBeSaved = (error: ClientError): boolean =>
  error._tag === 'ConnectionFailed'
    ? error.sent
    : ['TimedOut', 'Aborted', 'ServerFailed', 'NotUnderstood'].includes(error._tag)

const saved = (client: Client, mailbox: Mailbox, password: string): TE.TaskEither<Report, EMailAccount> =>
  F.pipe(
    client.saveEMailAccount({
      EMailAddress: mailbox.address,
      AssociateId: mailbox.associateId,
      IncomingCredentials: credentials(mailbox, password),
    }),
    TE.mapLeft((error) => ({
      _tag: mayBeSaved(error) ? 'PerhapsSaved' : 'NothingSaved',
      mailbox,
      reason: errorMessage(error),
    })),
  )

/** Synchronises an account, and gets it with its new status. */
const synchronised =
  (client: Client, mailbox: Mailbox) =>
  (account: EMailAccount): TE.TaskEither<Report, EMailAccount> => {
    const { EMailAccountId: AccountId, AssociateId } = account
    return F.pipe(
      client.syncEmailAccount({ SyncUserAccount: { AccountId, AssociateId, AssociateName: null } }),
      TE.chain(() => client.getEMailAccount({ eMailAccountId: AccountId })),
      TE.bimap(
        (error) => ({ _tag: 'NotSynchronised', mailbox, account, reason: errorMessage(error) }),
        O.getOrElse(() => account),
      ),
    )
  }

/** Makes an account of a mailbox, and reports what became of it. It never fails: the next mailbox is another matter. */
const provision =
  (client: Client, { passwordOf, spf }: Settings) =>
  (mailbox: Mailbox): TE.TaskEither<never, Report> =>
    F.pipe(
      TE.Do,
      TE.let('password', () => passwordOf(mailbox)),
      TE.bind('hasSPF', ({ password }) => checked(client, mailbox, password, spf)),
      TE.bind('old', () => found(client, mailbox)),
      TE.mapLeft((reason): Report => ({ _tag: 'NothingSaved', mailbox, reason })),
      TE.bind('account', ({ old, password }) =>
        F.pipe(
          old,
          O.match(() => saved(client, mailbox, password), TE.right),
          TE.chain(synchronised(client, mailbox)),
        ),
      ),
      TE.match(
        F.identity,
        ({ account, old, hasSPF }): Report => ({ _tag: 'Provisioned', mailbox, account, isOld: O.isSome(old), hasSPF }),
      ),
      TE.fromTask,
    )

/** All of a list, one after the other: mail servers dislike many logins at once. */
export const provisionAll =
  (client: Client, settings: Settings) =>
  (mailboxes: ReadonlyArray<Mailbox>): TE.TaskEither<never, ReadonlyArray<Report>> =>
    F.pipe(mailboxes, TE.traverseSeqArray(provision(client, settings)))
