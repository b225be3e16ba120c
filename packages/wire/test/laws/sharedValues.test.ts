import { dictionary, EMailAccount, Int32, nullable } from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { form, json, type MediaType, maxWritten, xml } from '../../src/index.js'

const mediaTypes: ReadonlyArray<MediaType> = [json, xml, form]

/** A value that holds the same value twice, as often as there are levels: small, and without end when it is written. */
const doubled = (levels: number, leaf: unknown, twice: (value: unknown) => unknown): unknown =>
  Array.from({ length: levels }).reduce<unknown>(twice, leaf)

const inObject = (value: unknown) => ({ a: value, b: value })
const inList = (value: unknown) => [value, value]
const inDictionary = (value: unknown) => ({ aKeyOfADictionary: value, b: value })

const described = (levels: number, wrap: (codec: t.Mixed) => t.Mixed): t.Mixed =>
  Array.from({ length: levels }).reduce<t.Mixed>(wrap, nullable(Int32))
const lists = described(40, (codec) => t.array(codec))
const dictionaries = described(25, (codec) => dictionary(codec, 'Same'))

const long = 'x'.repeat(maxWritten / 4)

const manyNulls = Object.fromEntries(Array.from({ length: 4_000 }, (_, i) => [`n${i}`, null]))

const values: ReadonlyArray<readonly [string, t.Mixed, unknown]> = [
  ['objects that no codec describes', EMailAccount, { Later: doubled(40, 1, inObject) }],
  ['frozen objects', EMailAccount, { Later: doubled(40, 1, (value) => Object.freeze({ a: value, b: value })) }],
  ['objects without a text', EMailAccount, { Later: doubled(40, null, inObject) }],
  ['nulls', EMailAccount, { Later: doubled(14, manyNulls, inObject) }],
  ['lists that a codec describes', t.type({ a: lists }, 'A'), { a: doubled(40, 1, inList) }],
  ['empty lists', t.type({ a: t.array(lists) }, 'A'), { a: doubled(39, [], inList) }],
  ['dictionaries', t.type({ a: dictionaries }, 'A'), { a: doubled(25, 1, inDictionary) }],
  ['one long text', EMailAccount, { Later: { a: long, b: long, c: long, d: long, e: long } }],
  [
    'one long name',
    EMailAccount,
    { Later: Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, { [long]: 1 }])) },
  ],
]

/** Each is written for a second, here in one media type: `pnpm fuzz wire` writes all of them in every one. */
const isWritten =
  (mediaType: MediaType) =>
  (_: unknown, index: number): boolean =>
    Number(process.env['FUZZ_RUNS'] ?? 0) >= 1_000 || mediaTypes[index % mediaTypes.length] === mediaType

describe.each(mediaTypes)('$names', (mediaType) => {
  it.each(values.filter(isWritten(mediaType)))('does not write %s that are shared without end', (_, codec, value) => {
    // Without a bound it takes hours, which is more than a test may take.
    const written = mediaType.write(codec)(value)
    expect(E.isLeft(written) ? O.none : O.some(written.right.length)).toEqual(O.none)
    expect(E.isLeft(written) && written.left.reason).toMatch(
      /it is larger than 16777216 characters$|cannot (?:carry|distinguish)/,
    )
  })

  it('writes a value that is shared a few times', () => {
    const written = mediaType.write(EMailAccount)({ Later: doubled(6, 1, inObject) })
    expect(E.isRight(written)).toBe(true)
  })
})

it('a list of accounts up to the size that a client accepts is written', () => {
  const account = { EMailAccountId: 1, EMailAddress: 'a@b.example', ErrorReason: null, AssociateId: 7 }
  for (const [mediaType, length] of [
    [json, 120_000],
    [xml, 65_000],
  ] as const) {
    const written = mediaType.write(t.array(EMailAccount))(Array.from({ length }, () => account))
    expect(E.isRight(written) && written.right.length > 10_000_000).toBe(true)
  }
})

it('a form that has more names than are read is not written', () => {
  const write = form.write(EMailAccount)
  const names = (count: number) => ({
    Later: Object.fromEntries(Array.from({ length: count }, (_, i) => [`n${i}`, 1])),
  })
  expect(E.isRight(write(names(9_000)))).toBe(true)
  expect(write(names(10_000))).toEqual(
    E.left({ _tag: 'WriteFailure', reason: 'a form cannot carry more than 10000 names' }),
  )
})
