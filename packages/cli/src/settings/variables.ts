/** The settings that come from the environment or from a `.env` file, under the names that the verifier reads too. */
import { either as E, function as F, readerTaskEither as RTE, taskEither as TE } from 'fp-ts'
import type { CommandError } from '../CommandError.js'
import type { Step } from '../command/Command.js'
import type { Environment } from '../Environment.js'
import { textOf } from '../textOf.js'
import { parseSettings, type Variables } from './parseSettings.js'

/** Each variable, with its meaning. */
export const variables = {
  SUPEROFFICE_URL: 'the site, such as https://host/Cust1',
  SUPEROFFICE_TENANT: 'instead of the site: a tenant of Online, such as Cust12345, whose place is looked up',
  SUPEROFFICE_ENVIRONMENT: 'of the tenant: online (the default), qaonline or sod',
  SUPEROFFICE_USER: 'the name of a user, for an installation on site',
  SUPEROFFICE_PASSWORD: 'the password of that user',
  SUPEROFFICE_TICKET: 'a ticket, 7T:... or 7A:...',
  SUPEROFFICE_TOKEN: 'an access token, 8A:...',
  SUPEROFFICE_APP_TOKEN: 'the application token that belongs to a ticket Online',
} as const

export type Variable = keyof typeof variables

/** The values of the variables that are set and not empty. */
export type Values = Readonly<Partial<Record<Variable, string>>>

const names = Object.keys(variables) as ReadonlyArray<Variable> // `Object.keys` forgets which names they are

const valuesIn = (source: Variables): Values =>
  Object.fromEntries(names.flatMap((name) => (source[name] ? [[name, source[name]]] : [])))

/** The reason of a file that does not exist. */
export const noSuchFile = 'there is no such file'

/** The file of settings where none is named. */
export const usualFile = '.env'

type FileReader = Pick<Environment, 'readFile'>

/** Without `--settings`, `.env` may be missing. */
const fileOf =
  (file: string | null) =>
  (environment: FileReader): TE.TaskEither<CommandError, Uint8Array> =>
    F.pipe(
      environment.readFile(file ?? usualFile),
      TE.orElse((error) =>
        file === null && error._tag === 'UnreadableFile' && error.reason === noSuchFile
          ? TE.right(new Uint8Array())
          : TE.left(error),
      ),
    )

const parsed =
  (file: string | null) =>
  (bytes: Uint8Array): E.Either<CommandError, Variables> =>
    F.pipe(
      textOf(bytes),
      E.fromOption(() => 'the text is not UTF-8'),
      E.chain(parseSettings),
      E.mapLeft((reason): CommandError => ({ _tag: 'UnreadableFile', file: file ?? usualFile, reason })),
    )

/** Everything in the file of settings. */
export const fileVariables = (file: string | null): RTE.ReaderTaskEither<FileReader, CommandError, Variables> =>
  F.pipe(fileOf(file), RTE.chainEitherK(parsed(file)))

/** A variable with those in whose place it stands. */
const inPlaceOf: Readonly<Partial<Record<Variable, ReadonlyArray<Variable>>>> = {
  SUPEROFFICE_URL: ['SUPEROFFICE_TENANT'],
  SUPEROFFICE_TENANT: ['SUPEROFFICE_URL'],
  SUPEROFFICE_USER: ['SUPEROFFICE_TICKET', 'SUPEROFFICE_TOKEN'],
  SUPEROFFICE_TICKET: ['SUPEROFFICE_USER', 'SUPEROFFICE_TOKEN'],
  SUPEROFFICE_TOKEN: ['SUPEROFFICE_USER', 'SUPEROFFICE_TICKET'],
}

/** What is set nearer to the command wins over the same variable, and over those in whose place it stands. */
const nearer =
  (near: Values) =>
  (far: Values): Values => {
    const replaced = names.flatMap((name) => (near[name] === undefined ? [] : (inPlaceOf[name] ?? [])))
    const left = Object.entries(far).filter(([name]) => !replaced.some((each) => each === name))
    return { ...Object.fromEntries(left), ...near }
  }

/** The settings of the environment and of the file. */
export const readVariables = (file: string | null): Step<Values> =>
  F.pipe(
    fileVariables(file),
    RTE.map(valuesIn),
    RTE.chainW((fromFile) => RTE.asks((environment: Environment) => nearer(valuesIn(environment.variables))(fromFile))),
  )
