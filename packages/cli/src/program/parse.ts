/** A command line as a command with its texts, or as what is to be printed instead. commander reads it. */
import { Command as Commander, CommanderError, Help } from 'commander'
import { either as E, function as F } from 'fp-ts'
import type { Command, Raw } from '../command/Command.js'
import type { Style } from '../drawing/Style.js'
import { variables } from '../settings/variables.js'
import { refuseSecrets } from './refuseSecrets.js'

/** What a command line is about. */
export interface Invocation {
  readonly command: Command
  readonly raw: Raw
  readonly isJson: boolean
}

/** A command line that names no command to run. */
export type NotRun =
  | { readonly _tag: 'Text'; readonly text: string }
  | { readonly _tag: 'Mistake'; readonly reason: string; readonly isJson: boolean; readonly help: string }

export interface Printing {
  readonly version: string
  readonly style: Style
  readonly width: number
}

/** How commander breaks its own texts into lines, and ours. */
const fitting = ({ width }: Printing) => ({ helpWidth: width, minWidthToWrap: 20 })

const helpOf = (printing: Printing): Help => Object.assign(new Help(), fitting(printing))

const list = (lines: ReadonlyArray<readonly [string, string]>, help: Help): string => {
  const width = Math.max(...lines.map(([left]) => left.length))
  return lines.map(([left, right]) => help.formatItem(left, width, right, help)).join('\n')
}

/** Less than this beside a list is no room for a sentence. */
const leastRoom = 30

/** Command lines, each with what it does beside it, or below it where they are long. */
const exampleList = (examples: Command['examples'], help: Help, { width }: Printing): string =>
  Math.max(...examples.map(([line]) => line.length)) + leastRoom <= width
    ? list(examples, help)
    : examples
        .map(([line, meaning]) => `  ${line}\n${help.boxWrap(meaning, width - 6).replaceAll(/^/gm, '      ')}`)
        .join('\n')

const exitCodes = [
  ['0', 'done'],
  [
    '1',
    'something was refused: by the server, by a mail server, by a check of the data; no response came; there is no such account; an import stopped; or the output cannot be written',
  ],
  ['2', 'wrong usage, or a file or a setting that is missing; nothing was sent'],
  ['3', 'import: it is unknown whether some rows were saved'],
  ['130', 'interrupted'],
] as const

const footer = (printing: Printing): string => {
  const { bold } = printing.style
  const help = helpOf(printing)
  const wrapped = (text: string): string => help.boxWrap(text, printing.width)
  return [
    '',
    bold(wrapped('Settings, from the environment or a .env file (at a terminal, a prompt for a missing password):')),
    list(Object.entries(variables), help),
    '',
    bold('Exit codes:'),
    list(exitCodes, help),
    '',
    wrapped(
      'NO_COLOR and FORCE_COLOR are honoured. With --json, results are JSON on the standard output, errors JSON on the standard error.',
    ),
  ].join('\n')
}

const details = (printing: Printing, { notes, examples }: Command): string => {
  const help = helpOf(printing)
  return [
    ...(notes.length === 0 ? [] : ['', help.boxWrap(notes.join('\n\n'), printing.width)]),
    ...(examples.length === 0 ? [] : ['', printing.style.bold('Examples:'), exampleList(examples, help, printing)]),
  ].join('\n')
}

const jsonOption = ['--json', 'print JSON, for programs'] as const

/** Whether errors are for a program, even where the command line cannot be read or another package reads it. */
export const isForPrograms = (argv: ReadonlyArray<string>): boolean => argv.includes(jsonOption[0])

interface Output {
  out: string
}

const collected = (text: string, before: ReadonlyArray<string> = []): ReadonlyArray<string> => [...before, text]

const described = (command: Command, printing: Printing, take: (raw: Raw) => void): Commander => {
  const made = new Commander(command.name)
    .summary(command.summary)
    .description(`${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`)
    .helpGroup(`${command.group}:`)
    .helpOption('--help', 'print this text')
    .addHelpText('after', details(printing, command))
  for (const { syntax, meaning } of command.arguments) made.argument(syntax, meaning)
  for (const { syntax, meaning } of command.options)
    if (syntax.includes('<')) made.option(syntax, meaning, collected)
    else made.option(syntax, meaning)
  if (!command.isForwarded) made.option(...jsonOption)
  return made.action((...given: ReadonlyArray<unknown>) => {
    take({ arguments: given.slice(0, command.arguments.length), options: made.opts() })
  })
}

/** Imperative, as commander is: it calls back, writes and throws. */
const parseWith = (commands: ReadonlyArray<Command>, printing: Printing) => {
  const output: Output = { out: '' }
  const taken: Array<Invocation> = []
  const program = new Commander('so-email')
    .description('The e-mail accounts of SuperOffice at a terminal.')
    .version(printing.version, '--version', 'print the version')
    .helpOption('--help', 'print this text')
    .helpCommand('help [command]', 'print the help of a command')
    .commandsGroup('Terminal:')
    .addHelpText('after', footer(printing))
  for (const command of commands)
    program.addCommand(
      described(command, printing, (raw) => {
        taken.push({ command, raw, isJson: raw.options['json'] === true })
      }),
    )
  for (const each of [program, ...program.commands])
    each
      .exitOverride()
      .configureHelp({ styleTitle: printing.style.bold, ...fitting(printing) })
      .configureOutput({
        writeOut: (text) => (output.out += text),
        writeErr: () => undefined,
        getOutHasColors: () => true,
        getOutHelpWidth: () => printing.width,
      })
  return { program, output, taken }
}

/** The options of a command that are given or not, for which commander has no word when they come with a value. */
const flagsOf = (program: Commander, name: string | undefined): ReadonlyArray<string> =>
  program.commands
    .filter((each) => each.name() === name)
    .flatMap(({ options }) => options.flatMap((option) => (option.isBoolean() ? [String(option.long)] : [])))

/** The message of commander without the value of an option, which may be a secret. */
const reasonOf = (error: unknown, flags: ReadonlyArray<string>, isBeforeCommand: boolean): string =>
  error instanceof CommanderError
    ? error.message
        .replace(/^error: /, '')
        .replace('(outputHelp)', 'there is no such command') // of `help`
        .replace(/^unknown option '(--[^=]*|-[^-]).*'(?=$|\n\()/s, (_, given: string) =>
          flags.includes(given)
            ? `${given} has no value`
            : `unknown option '${given}'${isBeforeCommand ? ': options stand behind the command' : ''}`,
        )
        .replace(/\n\(/, ' (')
    : 'the arguments cannot be read'

const helpFor = (argv: ReadonlyArray<string>, commands: ReadonlyArray<Command>): string =>
  commands.some(({ name }) => name === argv[0]) ? `so-email ${argv[0]} --help` : 'so-email --help'

const mistakeIn =
  (argv: ReadonlyArray<string>, commands: ReadonlyArray<Command>) =>
  (reason: string): NotRun => ({
    _tag: 'Mistake',
    reason,
    isJson: isForPrograms(argv),
    help: helpFor(argv, commands),
  })

const invocationOf =
  (commands: ReadonlyArray<Command>, printing: Printing) =>
  (argv: ReadonlyArray<string>): E.Either<NotRun, Invocation> => {
    const { program, output, taken } = parseWith(commands, printing)
    const mistake = mistakeIn(argv, commands)
    try {
      if (argv.length === 0) return E.left(mistake('no command is named'))
      program.parse(argv, { from: 'user' })
      return F.pipe(taken[0], E.fromNullable<NotRun>({ _tag: 'Text', text: output.out }))
    } catch (error) {
      return E.left(
        output.out === ''
          ? mistake(reasonOf(error, flagsOf(program, argv[0]), argv[0]?.startsWith('-') === true))
          : { _tag: 'Text', text: output.out },
      )
    }
  }

/** What a command line is about. Another package reads everything behind the name of a forwarded command. */
export const parse =
  (commands: ReadonlyArray<Command>, printing: Printing) =>
  (argv: ReadonlyArray<string>): E.Either<NotRun, Invocation> => {
    const [name, ...rest] = argv[0] === 'help' ? [argv[1], '--help'] : argv
    const foreign = commands.find((each) => each.isForwarded && each.name === name)
    return foreign !== undefined
      ? E.right({ command: foreign, raw: { arguments: rest, options: {} }, isJson: isForPrograms(argv) })
      : F.pipe(refuseSecrets(argv), E.mapLeft(mistakeIn(argv, commands)), E.chain(invocationOf(commands, printing)))
  }
