/** A response of the contract, changed at one place at random: in the value there, by leaving it out, or by adding one. */
import fc from 'fast-check'
import * as t from 'io-ts'

type Path = ReadonlyArray<string>

export interface ResponseChange {
  /** Where it differs, as a pact writes it. */
  readonly place: string
  readonly content: unknown
}

const isRecord = t.UnknownRecord.is

/** The places of a value: the whole, and each member of an object, however deep. */
const placesIn = (value: unknown, at: Path = []): ReadonlyArray<Path> => [
  at,
  ...(isRecord(value) ? Object.entries(value).flatMap(([name, member]) => placesIn(member, [...at, name])) : []),
]

const changeAt = (value: unknown, [name, ...rest]: Path, change: (member: unknown) => unknown): unknown => {
  if (name === undefined) return change(value)
  return isRecord(value) ? { ...value, [name]: changeAt(value[name], rest, change) } : value
}

const withoutAt = (value: unknown, path: Path): unknown => {
  const name = path.at(-1)
  return changeAt(value, path.slice(0, -1), (parent) =>
    isRecord(parent) ? Object.fromEntries(Object.entries(parent).filter(([each]) => each !== name)) : parent,
  )
}

const written = (path: Path): string => ['$', ...path].join('.')

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })

/** Values that an account may have somewhere, more often than any JSON. */
const anyValue = fc.oneof(
  { weight: 3, arbitrary: int32 },
  { weight: 3, arbitrary: fc.string() },
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    '',
    '0',
    0.5,
    [],
    {},
    '550 5.1.1',
    '0001-01-01T00:00:00',
    'null',
    3_000_000_000,
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

const laterNames = [
  'InboxFolder',
  'SentFolder',
  'SimpleMode',
  'LastFetch',
  'UseGraphApi',
  'TableRight',
  'FieldProperties',
]

/** A response of this example with one difference; its properties in any order. */
export const responseChangeOf = (example: unknown): fc.Arbitrary<ResponseChange> => {
  const places = placesIn(example)
  const anyPlace = fc.constantFrom(...places)
  const changed = fc
    .tuple(anyPlace, anyValue)
    .map(([path, value]) => ({ place: written(path), content: changeAt(example, path, () => value) }))
  const left = fc
    .constantFrom(...places.filter((path) => path.length > 0), [])
    .map((path) => ({ place: written(path), content: path.length === 0 ? example : withoutAt(example, path) }))
  const added = fc.tuple(fc.oneof(fc.constantFrom(...laterNames), fc.string()), anyValue).map(([name, value]) => ({
    place: written([name]),
    content: isRecord(example) ? { ...example, [name]: value } : example,
  }))
  return fc
    .tuple(
      fc.oneof({ weight: 4, arbitrary: changed }, { weight: 1, arbitrary: left }, { weight: 2, arbitrary: added }),
      fc.boolean(),
    )
    .map(([change, isReversed]) => ({
      ...change,
      content:
        isReversed && isRecord(change.content)
          ? Object.fromEntries(Object.entries(change.content).reverse())
          : change.content,
    }))
}
