/** `npm start mailboxes.json`: makes the accounts of a list, and prints a line for each mailbox. */
import { readFileSync } from 'node:fs'
import { basic, errorMessage, makeClient } from '@so-email/client'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { readMailboxes } from './Mailbox.js'
import { provisionAll } from './provision.js'
import { draw } from './Report.js'

const { SUPEROFFICE_URL = '', SUPEROFFICE_USER = '', SUPEROFFICE_PASSWORD = '', MAILBOX_PASSWORD = '' } = process.env
const [file = 'mailboxes.json'] = process.argv.slice(2)

const client = F.pipe(
  makeClient({ baseUrl: SUPEROFFICE_URL, auth: basic({ user: SUPEROFFICE_USER, password: SUPEROFFICE_PASSWORD }) }),
  E.mapLeft(errorMessage),
)

await F.pipe(
  TE.Do,
  TE.bind('client', () => TE.fromEither(client)),
  TE.bind('mailboxes', () => TE.fromEither(readMailboxes(readFileSync(file, 'utf8')))),
  TE.chainW(({ client, mailboxes }) =>
    F.pipe(
      mailboxes,
      provisionAll(client, { passwordOf: () => MAILBOX_PASSWORD, spf: '_spf.superoffice.com' }),
      TE.chainFirstTaskK(() => client.close),
    ),
  ),
  TE.match(
    (reason) => {
      console.error(reason)
      process.exitCode = 1
    },
    (reports) => {
      console.log(reports.map(draw).join('\n'))
      process.exitCode = reports.every(({ _tag }) => _tag === 'Provisioned') ? 0 : 1
    },
  ),
)()
