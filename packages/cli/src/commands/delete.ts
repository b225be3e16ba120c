import { deleteEMailAccount } from '@so-email/codecs'
import { function as F, readerTaskEither as RTE, taskEither as TE } from 'fp-ts'
import { command } from '../command/Command.js'
import { flag } from '../command/Parameter.js'
import type { Output } from '../Output.js'
import { calling, connectionOptions, withClient } from '../settings/withClient.js'
import { accountId } from './accountId.js'
import { notSent } from './notSent.js'

export const deleteAccount = command({
  name: 'delete',
  group: 'One account',
  summary: 'delete an account',
  notes: ['Deleting an account that does not exist is no error: the API answers both in the same way.'],
  examples: [['so-email delete 270', 'deletes the account with the id 270']],
  arguments: { id: accountId },
  options: { ...connectionOptions, dryRun: flag('--dry-run', 'show the request, and send nothing') },
  run: ({ id, dryRun, ...connection }) =>
    dryRun
      ? RTE.right(notSent(deleteEMailAccount, { eMailAccountId: id }))
      : withClient(connection)((client, signal) =>
          F.pipe(
            calling(client.deleteEMailAccount({ eMailAccountId: id }, { signal })),
            TE.map((): Output => ({ _tag: 'Deleted', id })),
          ),
        ),
})
