import { SaveEMailAccountRequest } from '@so-email/codecs'
import { either as E, function as F, readerTaskEither as RTE } from 'fp-ts'
import type { AccountProblem } from '../accounts/AccountProblem.js'
import { type Entries, type Entry, placedProblems } from '../accounts/Document.js'
import { replacedOnce } from '../accounts/replacedOnce.js'
import { command } from '../command/Command.js'
import { text } from '../command/Parameter.js'
import type { Output } from '../Output.js'
import { entriesIn } from './entriesIn.js'

/** The problems of entries in turn: one that has none by itself may replace the same account as one before it. */
const problemsInTurn = (): ((entry: Entry) => ReadonlyArray<AccountProblem>) => {
  const once = replacedOnce()
  return (entry) => {
    const problems = placedProblems(entry)
    const { value, places } = entry
    if (problems.length > 0 || !SaveEMailAccountRequest.is(value)) return problems
    return F.pipe(
      once(value),
      E.match(
        (problem) => [{ ...places()(['EMailAccountId']), problem }],
        () => [],
      ),
    )
  }
}

const checked =
  (file: string) =>
  (entries: Entries): Output => ({
    _tag: 'Checked',
    file,
    accounts: entries.length,
    problems: entries.flatMap(E.match((problem) => [problem], problemsInTurn())),
  })

export const check = command({
  name: 'check',
  group: 'Many accounts',
  summary: 'check the accounts in a file; no server is contacted',
  notes: [
    'The file holds one account in JSON, a JSON array of accounts, or NDJSON (one account a line).',
    'Every problem is shown with its line and column. The exit code is 1 if there is one.',
  ],
  examples: [
    ['so-email check accounts.ndjson', 'every problem of every account'],
    ['so-email check - --json < accounts.json', 'the same for a program'],
  ],
  arguments: { file: text('<file>', 'a file of accounts; - is the standard input') },
  options: {},
  run: ({ file }) => F.pipe(entriesIn(file), RTE.map(checked(file))),
})
