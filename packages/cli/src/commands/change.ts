import type { Client } from '@so-email/client'
import { type EMailAccount, redacted } from '@so-email/codecs'
import { either as E, function as F, option as O, readerTaskEither as RTE, taskEither as TE } from 'fp-ts'
import {
  type Assigned,
  type Assignment,
  assign,
  givenOnce,
  parseChange,
  readAssignment,
  secretSource,
  valueAt,
} from '../accounts/Assignment.js'
import { type CommandError, wrongUsage } from '../CommandError.js'
import { command, type Step } from '../command/Command.js'
import { flag, texts } from '../command/Parameter.js'
import type { Change, Output } from '../Output.js'
import { calling, connectionOptions, withClient } from '../settings/withClient.js'
import { textOf } from '../textOf.js'
import { accountId } from './accountId.js'
import { withoutSecrets } from './accountOf.js'
import { savedAccount } from './savedAccount.js'

/** A password file ends with a line end that is not part of the password. It holds nothing else, or it is another file. */
const lineOf =
  (property: string, file: string) =>
  (bytes: Uint8Array): E.Either<CommandError, string> =>
    F.pipe(
      textOf(bytes),
      O.map((text) => text.replace(/\r?\n$/, '')),
      O.filter((line) => !/[\r\n\0]/.test(line)),
      E.fromOption(() => wrongUsage(`${property}=@${file} needs a file with one line in UTF-8`)),
    )

const missingPerson = (property: string): CommandError =>
  wrongUsage(`${property}=? needs a terminal; elsewhere write ${property}=@FILE`)

const secretText =
  (assignment: Assignment): Step<string> =>
  (environment) =>
    F.pipe(
      secretSource(assignment),
      E.mapLeft(wrongUsage),
      TE.fromEither,
      TE.chain((source) => {
        if (source._tag === 'File')
          return F.pipe(environment.readFile(source.file), TE.chainEitherK(lineOf(assignment.property, source.file)))
        return environment.isInteractive()
          ? environment.prompt({ label: assignment.property, isHidden: true })
          : TE.left(missingPerson(assignment.property))
      }),
    )

/** A secret is taken as it is: quotes in it are its own. `null` makes it empty, as a server may answer `null` for one that it hides. */
const secretOf = (assignment: Assignment): Step<string> =>
  assignment.text === 'null'
    ? RTE.of('')
    : F.pipe(
        secretText(assignment),
        RTE.filterOrElse(
          (text) => text !== '',
          () => wrongUsage(`${assignment.property} is empty: for none, write ${assignment.property}=null`),
        ),
      )

const assignedOf = (assignment: Assignment): Step<Assigned> =>
  assignment.editable.isSecret
    ? F.pipe(
        secretOf(assignment),
        RTE.map((value) => ({ property: assignment.property, path: assignment.path, isSecret: true, value })),
      )
    : F.pipe(readAssignment(assignment)(assignment.text), E.mapLeft(wrongUsage), RTE.fromEither)

/** The properties before and after; a save may give them back with other values. */
const changesOf = (
  assigned: ReadonlyArray<Assigned>,
  before: EMailAccount | null,
  after: EMailAccount,
): ReadonlyArray<Change> => {
  const shown = { before: withoutSecrets(before), after: withoutSecrets(after) }
  return assigned.map(({ property, path, isSecret, value }) => {
    const held = valueAt(after, path) ?? null
    // A server need not give a secret back, and then it is not known to be refused.
    const isHidden = isSecret && held === null
    return {
      property,
      before: valueAt(shown.before, path) ?? null,
      after: isHidden ? redacted : (valueAt(shown.after, path) ?? null),
      isTaken: isHidden || held === value,
    }
  })
}

interface Asked {
  readonly id: number
  readonly assigned: ReadonlyArray<Assigned>
  readonly dryRun: boolean
}

/** What the change saw and made. */
interface Look {
  readonly before: EMailAccount
  readonly after: EMailAccount
}

/**
 * What was there before is known inside of the change alone. In a dry run the change cancels its own call, so that everything is
 * read and checked as otherwise, and nothing is saved.
 */
const changing = (client: Client, signal: AbortSignal, { id, assigned, dryRun }: Asked) => {
  const cancelling = new AbortController()
  let look: Look | null = null
  return F.pipe(
    client.changeEMailAccount(
      id,
      (before) => {
        const after = assign(assigned)(before)
        look = { before, after }
        if (dryRun) cancelling.abort()
        return after
      },
      { signal: AbortSignal.any([signal, cancelling.signal]) },
    ),
    TE.orElse((error) =>
      error._tag === 'Aborted' && look !== null && !signal.aborted ? TE.right(look.after) : TE.left(error),
    ),
    calling,
    TE.chainEitherK(savedAccount),
    TE.map((after) => changesOf(assigned, look?.before ?? null, after)),
  )
}

export const change = command({
  name: 'change',
  group: 'One account',
  summary: 'change some properties of an account, and keep all others',
  notes: [
    'It reads the account, changes what the arguments name, and saves all of it, unknown properties included.',
    'A value has the type of its property: AccountStatus takes the name of a status, `null` empties a text, and `"null"` is the word itself. A property of credentials is written with a point, as in IncomingCredentials.Port=993.',
    'The value of a password is never an argument, because every process of the machine can see arguments: Password=? is a prompt, Password=@FILE reads a file, and Password=null empties it.',
    'Where the server does not return a password, a save would erase it. Then nothing is saved unless you give that password, too.',
  ],
  examples: [
    ['so-email change 270 InboxFolder=Post', 'another inbox'],
    [
      'so-email change 270 IncomingCredentials.Port=993 AccountStatus=Ok --dry-run',
      'shows both changes, and saves nothing',
    ],
    ['so-email change 270 IncomingCredentials.Password=?', 'a new password, typed at a prompt'],
  ],
  arguments: { id: accountId, assignments: texts('<property=value...>', 'what changes') },
  options: { ...connectionOptions, dryRun: flag('--dry-run', 'read the account, show the changes, and save nothing') },
  run: ({ id, assignments, dryRun, ...connection }) =>
    F.pipe(
      assignments,
      E.traverseArray(parseChange),
      E.chainFirst((parsed) => givenOnce(parsed.map(({ property }) => property))),
      E.mapLeft(wrongUsage),
      RTE.fromEither,
      RTE.chain(RTE.traverseSeqArray(assignedOf)),
      RTE.chain((assigned) =>
        withClient(connection)((client, signal) => changing(client, signal, { id, assigned, dryRun })),
      ),
      RTE.map((changes): Output => ({ _tag: 'Changed', id, isSent: !dryRun, changes })),
    ),
})
