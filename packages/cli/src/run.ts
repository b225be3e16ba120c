/** Runs a command line in its surroundings: parses it, carries it out, prints the result, and gives the exit code. */
import { either as E, function as F, type io as IO, task as T, taskEither as TE } from 'fp-ts'
import { type CommandError, exitCodeOf } from './CommandError.js'
import { commands } from './commands/commands.js'
import { draw } from './drawing/draw.js'
import { drawError, drawReason } from './drawing/drawError.js'
import type { Style } from './drawing/Style.js'
import { errorToJson, jsonLine, toJson } from './drawing/toJson.js'
import { type Environment, noProgress } from './Environment.js'
import { type Output, outputCode } from './Output.js'
import { type Invocation, type NotRun, parse } from './program/parse.js'

/** A stream that people or programs read. */
export interface Screen {
  readonly write: (text: string) => IO.IO<void>
  readonly style: Style
  /** The number of characters in a line. */
  readonly width: number
}

/** Where a command line is run. */
export interface Edge {
  readonly environment: Environment
  readonly out: Screen
  readonly err: Screen
  readonly version: string
}

const printMistake = ({ err }: Edge, { reason, isJson, help }: Extract<NotRun, { _tag: 'Mistake' }>): IO.IO<number> =>
  F.pipe(
    isJson
      ? jsonLine({ error: { message: reason, _tag: 'WrongUsage', reason } })
      : `${drawReason(err.style)(reason)}\nTry \`${help}\``,
    (text) => () => {
      err.write(`${text}\n`)()
      return 2
    },
  )

const printNotRun = (edge: Edge, notRun: NotRun): IO.IO<number> =>
  notRun._tag === 'Mistake'
    ? printMistake(edge, notRun)
    : () => {
        edge.out.write(notRun.text)()
        return 0
      }

const printError =
  ({ err }: Edge, { isJson, command }: Invocation) =>
  (error: CommandError): IO.IO<number> =>
  () => {
    const hint = error._tag === 'WrongUsage' ? `\nTry \`so-email ${command.name} --help\`` : ''
    err.write(`${isJson ? errorToJson(error) : drawError(err.style)(error) + hint}\n`)()
    return exitCodeOf(error)
  }

const printOutput =
  ({ out }: Edge, { isJson }: Invocation) =>
  (output: Output): IO.IO<number> =>
  () => {
    if (output._tag !== 'Printed') out.write(`${isJson ? toJson(output) : draw(out.style)(output)}\n`)()
    return outputCode(output)
  }

/** Its kind and its place; its message may hold a secret. */
const defect = (thrown: unknown): CommandError => {
  const { name, stack = '' } = thrown instanceof Error ? thrown : { name: 'a value was thrown' }
  return { _tag: 'Defect', reason: [name, ...(/\bat \S.*$/m.exec(stack) ?? [])].join(' ') }
}

/** What a command throws, which it must not, is reported as every other error. */
const carryOut =
  (edge: Edge) =>
  (invocation: Invocation): T.Task<number> =>
    F.pipe(
      TE.tryCatch(
        async () =>
          invocation.command.run(invocation.raw)(
            invocation.isJson ? { ...edge.environment, progress: noProgress } : edge.environment,
          )(),
        defect,
      ),
      TE.chainEitherK(F.identity),
      TE.matchE(
        (error) => T.fromIO(printError(edge, invocation)(error)),
        (output) => T.fromIO(printOutput(edge, invocation)(output)),
      ),
    )

/** The exit code of a command line. */
export const run =
  (edge: Edge) =>
  (argv: ReadonlyArray<string>): T.Task<number> =>
    F.pipe(
      argv,
      parse(commands, { version: edge.version, style: edge.out.style, width: edge.out.width }),
      E.match((notRun) => T.fromIO(printNotRun(edge, notRun)), carryOut(edge)),
    )
