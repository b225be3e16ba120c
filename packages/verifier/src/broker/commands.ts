/** The arguments of `pact broker`. It reads the broker's address and its credentials from the `PACT_BROKER_*` variables. */
import type { Commit } from './Commit.js'

/** A pact file, and the consumer that it names. */
export interface PactFile {
  readonly file: string
  readonly consumer: string
}

export type Command = (commit: Commit, pact: PactFile, more: ReadonlyArray<string>) => ReadonlyArray<string>

/** The commands about a pact file, which is their first argument. */
export const commands = {
  /** Publishes the pact, with the commit as its version. */
  publish: ({ version, branch }, { file }, more) => [
    'publish',
    file,
    '--consumer-app-version',
    version,
    '--branch',
    branch,
    ...more,
  ],
  /** Whether this commit of the consumer works with what runs in an environment, by default `production`. */
  'can-i-deploy': ({ version }, { consumer }, more) => [
    'can-i-deploy',
    '--pacticipant',
    consumer,
    '--version',
    version,
    ...(more.length === 0 ? ['--to-environment', 'production'] : more),
  ],
} satisfies Record<string, Command>

export type CommandName = keyof typeof commands

export const isCommand = (name: string | undefined): name is CommandName =>
  name !== undefined && Object.hasOwn(commands, name)

/** Records that an environment runs this commit of a consumer or a provider, in place of the one before. */
export const recordDeployment = (
  { version }: Commit,
  pacticipant: string,
  more: ReadonlyArray<string>,
): ReadonlyArray<string> => ['record-deployment', '--pacticipant', pacticipant, '--version', version, ...more]
