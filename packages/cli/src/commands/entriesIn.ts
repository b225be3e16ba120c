import { function as F, taskEither as TE } from 'fp-ts'
import { type Entries, entriesOf } from '../accounts/Document.js'
import type { Step } from '../command/Command.js'

/** What a file of accounts holds; `-` is the standard input. */
export const entriesIn =
  (file: string): Step<Entries> =>
  ({ readFile }) =>
    F.pipe(readFile(file), TE.map(entriesOf))
