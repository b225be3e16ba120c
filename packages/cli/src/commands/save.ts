import { saveEMailAccount } from '@so-email/codecs'
import { function as F, readerTaskEither as RTE, taskEither as TE } from 'fp-ts'
import { command } from '../command/Command.js'
import { flag, text } from '../command/Parameter.js'
import { calling, connectionOptions, withClient } from '../settings/withClient.js'
import { accountOf } from './accountOf.js'
import { notSent } from './notSent.js'
import { readAccount } from './readAccount.js'
import { savedAccount } from './savedAccount.js'

export const save = command({
  name: 'save',
  group: 'One account',
  summary: 'save an account from a JSON file',
  notes: [
    'Without an EMailAccountId, or with 0, it creates an account.',
    'With an EMailAccountId it replaces the whole account: a property that is not in the file is lost. `so-email change` keeps the others.',
  ],
  examples: [
    ['so-email save account.json', 'saves the account in the file'],
    ['so-email save - --dry-run < account.json', 'shows the request, and sends none'],
  ],
  arguments: { file: text('<file>', 'a file with one account in JSON; - is the standard input') },
  options: { ...connectionOptions, dryRun: flag('--dry-run', 'show the request, and send nothing') },
  run: ({ file, dryRun, ...connection }) =>
    F.pipe(
      readAccount(file),
      RTE.chain((account) =>
        dryRun
          ? RTE.right(notSent(saveEMailAccount, account))
          : withClient(connection)((client, signal) =>
              F.pipe(
                calling(client.saveEMailAccount(account, { signal })),
                TE.chainEitherK(savedAccount),
                TE.map(accountOf),
              ),
            ),
      ),
    ),
})
