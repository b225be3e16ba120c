/** The surroundings of a command: everything that is not pure, each as a port. */
import type { Client, ClientConfig, SettingsError } from '@so-email/client'
import type { either as E, io as IO, taskEither as TE } from 'fp-ts'
import type { CommandError } from './CommandError.js'

/** The commands of the optional packages. */
export type ForeignName = 'stub' | 'verify' | 'drift'

/** A command of another package: it prints by itself, and gives its exit code. */
export type ForeignCommand = (argv: ReadonlyArray<string>) => Promise<number>

export interface Question {
  readonly label: string
  /** Whether the answer is a secret, which does not appear while it is typed. */
  readonly isHidden: boolean
}

export interface Progress {
  /** Shows a new state. */
  readonly show: (line: string) => IO.IO<void>
  /** Whether a state replaces the one before, so that it may be shown often. */
  readonly isLive: boolean
  /** Leaves the last state on the screen. */
  readonly end: IO.IO<void>
}

export interface Environment {
  readonly variables: Readonly<Record<string, string | undefined>>
  /** The whole content of a file; `-` is the standard input. */
  readonly readFile: (file: string) => TE.TaskEither<CommandError, Uint8Array>
  /** Whether a person can be asked. */
  readonly isInteractive: boolean
  readonly question: (question: Question) => TE.TaskEither<CommandError, string>
  readonly progress: Progress
  readonly makeClient: (config: ClientConfig) => E.Either<SettingsError, Client>
  /** The commands of the optional packages. */
  readonly foreign: (name: ForeignName) => TE.TaskEither<CommandError, ForeignCommand>
  /** Is aborted when the user interrupts the command. */
  readonly signal: AbortSignal
}
