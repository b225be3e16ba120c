/** What the codec of an account knows about the text of a property: a fold, so that a new property needs no edit here. */
import {
  AccountStatus,
  type Algebra,
  DateTimeOffset,
  flagSet,
  fold,
  Int32,
  SaveEMailAccountRequest,
} from '@so-email/codecs'
import { either as E, function as F, option as O, readonlyArray as RA } from 'fp-ts'

/** A value that can be written as a text. */
export interface Editable {
  /** The value of a text, or what the text should be. */
  readonly read: (text: string) => E.Either<string, unknown>
  readonly isSecret: boolean
  readonly isNull: boolean
  /** What a property that was never set holds. */
  readonly empty: unknown
  /** An object whose properties were never set; `null` for any other value. */
  readonly made: object | null
  /** The properties of an object; none of any other value. */
  readonly properties: ReadonlyMap<string, Editable>
}

const leaf = (read: Editable['read'], empty: unknown): Editable => ({
  read,
  isSecret: false,
  isNull: false,
  empty,
  made: null,
  properties: new Map(),
})

const part = (what: string, empty: unknown): Editable =>
  leaf(() => E.left(`is ${what}, which takes no text; use \`save\``), empty)

/** A text in quotes is a JSON text: `"null"` is the word, and `null` is nothing. */
const unquoted = (text: string): string =>
  F.pipe(
    /^".*"$/s.test(text) ? O.tryCatch((): unknown => JSON.parse(text)) : O.none,
    O.filter((value): value is string => typeof value === 'string'),
    O.getOrElse(() => text),
  )

const checked =
  (is: (value: unknown) => boolean, expected: string, convert: (text: string) => unknown): Editable['read'] =>
  (text) =>
    F.pipe(
      convert(text),
      E.fromPredicate(is, () => `takes ${expected}`),
    )

/** The server alone sets them, and a save never writes them. */
const serverSet: ReadonlyArray<string> = ['TableRight', 'FieldProperties']

/** The codes of a property that have names. */
const codes: Readonly<Record<string, Readonly<Record<string, number>>>> = { AccountStatus }

/** The same property, which also takes the name of a code, in any case. */
const withNames = (name: string, editable: Editable): Editable => {
  const table = Object.entries(codes[name] ?? {})
  const codeOf = (text: string) => table.find(([each]) => each.toLowerCase() === text.toLowerCase())?.[1]
  return table.length === 0
    ? editable
    : {
        ...editable,
        read: (text) =>
          F.pipe(
            codeOf(text),
            O.fromNullable,
            O.match(() => editable.read(text), E.right),
            E.mapLeft((expected) => `${expected}, or one of ${table.map(([each]) => each).join(', ')}`),
          ),
      }
}

const firstOf =
  (members: ReadonlyArray<Editable>): Editable['read'] =>
  (text) =>
    members.some(({ isNull }) => isNull) && text === 'null'
      ? E.right(null)
      : F.pipe(
          members.filter(({ isNull }) => !isNull).map(({ read }) => read(text)),
          (results) => results.find(E.isRight) ?? results[0] ?? E.left('takes null'),
        )

const algebra: Algebra<Editable> = {
  null: () => ({
    ...leaf(
      checked((value) => value === 'null', 'null', F.identity),
      null,
    ),
    isNull: true,
  }),
  string: () => leaf(F.flow(unquoted, E.right), ''),
  boolean: () =>
    leaf(
      checked(
        (value) => typeof value === 'boolean',
        'true or false',
        (text) => (text === 'true' ? true : text === 'false' ? false : text),
      ),
      false,
    ),
  unknown: () => part('of no known type', null),
  int32: () =>
    leaf(
      checked(Int32.is, 'a whole number from -2147483648 to 2147483647', (text) =>
        /^-?\d{1,10}$/.test(text) ? Number(text) : text,
      ),
      0,
    ),
  dateTimeOffset: () => leaf(checked(DateTimeOffset.is, 'a date-time, as 2021-07-18T16:32:38Z', F.identity), null),
  flagSet: (type) =>
    leaf(
      checked(
        (value) => type.is(value) && flagSet.read(type)(value).unknown.length === 0,
        `names of ${Object.keys(type.table).join(', ')}`,
        F.identity,
      ),
      0,
    ),
  literal: (value) =>
    leaf(
      checked((given) => given === String(value), String(value), F.identity),
      value,
    ),
  secret: (of) => ({ ...of, isSecret: true }),
  array: () => part('a list', []),
  dictionary: () => part('a dictionary', {}),
  union: (members) => ({
    read: firstOf(members),
    isSecret: members.some(({ isSecret }) => isSecret),
    isNull: false,
    empty: members.some(({ isNull }) => isNull) ? null : members[0]?.empty,
    made: members.find(({ made }) => made !== null)?.made ?? null,
    properties: new Map(members.flatMap(({ properties }) => [...properties])),
  }),
  object: (_, properties) => {
    const own = properties.filter(({ name }) => !serverSet.includes(name))
    return {
      ...part('an object', null),
      made: Object.fromEntries(own.map(({ name, value }) => [name, value.empty])),
      properties: new Map(own.map(({ name, value }) => [name, withNames(name, value)])),
    }
  },
}

/** An account as a save takes it. */
export const editableAccount: Editable = fold(algebra)(SaveEMailAccountRequest)

/** The paths of everything that takes a text. */
export const pathsIn = (editable: Editable): ReadonlyArray<string> =>
  F.pipe(
    [...editable.properties],
    RA.chain(([name, value]) =>
      value.properties.size === 0 ? [name] : pathsIn(value).map((path) => `${name}.${path}`),
    ),
  )
