/** The arguments of the drift check, parsed once. */
import { parseArgs } from 'node:util'
import { either as E, function as F } from 'fp-ts'
import { givenOnce } from '../givenOnce.js'
import { messageOf } from '../messageOf.js'

export interface DriftArguments {
  readonly swagger: string
  readonly json: boolean
}

export const driftUsage = (program: string): string =>
  [
    `usage: ${program} --swagger FILE [--json]`,
    '',
    'Compares the operations of the EMail agent that this package knows with a description of the API:',
    'a JSON file in Swagger 2.0 or OpenAPI 3. With --json the report is JSON, and so is an error.',
    '',
    'Exit code: 0 every difference is explained, 1 there is drift or a stale explanation, 2 the file',
    'cannot be read or is no such description.',
  ].join('\n')

/** The rest of Node's message is advice for programmers. */
const firstSentence: (thrown: unknown) => string = F.flow(
  messageOf('bad arguments'),
  (message) => message.split(/\.\s|\n/)[0] ?? '',
)

const parse = (argv: ReadonlyArray<string>) =>
  F.pipe(
    E.tryCatch(
      () =>
        parseArgs({
          args: argv.filter((each) => each !== '--'),
          allowPositionals: true,
          tokens: true,
          options: { swagger: { type: 'string' }, json: { type: 'boolean', default: false } },
        }),
      firstSentence,
    ),
    E.filterOrElse(
      ({ positionals }) => positionals.length === 0,
      () => 'an argument has no option before it',
    ),
    E.chain(givenOnce(['swagger'])),
    E.map(({ values }) => values),
  )

/** Parses a command line; the Left describes the mistake. */
export const driftArgumentsFrom = (argv: ReadonlyArray<string>): E.Either<string, DriftArguments> =>
  F.pipe(
    parse(argv),
    E.bindTo('values'),
    E.bind('swagger', ({ values }) =>
      E.fromNullable('--swagger is missing: name the file of the description')(values.swagger),
    ),
    E.map(({ values, swagger }) => ({ swagger, json: values.json })),
  )
