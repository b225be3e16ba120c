import type { Client } from '@so-email/client'
import {
  authenticateIncoming,
  authenticateOutgoing,
  type EMailConnectionInfo,
  type SaveEMailAccountRequest,
  type ServiceAuth,
} from '@so-email/codecs'
import { function as F, readerTaskEither as RTE, taskEither as TE } from 'fp-ts'
import { type CommandError, wrongUsage } from '../CommandError.js'
import { command } from '../command/Command.js'
import { flag, text } from '../command/Parameter.js'
import type { Environment } from '../Environment.js'
import type { Login, Output, WaitingRequest } from '../Output.js'
import { calling, connectionOptions, withClient } from '../settings/withClient.js'
import { waitingRequest } from './notSent.js'
import { readAccount } from './readAccount.js'

/** A login that SuperOffice is to try. */
interface Attempt {
  readonly use: Login['use']
  readonly connection: EMailConnectionInfo
}

const connectionOf = ({ Server, Port, Username, Password }: ServiceAuth, usesSsl: boolean): EMailConnectionInfo => ({
  ServerName: Server === null || Server === '' || Port === 0 ? Server : `${Server}:${Port}`,
  UserName: Username,
  Password,
  Folder: null,
  UseSSL: usesSsl,
})

const attemptsOf = (account: SaveEMailAccountRequest, usesSsl: boolean): ReadonlyArray<Attempt> =>
  (
    [
      ['incoming', account.IncomingCredentials],
      ['outgoing', account.OutgoingCredentials],
    ] as const
  ).flatMap(([use, credentials]) =>
    credentials === null || credentials === undefined ? [] : [{ use, connection: connectionOf(credentials, usesSsl) }],
  )

const operationFor = { incoming: authenticateIncoming, outgoing: authenticateOutgoing } as const

const waiting = ({ use, connection }: Attempt): WaitingRequest =>
  waitingRequest(operationFor[use], { ConnectionInfo: connection })

const attempt =
  (client: Client, signal: AbortSignal) =>
  ({ use, connection }: Attempt): TE.TaskEither<CommandError, Login> =>
    F.pipe(
      calling(client.call(operationFor[use])({ ConnectionInfo: connection }, { signal })),
      TE.map((worked) => ({ use, server: connection.ServerName ?? '', user: connection.UserName, worked })),
    )

export const testLogin = command({
  name: 'test-login',
  group: 'One account',
  summary: 'let SuperOffice log in to the mail servers of an account',
  notes: [
    'The file holds an account as for `save`. The account is not saved: only its IncomingCredentials and OutgoingCredentials are tried.',
    'A login that fails is not repeated, because a mail server may lock the mailbox. The exit code is 1 if one fails.',
  ],
  examples: [['so-email test-login account.json', 'tries both logins of the account']],
  arguments: { file: text('<file>', 'a file with one account in JSON; - is the standard input') },
  options: {
    ...connectionOptions,
    withoutTls: flag('--without-tls', 'no TLS between SuperOffice and the mail server'),
    dryRun: flag('--dry-run', 'show the requests, and send nothing'),
  },
  run: ({ file, withoutTls, dryRun, ...connection }) =>
    F.pipe(
      readAccount(file),
      RTE.map((account) => attemptsOf(account, !withoutTls)),
      RTE.filterOrElse(
        (attempts) => attempts.length > 0,
        () => wrongUsage(`the account in ${file} has no credentials`),
      ),
      RTE.chain((attempts) =>
        dryRun
          ? RTE.right<Environment, CommandError, Output>({ _tag: 'NotSent', requests: attempts.map(waiting) })
          : withClient(connection)((client, signal) =>
              F.pipe(
                attempts,
                TE.traverseSeqArray(attempt(client, signal)),
                TE.map((logins): Output => ({ _tag: 'Logins', logins })),
              ),
            ),
      ),
    ),
})
