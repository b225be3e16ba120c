/** A command as a value: what it is called with, what its help shows, and what it does. */
import { function as F, readerTaskEither as RTE } from 'fp-ts'
import { type CommandError, wrongUsage } from '../CommandError.js'
import type { Environment } from '../Environment.js'
import type { Output } from '../Output.js'
import { type Given, type Parameter, type Parameters, readAll } from './Parameter.js'

/** A part of what a command does, given its surroundings. */
export type Step<A> = RTE.ReaderTaskEither<Environment, CommandError, A>

/** What a command does. */
export type Run = Step<Output>

export type Group = 'One account' | 'Many accounts' | 'Development and tests' | 'Terminal'

interface Described<Arguments, Options> {
  readonly name: string
  /** The heading of the list that it stands in. */
  readonly group: Group
  /** One line, in the list of commands. */
  readonly summary: string
  /** What a user has to know beside that, in paragraphs. */
  readonly notes: ReadonlyArray<string>
  /** Command lines, each with what it does. */
  readonly examples: ReadonlyArray<readonly [line: string, meaning: string]>
  readonly arguments: Arguments
  readonly options: Options
}

/** The texts of a command line, sorted by commander. */
export interface Raw {
  readonly arguments: ReadonlyArray<unknown>
  readonly options: Readonly<Record<string, unknown>>
}

/** A command whose parameters are known to itself alone. */
export interface Command extends Described<ReadonlyArray<Parameter<unknown>>, ReadonlyArray<Parameter<unknown>>> {
  /** Whether another command reads everything behind the name, options included. */
  readonly isForwarded: boolean
  readonly run: (raw: Raw) => Run
}

/** Makes a command; `run` gets its arguments and options read and typed. */
export const command = <A extends Parameters, O extends Parameters>({
  run,
  ...described
}: Described<A, O> & { readonly run: (given: Given<A> & Given<O>) => Run }): Command => ({
  ...described,
  arguments: Object.values(described.arguments),
  options: Object.values(described.options),
  isForwarded: false,
  run: (raw) =>
    F.pipe(
      RTE.Do,
      RTE.apS('values', RTE.fromEither(readAll(described.arguments, (_, position) => raw.arguments[position]))),
      RTE.apS('options', RTE.fromEither(readAll(described.options, (name) => raw.options[name]))),
      RTE.mapLeft(wrongUsage),
      RTE.chainW(({ values, options }) => run({ ...values, ...options })),
    ),
})

/** Makes a command whose arguments another package reads, which prints its help too. */
export const forwarded = ({
  run,
  ...described
}: Pick<Described<never, never>, 'name' | 'group' | 'summary'> & {
  readonly run: (argv: ReadonlyArray<string>) => Run
}): Command => ({
  ...described,
  notes: [],
  examples: [],
  arguments: [],
  options: [],
  isForwarded: true,
  run: ({ arguments: argv }) => run(argv.map(String)),
})
