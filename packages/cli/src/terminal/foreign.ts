/** The commands of the optional packages, loaded when they are called. */
import { function as F, taskEither as TE } from 'fp-ts'
import type { CommandError } from '../CommandError.js'
import type { Environment, ForeignName } from '../Environment.js'
import { fileVariables, variables } from '../settings/variables.js'

type FileReader = Pick<Environment, 'readFile'>

interface Source {
  readonly name: string
  /** Answers the exit code. */
  readonly load: () => Promise<(argv: ReadonlyArray<string>) => Promise<number>>
  /** Whether the command reads the settings of `.env`. */
  readonly hasSettings: boolean
}

const sources: Readonly<Record<ForeignName, Source>> = {
  stub: {
    name: '@so-email/provider-stub',
    load: async () => {
      const { stubCommand } = await import('@so-email/provider-stub/command')
      return (argv) => stubCommand(argv, 'so-email stub').then(() => 0)
    },
    hasSettings: false,
  },
  verify: {
    name: '@so-email/verifier',
    load: async () => {
      const { verifyCommand } = await import('@so-email/verifier')
      return (argv) => verifyCommand(argv, { program: 'so-email verify', pacts: [] })
    },
    hasSettings: true,
  },
  drift: {
    name: '@so-email/verifier',
    load: async () => {
      const { driftCommand } = await import('@so-email/verifier')
      return async (argv) => driftCommand(argv, 'so-email drift')
    },
    hasSettings: false,
  },
}

/** What the verifier knows. Another variable in the file would be one of Node, or of a library. */
const known = [...Object.keys(variables), 'SUPEROFFICE_ASSOCIATE_ID']

/** The verifier reads the environment alone. A variable that is set there stays, unless it is empty. */
const provideSettings = (reader: FileReader): TE.TaskEither<CommandError, unknown> =>
  F.pipe(
    fileVariables(null)(reader),
    TE.map((found) => {
      const settings = Object.entries(found).filter(([name]) => known.includes(name) && !process.env[name])
      return Object.assign(process.env, Object.fromEntries(settings))
    }),
  )

/** Node names the package that it does not find in single quotes; what that package lacks is another failure. */
const loadError =
  (name: string) =>
  (thrown: unknown): CommandError => {
    // Any error may have a code.
    const { code, message } = thrown instanceof Error ? (thrown as NodeJS.ErrnoException) : { message: String(thrown) }
    const [reason = ''] = message.split('\n')
    return code === 'ERR_MODULE_NOT_FOUND' && message.startsWith(`Cannot find package '${name}'`)
      ? { _tag: 'MissingPackage', name }
      : { _tag: 'BrokenPackage', name, reason }
  }

export const foreign =
  (reader: FileReader) =>
  (command: ForeignName, argv: ReadonlyArray<string>): TE.TaskEither<CommandError, number> =>
    F.pipe(sources[command], ({ name, load, hasSettings }) =>
      F.pipe(
        TE.tryCatch(load, loadError(name)),
        TE.chainFirst(() => (hasSettings && !argv.includes('--help') ? provideSettings(reader) : TE.right(undefined))),
        TE.chain((start) => TE.fromTask(() => start(argv))),
      ),
    )
