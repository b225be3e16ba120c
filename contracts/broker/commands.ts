/** What `pact broker` is asked. Where the broker is, and who asks, it reads from the `PACT_BROKER_*` variables itself. */
import type { Commit } from './Commit.js'

export type Command = (
  commit: Commit,
  pacts: ReadonlyArray<string>,
  more: ReadonlyArray<string>,
) => ReadonlyArray<string>

const pacticipant = 'so-email-client'

export const commands = {
  /** Publishes the pact of our client; that of another consumer is for those to publish who make it. */
  publish: ({ version, branch }, pacts, more) => [
    'publish',
    ...pacts,
    '--consumer-app-version',
    version,
    '--branch',
    branch,
    ...more,
  ],
  /** Whether this commit works with what runs in an environment, `production` unless told otherwise. */
  'can-i-deploy': ({ version }, _pacts, more) => [
    'can-i-deploy',
    '--pacticipant',
    pacticipant,
    '--version',
    version,
    ...(more.length === 0 ? ['--to-environment', 'production'] : more),
  ],
} satisfies Record<string, Command>

export const isCommand = (name: string | undefined): name is keyof typeof commands =>
  name !== undefined && Object.hasOwn(commands, name)
