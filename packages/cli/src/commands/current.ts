import { either as E, function as F, taskEither as TE } from 'fp-ts'
import type { CommandError } from '../CommandError.js'
import { command } from '../command/Command.js'
import { calling, connectionOptions, withClient } from '../settings/withClient.js'
import { accountOf } from './accountOf.js'

const noAccount = (): CommandError => ({ _tag: 'NoAccount', which: 'that the calling associate has used' })

export const current = command({
  name: 'current',
  group: 'One account',
  summary: 'show the account that the calling associate used last',
  notes: ['Passwords are shown as <redacted>.'],
  examples: [['so-email current', 'your own account']],
  arguments: {},
  options: connectionOptions,
  run: (connection) =>
    withClient(connection)((client, signal) =>
      F.pipe(
        calling(client.getCurrentAccount(undefined, { signal })),
        TE.chainEitherK(E.fromOption(noAccount)),
        TE.map(accountOf),
      ),
    ),
})
