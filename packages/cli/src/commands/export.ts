import { readerTaskEither as RTE } from 'fp-ts'
import { wrongUsage } from '../CommandError.js'
import { command } from '../command/Command.js'
import { texts } from '../command/Parameter.js'

const reason =
  'There is no export: the API gives one account by its id or by its address, and has no operation that lists accounts'

/** It gives the reason for which there is no such command. */
export const exportAccounts = command({
  name: 'export',
  group: 'Many accounts',
  summary: 'does not exist: the API has no list of accounts',
  notes: [`${reason}.`],
  examples: [],
  arguments: { anything: texts('[anything...]', 'is not read') },
  options: {},
  run: () => RTE.left(wrongUsage(reason)),
})
