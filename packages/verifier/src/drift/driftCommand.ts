/** The command: compares a description with our operations, prints the report and returns the exit code. */
import { escapeUnprintable, operations } from '@so-email/codecs'
import { function as F, ioEither as IOE } from 'fp-ts'
import { print, warn } from '../terminal.js'
import { allowList } from './allowList.js'
import { driftArgumentsFrom, driftUsage } from './DriftArguments.js'
import { type DriftReport, drawReport, refusalAsJson, reportAsJson } from './DriftReport.js'
import type { Description } from './description/Description.js'
import { readDescription } from './description/readDescription.js'
import { countOthers, drift } from './drift.js'
import { exitCodeOf, review } from './Review.js'

/** What a command writes, and the code it ends with. */
interface Outcome {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: 0 | 1 | 2
}

const ours = Object.values(operations)

const reportOn = (description: Description): DriftReport => ({
  dialect: description.dialect,
  operations: ours.length,
  others: countOthers(description, ours),
  ...review(allowList)(drift(description, ours)),
})

/** The outcome of a command line. With `--json` an error is JSON too. */
export const driftOutcome = (argv: ReadonlyArray<string>, program = 'so-email-verify drift') => {
  const isJson = argv.includes('--json')
  return argv.includes('--help')
    ? () => ({ stdout: driftUsage(program), stderr: '', exitCode: 0 }) as const
    : F.pipe(
        IOE.fromEither(driftArgumentsFrom(argv)),
        IOE.mapLeft((reason) => (isJson ? reason : `${reason}\nTry ${program} --help`)),
        IOE.bindTo('args'),
        IOE.bind('report', ({ args }) =>
          F.pipe(readDescription(args.swagger), IOE.bimap(isJson ? F.identity : escapeUnprintable, reportOn)),
        ),
        IOE.match(
          (reason): Outcome => ({
            stdout: '',
            stderr: isJson ? refusalAsJson(reason) : `${program}: ${reason}`,
            exitCode: 2,
          }),
          ({ args, report }): Outcome => ({
            stdout: args.json ? reportAsJson(report) : drawReport(report),
            stderr: '',
            exitCode: exitCodeOf(report),
          }),
        ),
      )
}

/** Runs the drift check with the arguments of a command line; `program` is its name in the usage text. */
export const driftCommand = (argv: ReadonlyArray<string>, program?: string): number => {
  const { stdout, stderr, exitCode } = driftOutcome(argv, program)()
  if (stdout !== '') print(stdout)
  if (stderr !== '') warn(stderr)
  return exitCode
}
