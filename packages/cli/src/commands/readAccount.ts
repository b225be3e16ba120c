/** The one account of a file. */
import type { SaveEMailAccountRequest } from '@so-email/codecs'
import { either as E, function as F, readonlyArray as RA, readerTaskEither as RTE } from 'fp-ts'
import type { AccountProblem } from '../accounts/AccountProblem.js'
import { type Entry, placedProblems } from '../accounts/Document.js'
import { type CommandError, wrongUsage } from '../CommandError.js'
import type { Step } from '../command/Command.js'
import { entriesIn } from './entriesIn.js'

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
export const readAccount = (file: string): Step<SaveEMailAccountRequest> =>
  F.pipe(
    entriesIn(file),
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
