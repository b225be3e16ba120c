/** The command: verifies a running server, prints the report and returns the exit code. */
import { writeFileSync } from 'node:fs'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { associateFrom } from '../live/Associate.js'
import { credentialsFrom } from '../live/Credentials.js'
import { startVerificationRun, type VerificationRun } from '../live/VerificationRun.js'
import { readPact } from '../pact/Pact.js'
import { junit } from '../report/junit.js'
import { count, report } from '../report/report.js'
import type { Verification } from '../verification/Verification.js'
import { type Arguments, argumentsFrom, type CommandDefaults, usage } from './Arguments.js'

export type { CommandDefaults } from './Arguments.js'

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** Nothing is known about the server: exit code 2, with the reason. */
const inconclusive = (reason: string): number => {
  process.stderr.write(`${reason}\n`)
  return 2
}

const settingsFrom = (argv: ReadonlyArray<string>, defaults: CommandDefaults) =>
  F.pipe(
    E.Do,
    E.apS('args', argumentsFrom(defaults)(argv)),
    E.apS('credentials', credentialsFrom(process.env)),
    E.apS('associateId', associateFrom(process.env)),
    E.bind('pacts', ({ args }) => E.traverseArray(readPact)(args.pacts)),
    E.mapLeft((reason) => `${reason}\n\n${usage(defaults)}`),
  )

/** An interrupted run ends here: it deletes its accounts, and the process exits. */
const onInterrupt = (run: VerificationRun): { readonly exitCode: () => Promise<number> | null } => {
  let interruption: Promise<number> | null = null
  const interrupt = () => {
    interruption = F.pipe(
      run.end,
      TE.match(
        (reason) => inconclusive(`interrupted; ${reason}`),
        () => inconclusive('interrupted; nothing was left behind'),
      ),
    )()
    interruption.then((code) => process.exit(code))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt)
  return { exitCode: () => interruption }
}

const exitCodeOf = (verifications: ReadonlyArray<Verification>): number => {
  const { passed, failed, notVerified } = count(verifications)
  if (failed > 0) return 1
  return notVerified > 0 || passed === 0 ? 2 : 0
}

const publish =
  ({ url, junit: file }: Arguments, { troubles }: VerificationRun) =>
  (verifications: ReadonlyArray<Verification>): number => {
    print(report(url, verifications))
    for (const trouble of troubles()) print(`  a state: ${trouble}`)
    if (file !== null) writeFileSync(file, junit(verifications))
    return exitCodeOf(verifications)
  }

/** Runs the command with the arguments of a command line and the environment of the process. */
export const verifyCommand = async (argv: ReadonlyArray<string>, defaults: CommandDefaults): Promise<number> => {
  if (argv.includes('--help')) {
    print(usage(defaults))
    return 0
  }
  const settings = settingsFrom(argv, defaults)
  if (E.isLeft(settings)) return inconclusive(settings.left)
  const { args, pacts, ...caller } = settings.right
  try {
    const run = await startVerificationRun(args.url, pacts, { ...args, ...caller })
    const interruption = onInterrupt(run)
    const verified = await run.run()
    const interrupted = interruption.exitCode()
    if (interrupted !== null) return interrupted
    const ended = await run.end()
    const code = F.pipe(verified, E.match(inconclusive, publish(args, run)))
    return E.isLeft(ended) ? inconclusive(ended.left) : code
  } catch (reason) {
    return inconclusive(reason instanceof Error ? reason.message : 'the command failed')
  }
}
