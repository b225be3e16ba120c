/** The command: verifies a running server, prints the report and returns the exit code. */
import { writeFileSync } from 'node:fs'
import { either as E, function as F, task as T, taskEither as TE } from 'fp-ts'
import { type Credentials, credentialsFrom } from '../live/Credentials.js'
import { startVerificationRun, type VerificationRun } from '../live/VerificationRun.js'
import { type Pact, readPact } from '../pact/Pact.js'
import { junit } from '../report/junit.js'
import { count, report } from '../report/report.js'
import type { Verification } from '../verification/Verification.js'
import { type Arguments, argumentsFrom, type CommandDefaults, usage } from './Arguments.js'

interface Settings {
  readonly args: Arguments
  readonly credentials: Credentials
  readonly pacts: ReadonlyArray<Pact>
}

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** The exit code where nothing is known about the server, with the reason on standard error. */
const inconclusive = (reason: string): number => {
  process.stderr.write(`${reason}\n`)
  return 2
}

const messageOf = (reason: unknown): string => (reason instanceof Error ? reason.message : 'the command failed')

const settingsFrom = (argv: ReadonlyArray<string>, defaults: CommandDefaults): E.Either<string, Settings> =>
  F.pipe(
    E.Do,
    E.apS('args', argumentsFrom(defaults)(argv)),
    E.apS('credentials', credentialsFrom(process.env)),
    E.bind('pacts', ({ args }) => E.traverseArray(readPact)(args.pacts)),
    E.mapLeft((reason) => `${reason}\n\n${usage(defaults)}`),
  )

/** On an interrupt the run deletes its accounts and the process exits. The result is null as long as there is none. */
const onInterrupt = (run: VerificationRun): (() => Promise<number> | null) => {
  let exitCode: Promise<number> | null = null
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      exitCode = F.pipe(
        run.end,
        TE.match(
          (reason) => inconclusive(`interrupted; ${reason}`),
          () => inconclusive('interrupted; nothing was left behind'),
        ),
      )()
      exitCode.then((code) => process.exit(code))
    })
  return () => exitCode
}

const exitCodeOf = (verifications: ReadonlyArray<Verification>): number => {
  const { passed, failed, notVerified } = count(verifications)
  if (failed > 0) return 1
  return notVerified > 0 || passed === 0 ? 2 : 0
}

const publish =
  ({ url, junit: file }: Arguments, { problems }: VerificationRun) =>
  (verifications: ReadonlyArray<Verification>): E.Either<string, number> => {
    print(report(url, verifications))
    for (const problem of problems()) print(`  a state: ${problem}`)
    return E.tryCatch(() => {
      if (file !== null) writeFileSync(file, junit(verifications))
      return exitCodeOf(verifications)
    }, messageOf)
  }

const verifyServer = ({ args, credentials, pacts }: Settings): TE.TaskEither<string, number> =>
  F.pipe(
    TE.tryCatch(() => startVerificationRun(args.url, pacts, { credentials, readOnly: args.readOnly }), messageOf),
    TE.bindTo('run'),
    TE.bind('interrupted', ({ run }) => TE.fromIO(() => onInterrupt(run))),
    TE.chain(({ run, interrupted }) =>
      F.pipe(
        run.verify,
        T.chain((verified) => {
          const exitCode = interrupted()
          if (exitCode !== null) return TE.fromTask(() => exitCode)
          return F.pipe(
            run.end,
            T.map((ended) =>
              F.pipe(
                verified,
                E.chain(publish(args, run)),
                E.chainFirst(() => ended),
              ),
            ),
          )
        }),
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
        TE.tryCatch(F.pipe(TE.fromEither(settingsFrom(argv, defaults)), TE.chain(verifyServer)), messageOf),
        TE.chainEitherK(F.identity),
        TE.match(inconclusive, F.identity),
      )()
