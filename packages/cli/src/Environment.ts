/** The surroundings of a command: everything that is not pure, each as a port. */
import type { Client, ClientConfig, SettingsError } from '@so-email/client'
import type { Store, StoreError } from '@so-email/store'
import type { either as E, io as IO, taskEither as TE } from 'fp-ts'
import type { CommandError } from './CommandError.js'
import type { ImportSettings } from './import/ImportSettings.js'

/** The commands of the optional packages. */
export type ForeignName = 'stub' | 'verify' | 'drift'

/** A question to the person at the terminal. */
export interface Prompt {
  readonly label: string
  /** Whether the answer is a secret, which does not appear while it is typed. */
  readonly isHidden: boolean
}

export interface Progress {
  /** Shows a new state. */
  readonly show: (line: string) => IO.IO<void>
  /** Whether a state replaces the one before, so that it may be shown often. */
  readonly isLive: boolean
  /** The characters in a line. */
  readonly width: number
  /** Leaves the last state on the screen. */
  readonly end: IO.IO<void>
}

/** For programs, which read the result. */
export const noProgress: Progress = { show: () => () => {}, isLive: false, width: 80, end: () => {} }

export interface Environment {
  readonly variables: Readonly<Record<string, string | undefined>>
  /** The whole content of a file; `-` is the standard input. */
  readonly readFile: (file: string) => TE.TaskEither<CommandError, Uint8Array>
  /** Whether a prompt can be answered: there is a terminal, and the standard input was not read to its end. */
  readonly isInteractive: IO.IO<boolean>
  readonly prompt: (prompt: Prompt) => TE.TaskEither<CommandError, string>
  readonly progress: Progress
  /** In milliseconds since 1970. */
  readonly now: IO.IO<number>
  /** The standard input as it comes, for a source that is too large for the memory. */
  readonly standardInput: AsyncIterable<Uint8Array | string>
  readonly makeClient: (config: ClientConfig) => E.Either<SettingsError, Client>
  /** How long a ledger is waited for that is not available; by default as long as the import does. */
  readonly patience?: ImportSettings['patience']
  readonly openLedger: (location: string) => TE.TaskEither<StoreError, Store>
  /** Runs a command of an optional package, which prints by itself, and answers its exit code. */
  readonly foreign: (name: ForeignName, argv: ReadonlyArray<string>) => TE.TaskEither<CommandError, number>
  /** A signal that an interrupt aborts; before this is called, an interrupt ends the process. */
  readonly interruption: IO.IO<AbortSignal>
}
