/** Runs a command line in its surroundings: parses it, carries it out, prints the result, and gives the exit code. */
import { escapeUnprintable } from '@so-email/codecs'
import { either as E, function as F, type io as IO, task as T, taskEither as TE } from 'fp-ts'
import { type CommandError, commandErrorMessage, exitCodeOf } from './CommandError.js'
import { commands } from './commands/commands.js'
import { draw } from './drawing/draw.js'
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

const escapedLines = (text: string): string => text.split('\n').map(escapeUnprintable).join('\n')

const printMistake = ({ err }: Edge, { reason, isJson, help }: Extract<NotRun, { _tag: 'Mistake' }>): IO.IO<number> =>
  F.pipe(
    isJson
      ? jsonLine({ error: { message: reason, _tag: 'WrongUsage', reason } })
      : `${err.style.red('so-email:')} ${escapedLines(reason)}\nTry \`${help}\``,
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
    const message = `${err.style.red('so-email:')} ${escapedLines(commandErrorMessage(error))}`
    const hint = error._tag === 'WrongUsage' ? `\nTry \`so-email ${command.name} --help\`` : ''
    err.write(`${isJson ? errorToJson(error) : message + hint}\n`)()
    return exitCodeOf(error)
  }

const printOutput =
  ({ out }: Edge, { isJson }: Invocation) =>
  (output: Output): IO.IO<number> =>
  () => {
    if (output._tag !== 'Printed') out.write(`${isJson ? toJson(output) : draw(out.style)(output)}\n`)()
    return outputCode(output)
  }

const carryOut =
  (edge: Edge) =>
  (invocation: Invocation): T.Task<number> =>
    F.pipe(
      invocation.command.run(invocation.raw)(
        invocation.isJson ? { ...edge.environment, progress: noProgress } : edge.environment,
      ),
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
