/** Where the rows of an import come from, by the arguments of the command. */
import { lastingLocation } from '@so-email/store'
import {
  either as E,
  function as F,
  ord as Ord,
  readonlyArray as RA,
  readerTaskEither as RTE,
  string as S,
} from 'fp-ts'
import { accountId, givenOnce, parseAssignment, readAssignment } from '../../accounts/Assignment.js'
import { wrongUsage } from '../../CommandError.js'
import type { Step } from '../../command/Command.js'
import type { Environment } from '../../Environment.js'
import { type Format, formatOf, type ImportSource } from '../../import/source/ImportSource.js'

type Named = readonly [property: string, text: string]

/** A column may have `=` in its name, and a property has none. */
export const mapping = (given: string): E.Either<string, Named> =>
  F.pipe(
    /^(.+)=([^=]+)$/s.exec(given),
    E.fromNullable('takes COLUMN=PROPERTY'),
    E.chain(([, column = '', property = '']) =>
      F.pipe(
        parseAssignment(`${property}=`),
        E.map((): Named => [property, column]),
      ),
    ),
  )

export const constant = (given: string): E.Either<string, Named> =>
  F.pipe(
    parseAssignment(given),
    E.filterOrElse(
      ({ property }) => property !== accountId,
      () => 'EMailAccountId is that of one account: it needs a column',
    ),
    E.filterOrElse(
      ({ editable }) => !editable.isSecret,
      ({ property }) => `${property} is a secret, and arguments are visible in \`ps\`: it needs a column`,
    ),
    E.chain((assignment) => readAssignment(assignment)(assignment.text)),
    E.filterOrElse(
      ({ value }) => value !== null,
      ({ property }) => `${property}=null is no text: a property that no column and no --set names is null`,
    ),
    E.map(({ property, value }): Named => [property, String(value)]),
  )

/** A parameter, or what stands between a colon and the first `@`. A `#`, `?` or `/` in a password makes it a port and a path to a URL. */
const password = /^\w+:[^@:]*:[^@]*@|[?&]\w*password=/i

const withoutPassword = (location: string): boolean =>
  !/^postgres(?:ql)?:/i.test(location) ||
  !(password.test(location) || (URL.canParse(location) && new URL(location).password !== ''))

export const ledgerLocation = (location: string): E.Either<string, string> =>
  F.pipe(
    location,
    E.fromPredicate(
      withoutPassword,
      () => 'has a password, which is visible in `ps`: leave it out, and set PGPASSWORD in the environment',
    ),
    E.chain(lastingLocation),
  )

/** The arguments that describe a source. */
export interface SourceArguments {
  readonly file: string
  readonly format: Format | null
  readonly delimiter: string | null
  readonly map: ReadonlyArray<Named>
  readonly set: ReadonlyArray<Named>
}

/** Only a CSV has columns. */
const forCsv = ({ file, delimiter, map, set }: SourceArguments, format: Format): E.Either<string, unknown> =>
  F.pipe(
    [
      ...(map.length > 0 ? ['--map'] : []),
      ...(set.length > 0 ? ['--set'] : []),
      ...(delimiter !== null ? ['--delimiter'] : []),
    ],
    ([given]) => given,
    E.fromPredicate(
      (given) => given === undefined || format === 'csv',
      (given) => `${given} is for a CSV, and ${file} is ${format}`,
    ),
  )

/** In one order, whatever the order of the arguments: the same import is the same text. */
const byProperty = (named: ReadonlyArray<Named>): Readonly<Record<string, string>> =>
  F.pipe(named, RA.sort(Ord.contramap(([property]: Named) => property)(S.Ord)), Object.fromEntries)

export const sourceOf = (given: SourceArguments): Step<ImportSource> => {
  const { file, format, delimiter, map, set } = given
  return F.pipe(
    format ?? formatOf(file),
    E.fromNullable(`the name ${file} does not end with .ndjson, .json or .csv: name its --format`),
    E.chainFirst((known) => forCsv(given, known)),
    E.chainFirst(() => givenOnce(map.map(([property]) => property))),
    E.chainFirst(() => givenOnce(set.map(([property]) => property))),
    E.mapLeft(wrongUsage),
    RTE.fromEither,
    RTE.chain((known) =>
      RTE.asks(({ standardInput }: Environment) => ({
        input: file === '-' ? { stream: standardInput } : { path: file },
        format: known,
        csv: {
          ...(delimiter !== null && { delimiter }),
          ...(map.length > 0 && { columns: byProperty(map) }),
          values: byProperty(set),
        },
      })),
    ),
  )
}
