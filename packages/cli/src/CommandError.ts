/** Why a command was not carried out. None of these holds a secret. */
import { type ClientError, errorMessage, type SettingsError } from '@so-email/client'
import { operations } from '@so-email/codecs'
import type { AccountProblem } from './accounts/AccountProblem.js'
import { type ImportError, importErrorMessage } from './import/ImportError.js'
import { wrongSettings } from './wrongSettings.js'

export type CommandError =
  /** The arguments cannot be carried out as they are. */
  | { readonly _tag: 'WrongUsage'; readonly reason: string }
  /** A file, or the standard input, cannot be read. */
  | { readonly _tag: 'UnreadableFile'; readonly file: string; readonly reason: string }
  /** A file holds something else than accounts. */
  | { readonly _tag: 'InvalidFile'; readonly file: string; readonly problems: ReadonlyArray<AccountProblem> }
  /** The settings make no client. */
  | { readonly _tag: 'WrongSettings'; readonly error: SettingsError }
  /** Settings are missing, and there is no person at a terminal who could type them. */
  | { readonly _tag: 'MissingSettings'; readonly variables: ReadonlyArray<string>; readonly file: string }
  /** The server refused the request, or no usable response came. */
  | { readonly _tag: 'CallFailed'; readonly error: ClientError }
  /** The response to a save has an id that no account has: whether the account was saved is not known. */
  | { readonly _tag: 'WrongId'; readonly id: number }
  /** There is no such account. */
  | { readonly _tag: 'NoAccount'; readonly which: string }
  /** An optional package is not installed. */
  | { readonly _tag: 'MissingPackage'; readonly name: string }
  /** An optional package is installed, and does not load. */
  | { readonly _tag: 'BrokenPackage'; readonly name: string; readonly reason: string }
  /** The import ended before its rows did. */
  | { readonly _tag: 'ImportFailed'; readonly error: ImportError }
  /** The command has a result, and its output cannot be written. */
  | { readonly _tag: 'UnwritableOutput'; readonly reason: string }
  /** The command threw, and must not. */
  | { readonly _tag: 'Defect'; readonly reason: string }
  /** The user interrupted the command. `unanswered`: the operation that may have changed something, `null` if none has. */
  | { readonly _tag: 'Interrupted'; readonly unanswered: string | null }

/** A union without a case of its own would not compile. */
type Cases<A> = { readonly [Tag in CommandError['_tag']]: (error: Extract<CommandError, { _tag: Tag }>) => A }

const matchCommandError =
  <A>(cases: Cases<A>) =>
  (error: CommandError): A => {
    // The case of a tag takes the error of that tag; TypeScript cannot pair the two through an index.
    const match = cases[error._tag] as (error: CommandError) => A
    return match(error)
  }

/** A wrong command line. */
export const wrongUsage = (reason: string): CommandError => ({ _tag: 'WrongUsage', reason })

/** An interruption before anything was changed. */
export const interrupted: CommandError = { _tag: 'Interrupted', unanswered: null }

/** The names of the operations that change something on the server. */
const changing: ReadonlyArray<string> = Object.values(operations).flatMap(({ name, changes }) =>
  changes ? [name] : [],
)

/** A failed call; an interrupted one is an interruption of the command. A request that was never written has no URL. */
export const callFailed = (error: ClientError): CommandError => {
  if (error._tag !== 'Aborted') return { _tag: 'CallFailed', error }
  const { operation, url } = error.request
  return url !== '' && changing.includes(operation) ? { _tag: 'Interrupted', unanswered: operation } : interrupted
}

/** The place and the text of a problem. */
export const drawProblem =
  (file: string) =>
  ({ line, column, problem }: AccountProblem): string =>
    `${file}:${line}:${column}: ${problem}`

/** An error as one or more lines for a person. */
export const commandErrorMessage: (error: CommandError) => string = matchCommandError({
  WrongUsage: ({ reason }) => reason,
  UnreadableFile: ({ file, reason }) => `${file === '-' ? 'the standard input' : file} cannot be read: ${reason}`,
  InvalidFile: ({ file, problems }) => problems.map(drawProblem(file)).join('\n'),
  WrongSettings: ({ error }) => wrongSettings(error),
  MissingSettings: ({ variables, file }) =>
    `${variables.join(' and ')} ${variables.length === 1 ? 'is' : 'are'} not set, neither in the environment nor in ${file === '-' ? 'the standard input' : `the ${file} file`}`,
  CallFailed: ({ error }) => errorMessage(error),
  WrongId: ({ id }) =>
    `Whether the account was saved is not known: the response has the id ${id}, which is that of no account.`,
  NoAccount: ({ which }) => `There is no account ${which}.`,
  MissingPackage: ({ name }) =>
    `This command needs ${name}, which is not installed beside @so-email/cli. Install it: npm install --global ${name} fp-ts io-ts`,
  BrokenPackage: ({ name, reason }) => `${name} is installed, and does not load: ${reason}`,
  ImportFailed: ({ error }) => importErrorMessage(error),
  UnwritableOutput: ({ reason }) => `the output cannot be written: ${reason}`,
  Defect: ({ reason }) => `This is a defect of so-email: ${reason}`,
  Interrupted: ({ unanswered }) =>
    unanswered === null
      ? 'Interrupted.'
      : `Interrupted. ${unanswered} may have reached the server: look at the account before you repeat the command.`,
})

/** The same, line by line: no text in it makes a further one. */
export const commandErrorLines = (error: CommandError): ReadonlyArray<string> =>
  error._tag === 'InvalidFile' ? error.problems.map(drawProblem(error.file)) : [commandErrorMessage(error)]

/** 3 where rows were sent of which nothing is known, 1 where rows were sent and all of them are noted. */
const importExitCode = (error: ImportError): number => {
  switch (error._tag) {
    case 'LedgerLost':
      return 3
    case 'Stopped':
    case 'SourceLost':
      return error.report.unknown > 0 ? 3 : 1
    case 'SourceChanged':
      return 1
    default:
      return 2
  }
}

/** 1 for what was refused or failed, 2 where the command line or its surroundings are wrong, 130 after Ctrl-C. */
export const exitCodeOf: (error: CommandError) => number = matchCommandError({
  WrongUsage: () => 2,
  UnreadableFile: () => 2,
  InvalidFile: () => 1,
  WrongSettings: () => 2,
  MissingSettings: () => 2,
  CallFailed: () => 1,
  WrongId: () => 1,
  NoAccount: () => 1,
  MissingPackage: () => 2,
  BrokenPackage: () => 2,
  ImportFailed: ({ error }) => importExitCode(error),
  UnwritableOutput: () => 1,
  Defect: () => 1,
  Interrupted: () => 130,
})
