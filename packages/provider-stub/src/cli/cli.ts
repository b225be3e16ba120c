/** The command: starts the stub and leaves it running. */
import { readFileSync } from 'node:fs'
import { escapeUnprintable } from '@so-email/codecs'
import { either as E, function as F, ioEither as IOE, option as O, taskEither as TE } from 'fp-ts'
import { assumptions } from '../Assumptions.js'
import type { Entry } from '../journal/Journal.js'
import { isLoopback } from '../server/isLoopback.js'
import { type RunningStub, start } from '../server/nodeServer.js'
import type { ServerOptions } from '../server/ServerOptions.js'
import { drawEntry, toJsonLine } from './drawEntry.js'
import { makeOutput, unblocked } from './output.js'
import { readMail } from './readMail.js'
import { type Command, readOptions } from './readOptions.js'
import { readSeed } from './readSeed.js'
import { readWhole } from './readWhole.js'
import { watchResponses } from './running.js'
import { systemMessage } from './systemMessage.js'
import { usageOf } from './usage.js'

const output = makeOutput(unblocked(process.stdout))
const errors = makeOutput(unblocked(process.stderr))
const warn = (program: string, text: string): void => errors.print(`${program}: ${text}`)

/** Ends the process even if nobody reads what it has printed. */
const end = async (code: number): Promise<never> => {
  await Promise.all([output.flushed(500), errors.flushed(500)])
  return process.exit(code)
}

const fail = (program: string, message: string): Promise<void> => {
  warn(program, `${message}\nTry ${program} --help`)
  return end(2)
}

const messageOf = (error: unknown): string =>
  systemMessage(error) ?? (error instanceof Error ? error.message : 'unknown')

/** Why the stub does not listen, as what is to be done about it. */
const listeningProblem =
  ({ port = 0, host = 'localhost' }: ServerOptions) =>
  (error: Error): string => {
    switch (Reflect.get(error, 'code')) {
      case 'EADDRINUSE':
        return `--port ${port} is in use: choose another one, or 0 for a free one`
      case 'EADDRNOTAVAIL':
        return `--host ${host} is no address of this machine`
      case 'EACCES':
        return `--port ${port} is only for an administrator: choose one from 1024 on`
      case 'ENOTFOUND':
      case 'EAI_AGAIN':
        return `--host ${host} is not known: choose an address of this machine`
      default:
        return error.message
    }
  }

/** What a file of an option holds: `none` without the option. */
const fromFile =
  <A>(option: string, content: string, read: (bytes: Uint8Array) => E.Either<ReadonlyArray<string>, A>) =>
  (file: string | undefined): IOE.IOEither<string, O.Option<A>> =>
    F.pipe(
      O.fromNullable(file),
      O.traverse(IOE.ApplicativePar)((name) =>
        F.pipe(
          IOE.tryCatch(
            () => readWhole(name),
            (error) => `${option} ${escapeUnprintable(name)} cannot be read: ${messageOf(error)}`,
          ),
          IOE.chainEitherK(
            F.flow(
              read,
              E.mapLeft(
                (problems) => `${option} ${escapeUnprintable(name)} holds no ${content}:\n  ${problems.join('\n  ')}`,
              ),
            ),
          ),
        ),
      ),
    )

const seedFrom = ({ assumptions: given }: ServerOptions) =>
  fromFile('--seed', 'accounts', readSeed({ ...assumptions, ...given }))
const mailFrom = fromFile('--mail', 'mail servers and domains', readMail)

type Start = Extract<Command, { _tag: 'Start' }>

/** The options of the command line, with what its files hold and a listener for its log. */
const serverOptions = ({ options, seed, mail, log }: Start): IOE.IOEither<string, ServerOptions> => {
  const draw = log === 'json' ? toJsonLine : drawEntry
  const logged = { ...options, ...(log !== undefined && { onEntry: (entry: Entry) => output.print(draw(entry)) }) }
  return F.pipe(
    IOE.Do,
    IOE.bind('accounts', () => seedFrom(options)(seed)),
    IOE.bind('mail', () => mailFrom(mail)),
    IOE.map(({ accounts, mail }) => ({
      ...logged,
      ...(O.isSome(accounts) && { accounts: accounts.value }),
      ...O.toUndefined(mail),
    })),
  )
}

const run = (program: string, { host = 'localhost', ui = false }: ServerOptions, stub: RunningStub): void => {
  watchResponses()
  if (!isLoopback(host)) {
    warn(program, `${host} is not loopback: everyone who reaches this machine can read and write the accounts`)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void stub.close().then(() => end(0)))
  }
  output.print(`listening on ${stub.url}`) // last but for the page: a script that reads it may end the command at once
  if (ui) output.print(`its page is ${stub.url}/_stub/`)
}

// Relative to the bundle, which is `dist/command.cjs`.
const version = (): string => JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version

const carryOut = (program: string, command: Command): TE.TaskEither<string, void> => {
  switch (command._tag) {
    case 'Help':
      return TE.fromIO(() => output.print(usageOf(program).trimEnd()))
    case 'Version':
      return TE.fromIO(() => output.print(version()))
    case 'Start':
      return F.pipe(
        TE.fromIOEither(serverOptions(command)),
        TE.chain((options) => F.pipe(start(options), TE.mapLeft(listeningProblem(options)))),
        TE.map((stub) => run(program, command.options, stub)),
      )
  }
}

/**
 * Runs the command with the arguments of a command line; the stub is running when it has ended. `program` is its name in the usage
 * text and in errors, `so-email-stub` by default.
 */
export const stubCommand = (argv: ReadonlyArray<string>, program = 'so-email-stub'): Promise<void> =>
  F.pipe(
    TE.fromEither(readOptions(argv)),
    TE.chain((command) => carryOut(program, command)),
    TE.getOrElse((message) => () => fail(program, message)),
  )()
