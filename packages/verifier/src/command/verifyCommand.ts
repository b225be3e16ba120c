/** The command: verifies a running server, prints the report and returns the exit code. */
import { accessSync, constants, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { escapeUnprintable } from '@so-email/codecs'
import { either as E, function as F, task as T, taskEither as TE } from 'fp-ts'
import { associateFrom } from '../live/Associate.js'
import { type Credentials, credentialsFrom } from '../live/Credentials.js'
import { startVerificationRun, type VerificationRun } from '../live/VerificationRun.js'
import { messageOf } from '../messageOf.js'
import { type Pact, readPact } from '../pact/Pact.js'
import { junit } from '../report/junit.js'
import { count, report } from '../report/report.js'
import { systemMessage } from '../systemMessage.js'
import { print, warn } from '../terminal.js'
import type { Verification } from '../verification/Verification.js'
import { type Arguments, argumentsFrom, type CommandDefaults, usage } from './Arguments.js'

interface Settings {
  readonly args: Arguments
  readonly credentials: Credentials
  readonly associateId: number | null
  readonly pacts: ReadonlyArray<Pact>
}

/** The exit code where nothing is known about the server, with the reason on standard error. */
const inconclusive = (reason: string): number => {
  warn(reason)
  return 2
}

const failed = messageOf('the command failed')

const reasonOf = (thrown: unknown): string => systemMessage(thrown) ?? failed(thrown)

const cannotWrite =
  (file: string | null) =>
  (reason: string): string =>
    `${escapeUnprintable(String(file))} cannot be written: ${reason}`

/** Before anything is sent: a report that cannot be written would be missed after the last request. */
const writable = (file: string | null): E.Either<string, unknown> =>
  file === null
    ? E.right(file)
    : F.pipe(
        E.tryCatch(() => statSync(file, { throwIfNoEntry: false }), reasonOf),
        E.filterOrElse(
          // Writing to a pipe waits for a reader, and nothing interrupts it.
          (found) => found === undefined || !(found.isDirectory() || found.isFIFO()),
          () => 'it is no regular file',
        ),
        E.chain((found) =>
          E.tryCatch(() => accessSync(found === undefined ? dirname(file) : file, constants.W_OK), reasonOf),
        ),
        E.mapLeft(cannotWrite(file)),
      )

const settingsFrom = (argv: ReadonlyArray<string>, defaults: CommandDefaults): E.Either<string, Settings> =>
  F.pipe(
    E.Do,
    E.apS('args', argumentsFrom(defaults)(argv)),
    E.apS('credentials', credentialsFrom(process.env)),
    E.apS('associateId', associateFrom(process.env)),
    E.mapLeft((reason) => `${reason}\nTry ${defaults.program} --help`),
    E.bind('pacts', ({ args }) => E.traverseArray(readPact)(args.pacts)),
    E.chainFirst(({ args }) => writable(args.junit)),
    E.mapLeft((reason) => `${defaults.program}: ${reason}`),
  )

const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const

interface Interruption {
  /** The exit code of an interrupted run; null as long as there was no interrupt. */
  readonly exitCode: () => Promise<number> | null
  readonly ignore: () => void
}

const ignore = () => undefined

/** Without it, a reader that has gone away (the terminal after a SIGHUP, the other end of a pipe) would end the process. */
const survivesBrokenOutput = (): void => {
  for (const stream of [process.stdout, process.stderr])
    if (!stream.listeners('error').includes(ignore)) stream.on('error', ignore)
}

/** From now on an interrupt deletes the accounts of the run and exits the process. */
const onInterrupt = (run: VerificationRun): Interruption => {
  let exitCode: Promise<number> | null = null
  const interrupt = () => {
    if (exitCode !== null) return
    exitCode = F.pipe(
      run.end,
      TE.match(
        (reason) => inconclusive(`interrupted; ${reason}`),
        () => inconclusive('interrupted; nothing was left behind'),
      ),
    )()
    exitCode.then((code) => process.exit(code))
  }
  survivesBrokenOutput()
  for (const signal of signals) process.on(signal, interrupt)
  return {
    exitCode: () => exitCode,
    ignore: () => {
      for (const signal of signals) process.off(signal, interrupt)
    },
  }
}

/**
 * A problem that belongs to no broken interaction still leaves the verification open. So do scenarios without a pact: they
 * follow the pacts, and show too little of a server.
 */
const exitCodeOf = (verifications: ReadonlyArray<Verification>, pacts: number, hasProblems: boolean): number => {
  const { failed, notVerified } = count(verifications)
  if (failed > 0) return 1
  return notVerified > 0 || count(verifications.slice(0, pacts)).passed === 0 || hasProblems ? 2 : 0
}

const publish =
  ({ url, junit: file, pacts }: Arguments, { problems }: VerificationRun) =>
  (verifications: ReadonlyArray<Verification>): E.Either<string, number> => {
    print(report(url, verifications))
    for (const problem of problems()) print(`  a problem: ${problem}`)
    return F.pipe(
      E.tryCatch(
        () => {
          if (file !== null) writeFileSync(file, junit(verifications))
        },
        F.flow(reasonOf, cannotWrite(file)),
      ),
      E.map(() => exitCodeOf(verifications, pacts.length, problems().length > 0)),
    )
  }

/** Reports accounts that may still exist. What is known about the interactions stays known. */
const withLeftBehind =
  (ended: E.Either<string, void>) =>
  (published: E.Either<string, number>): E.Either<string, number> =>
    F.pipe(
      ended,
      E.match(
        (left) =>
          F.pipe(
            published,
            E.map((code) => {
              inconclusive(left)
              return code === 0 ? 2 : code
            }),
            E.mapLeft((reason) => `${reason}\n${left}`),
          ),
        () => published,
      ),
    )

/** Verifies, ends the run and reports; after an interrupt it only waits for the end of the process. */
const verifyAndReport =
  (args: Arguments, run: VerificationRun) =>
  ({ exitCode }: Interruption): TE.TaskEither<string, number> =>
    F.pipe(
      run.verify,
      T.chain((verified) => {
        const interrupted = exitCode()
        if (interrupted !== null) return TE.fromTask(() => interrupted)
        return F.pipe(
          run.end,
          T.map((ended) => F.pipe(verified, E.chain(publish(args, run)), withLeftBehind(ended))),
        )
      }),
    )

const verifyServer =
  (defaults: CommandDefaults) =>
  ({ args, pacts, ...caller }: Settings): TE.TaskEither<string, number> =>
    F.pipe(
      TE.tryCatch(() => startVerificationRun(args.url, pacts, { ...defaults, ...args, ...caller }), failed),
      TE.chain((run) =>
        TE.bracket(
          TE.fromIO(() => onInterrupt(run)),
          verifyAndReport(args, run),
          ({ ignore }) => TE.fromIO(ignore),
        ),
      ),
    )

/** Runs the command with the arguments of a command line and the environment of the process. */
export const verifyCommand = (argv: ReadonlyArray<string>, defaults: CommandDefaults): Promise<number> =>
  argv.includes('--help')
    ? F.pipe(
        T.fromIO(() => print(usage(defaults))),
        T.map(() => 0),
      )()
    : F.pipe(
        TE.tryCatch(F.pipe(TE.fromEither(settingsFrom(argv, defaults)), TE.chain(verifyServer(defaults))), failed),
        TE.chainEitherK(F.identity),
        TE.match(inconclusive, F.identity),
      )()
