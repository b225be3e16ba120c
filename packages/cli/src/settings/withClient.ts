/** A client for the time of one command. */
import type { Client, ClientConfig, ClientError } from '@so-email/client'
import { either as E, function as F, readerTaskEither as RTE, taskEither as TE } from 'fp-ts'
import { type CommandError, callFailed } from '../CommandError.js'
import { filled, optional } from '../command/Parameter.js'
import type { Environment } from '../Environment.js'
import { type Connection, destinationOf } from './clientConfig.js'

/** The options of every command that sends requests. */
export const connectionOptions = {
  url: optional('--url <url>', 'the site, instead of SUPEROFFICE_URL', filled, null),
  settings: optional('--settings <file>', 'the file of settings, instead of .env', filled, null),
} as const

/** Runs calls with a client, whose connections are closed afterwards. */
export const withClient =
  (connection: Connection, more: Partial<ClientConfig> = {}) =>
  <A>(use: (client: Client, signal: AbortSignal, target: string) => TE.TaskEither<CommandError, A>) =>
    F.pipe(
      destinationOf(connection),
      RTE.chain(
        ({ config, target }) =>
          (environment: Environment) =>
            TE.bracket(
              TE.fromEither(
                F.pipe(
                  environment.makeClient({ ...config, ...more }),
                  E.mapLeft((error): CommandError => ({ _tag: 'WrongSettings', error })),
                ),
              ),
              (client) => use(client, environment.interruption(), target),
              (client) => TE.fromTask(client.close),
            ),
      ),
    )

/** A call of a client as a step of a command. */
export const calling: <A>(call: TE.TaskEither<ClientError, A>) => TE.TaskEither<CommandError, A> =
  TE.mapLeft(callFailed)
