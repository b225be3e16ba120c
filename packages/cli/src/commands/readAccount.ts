/** The one account of a file. */
import type { SaveEMailAccountRequest } from '@so-email/codecs'
import { either as E, function as F, readonlyArray as RA, readerTaskEither as RTE } from 'fp-ts'
import type { AccountProblem } from '../accounts/AccountProblem.js'
import { type Entry, entriesOf, placedProblems } from '../accounts/Document.js'
import { type CommandError, wrongUsage } from '../CommandError.js'
import type { Environment } from '../Environment.js'

const invalid =
  (file: string) =>
  (problems: ReadonlyArray<AccountProblem>): CommandError => ({ _tag: 'InvalidFile', file, problems })

const checked =
  (file: string) =>
  (entry: Entry): E.Either<CommandError, SaveEMailAccountRequest> =>
    F.pipe(
      placedProblems(entry),
      E.fromPredicate((problems) => problems.length === 0, invalid(file)),
      E.map(() => entry.value as SaveEMailAccountRequest), // without a problem it is one
    )

/** The account in a file of one account, with every problem of it. */
export const readAccount = (file: string): RTE.ReaderTaskEither<Environment, CommandError, SaveEMailAccountRequest> =>
  F.pipe(
    RTE.asks((environment: Environment) => environment.readFile(file)),
    RTE.chainTaskEitherK(F.identity),
    RTE.map(entriesOf),
    RTE.filterOrElse(
      (entries) => entries.length === 1,
      (entries) =>
        wrongUsage(
          `${file} holds ${entries.length} values, and this command takes one account; see \`so-email import\``,
        ),
    ),
    RTE.chainEitherK(
      F.flow(
        RA.head,
        E.fromOption((): CommandError => invalid(file)([])),
        E.chain(E.mapLeft((problem) => invalid(file)([problem]))),
        E.chain(checked(file)),
      ),
    ),
  )
