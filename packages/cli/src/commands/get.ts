import type { Client } from '@so-email/client'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import type { CommandError } from '../CommandError.js'
import { command } from '../command/Command.js'
import { argument } from '../command/Parameter.js'
import { calling, connectionOptions, withClient } from '../settings/withClient.js'
import { isAccountId } from './accountId.js'
import { accountOf } from './accountOf.js'

/** An account by its id or by its address. */
type Wanted = { readonly eMailAccountId: number } | { readonly FromAddress: string }

const wanted = argument(
  '<id|address>',
  'the EMailAccountId or the EMailAddress of an account',
  (text): E.Either<string, Wanted> => {
    if (isAccountId(text)) return E.right({ eMailAccountId: Number(text) })
    return text.includes('@') ? E.right({ FromAddress: text }) : E.left('<id|address> is neither an id nor an address')
  },
)

const find = (client: Client, which: Wanted, signal: AbortSignal) =>
  'FromAddress' in which
    ? client.getEMailAccountFromEMailAddress(which, { signal })
    : client.getEMailAccount(which, { signal })

const noAccount = (which: Wanted) => (): CommandError => ({ _tag: 'NoAccount', which: Object.values(which).join('') })

export const get = command({
  name: 'get',
  group: 'One account',
  summary: 'show an account',
  notes: [
    'By address only an account of the calling associate is found: the API has no other search.',
    'Passwords are shown as <redacted>.',
  ],
  examples: [
    ['so-email get 270', 'the account with the id 270'],
    ['so-email get sales@example.test --json', 'the account with that address, for a program'],
  ],
  arguments: { which: wanted },
  options: connectionOptions,
  run: ({ which, ...connection }) =>
    withClient(connection)((client, signal) =>
      F.pipe(calling(find(client, which, signal)), TE.chainEitherK(E.fromOption(noAccount(which))), TE.map(accountOf)),
    ),
})
