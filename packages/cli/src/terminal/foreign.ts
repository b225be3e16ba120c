/** The commands of the optional packages, loaded when they are called. */
import { existsSync } from 'node:fs'
import { function as F, taskEither as TE } from 'fp-ts'
import type { CommandError } from '../CommandError.js'
import type { ForeignCommand, ForeignName } from '../Environment.js'

interface Source {
  readonly name: string
  readonly load: () => Promise<ForeignCommand>
}

/** The verifier reads the environment alone. A variable that is set there stays. */
const loadSettings = (): void => {
  if (existsSync('.env')) process.loadEnvFile('.env')
}

const sources: Readonly<Record<ForeignName, Source>> = {
  stub: {
    name: '@so-email/provider-stub',
    load: async () => {
      const { stubCommand } = await import('@so-email/provider-stub/command')
      return (argv) => stubCommand(argv).then(() => 0)
    },
  },
  verify: {
    name: '@so-email/verifier',
    load: async () => {
      const { verifyCommand } = await import('@so-email/verifier')
      loadSettings()
      return (argv) => verifyCommand(argv, { program: 'so-email verify', pacts: [] })
    },
  },
  drift: {
    name: '@so-email/verifier',
    load: async () => {
      const { driftCommand } = await import('@so-email/verifier')
      return async (argv) => driftCommand(argv, 'so-email drift')
    },
  },
}

export const foreign = (command: ForeignName): TE.TaskEither<CommandError, ForeignCommand> =>
  F.pipe(sources[command], ({ name, load }) =>
    TE.tryCatch(load, (): CommandError => ({ _tag: 'MissingPackage', name })),
  )
