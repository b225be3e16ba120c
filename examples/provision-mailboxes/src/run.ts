/** Makes the accounts of a list, with the settings of an environment, and prints a line for each mailbox. */
import { readFile } from 'node:fs/promises'
import { basic, errorMessage, makeClient } from '@so-email/client'
import { either as E, function as F, type task as T, taskEither as TE } from 'fp-ts'
import { readMailboxes } from './Mailbox.js'
import { provisionAll } from './provision.js'
import { draw } from './Report.js'

type Environment = Readonly<Record<string, string | undefined>>

const settingsOf = (environment: Environment) => {
  const variable = (name: string) =>
    E.fromPredicate(
      (text: string) => text !== '',
      () => `${name} is not set`,
    )(environment[name] ?? '')
  return F.pipe(
    E.Do,
    E.bind('baseUrl', () => variable('SUPEROFFICE_URL')),
    E.bind('user', () => variable('SUPEROFFICE_USER')),
    E.bind('password', () => variable('SUPEROFFICE_PASSWORD')),
    E.bind('mailboxPassword', () => variable('MAILBOX_PASSWORD')),
    E.bind('client', ({ baseUrl, user, password }) =>
      F.pipe(makeClient({ baseUrl, auth: basic({ user, password }) }), E.mapLeft(errorMessage)),
    ),
  )
}

/** The exit code: 0 if every mailbox is provisioned, 1 if one is not, 2 if nothing was begun. */
export const run = (environment: Environment, file: string): T.Task<0 | 1 | 2> =>
  F.pipe(
    TE.tryCatch(
      () => readFile(file, 'utf8'),
      (thrown) => `the list cannot be read: ${E.toError(thrown).message}`,
    ),
    TE.chainEitherK(readMailboxes),
    TE.bindTo('mailboxes'),
    TE.bind('settings', () => TE.fromEither(settingsOf(environment))),
    TE.chainW(({ mailboxes, settings: { client, mailboxPassword } }) =>
      F.pipe(
        mailboxes,
        provisionAll(client, { passwordOf: () => mailboxPassword, spf: '_spf.superoffice.com' }),
        TE.chainFirstTaskK(() => client.close),
      ),
    ),
    TE.match(
      (reason) => {
        console.error(reason)
        return 2
      },
      (reports) => {
        console.log(reports.map(draw).join('\n'))
        return reports.every(({ _tag }) => _tag === 'Provisioned') ? 0 : 1
      },
    ),
  )
