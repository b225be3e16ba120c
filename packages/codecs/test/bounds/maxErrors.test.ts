import { inspect } from 'node:util'
import { foundAlways, leastSeconds, measuresTimes } from '@so-email/testing/growth'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import {
  arrayOf,
  dictionary,
  drawFailure,
  EMailAccount,
  entity,
  FieldProperties,
  getReadySyncEmailAccounts,
  Int32,
  maxErrors,
  nullable,
  optionalKeys,
  redact,
  rejectionOf,
  SyncUserAccount,
  secret,
} from '../../src/index.js'
import { ioTsAlone, rebuilt } from '../guard/rebuilt.js'
import { hostile } from '../hostile.js'

// `pnpm mutate` has few cases of each property; here fewer would prove nothing.
const fuzz = Number(process.env['FUZZ_RUNS'] ?? 0)
const numRuns = Math.max(200, fuzz)

const Item = entity(
  'Item',
  { Id: Int32, Pin: secret(nullable(t.string)) },
  { Maybe: t.unknown, Notes: FieldProperties },
)

/** Lists, dictionaries and objects, in each other. */
const Nested = entity(
  'Nested',
  {
    List: arrayOf(Item),
    Lookup: nullable(dictionary(nullable(arrayOf(Int32)), 'Lookup')),
    Any: t.unknown,
  },
  { Plain: t.array(Int32), Inner: dictionary(Item, 'Inner') },
)

const codecs: ReadonlyArray<t.Mixed> = [
  arrayOf(Item),
  dictionary(Item, 'Items'),
  Nested,
  nullable(Nested),
  nullable(arrayOf(EMailAccount)),
  entity('Either', { List: t.union([arrayOf(Int32), dictionary(Item, 'Items')]) }, {}),
]

const summary = ({ context, value, message }: t.ValidationError): ReadonlyArray<unknown> => [
  ...context.flatMap(({ key, type, actual }) => [key, type.name, actual]),
  value,
  message,
]

const errorsOf = (codec: t.Mixed, value: unknown): ReadonlyArray<ReadonlyArray<unknown>> => {
  const result = codec.decode(value)
  return E.isLeft(result) ? result.left.map(summary) : []
}

/** Some elements again and again, so that there are hundreds of problems. */
const many = <A>(element: fc.Arbitrary<A>): fc.Arbitrary<ReadonlyArray<A>> =>
  fc
    .tuple(fc.array(element, { minLength: 1, maxLength: 5 }), fc.nat(160))
    .map(([some, times]) => Array.from({ length: times }, (_, i) => some[i % some.length] as A)) // `some` is not empty

const item = hostile(Item).map(({ value }) => value)
const keyed = <A>(list: ReadonlyArray<A>) => Object.fromEntries(list.map((each, i) => [`k${i}`, each]))
const numbers = many(fc.constantFrom<unknown>(1, '1', null, undefined, 2 ** 31))
const lists = fc.oneof(many(item), numbers)
const nested = fc.record(
  {
    List: lists,
    Lookup: fc.oneof(fc.constant(null), many(fc.oneof(numbers, fc.constant(7))).map(keyed)),
    Any: fc.constant(1),
    Plain: numbers,
    Inner: many(item).map(keyed),
  },
  { requiredKeys: ['List'] },
)
const values = fc.oneof(
  lists,
  lists.map(keyed),
  nested,
  lists.map((List) => ({ List })),
  many(hostile(EMailAccount).map(({ value }) => value)),
)

/** Running a getter that throws is not what is compared here. */
const isQuiet = (run: () => unknown): boolean => {
  try {
    run()
    return true
  } catch {
    return false
  }
}

/** io-ts copies for a NaN, as it is not equal to itself. */
const same = (a: ReadonlyArray<unknown>, b: ReadonlyArray<unknown>) =>
  a.length === b.length && a.every((each, i) => Object.is(each, b[i]))

describe.each(codecs.map((codec) => ({ name: codec.name, codec })))('a bad $name', ({ codec }) => {
  test('has the first errors of io-ts, and one more that says that there are others', () => {
    const oracle = rebuilt(ioTsAlone)(codec)
    const seen = { whole: 0, cut: 0 }
    fc.assert(
      fc.property(values, (value) => {
        fc.pre(isQuiet(() => oracle.decode(value)))
        const [all, ours] = [errorsOf(oracle, value), errorsOf(codec, value)]
        const expected = all.slice(0, maxErrors)
        const actual = ours.slice(0, maxErrors)
        if (actual.length !== expected.length || !actual.every((each, i) => same(each, expected[i] ?? [])))
          expect.fail(`${inspect(actual)}\nwhere io-ts alone has\n${inspect(expected)}`)
        seen[all.length > maxErrors ? 'cut' : 'whole'] += 1
        expect(ours.slice(maxErrors)).toEqual(
          all.length > maxErrors
            ? [['', codec.name, value, undefined, `there are more than ${maxErrors} problems`]]
            : [],
        )
      }),
      { numRuns },
    )
    expect(Math.min(seen.whole, seen.cut)).toBeGreaterThan(numRuns / 50)
  })
})

describe('a value that is wrong 200,000 times', () => {
  /** A codec that counts the values that io-ts validates by it. */
  const counting = () => {
    let calls = 0
    const counted: typeof t.string = Object.assign(Object.create(Object.getPrototypeOf(t.string)), t.string, {
      validate: (u: unknown, context: t.Context) => {
        calls++
        return t.string.validate(u, context)
      },
    })
    return { counted, calls: () => calls }
  }
  const bad: ReadonlyArray<number> = Array.from({ length: 200_000 }, (_, i) => i)

  test.each<[string, (codec: t.Mixed) => t.Mixed, unknown]>([
    ['as a list', arrayOf, bad],
    ['as a dictionary', (codec) => dictionary(codec, 'Texts'), Object.fromEntries(bad.map((i) => [`k${i}`, i]))],
    ['as a list of lists', (codec) => arrayOf(nullable(arrayOf(codec))), [bad, bad, bad]],
    ['in two properties', (codec) => entity('Two', { A: arrayOf(codec) }, { B: arrayOf(codec) }), { A: bad, B: bad }],
    [
      'where keys hold undefined',
      (codec) => optionalKeys({ A: t.string, B: arrayOf(codec) }, 'O'),
      { A: undefined, B: bad },
    ],
    ['as a list of objects', (codec) => arrayOf(entity('One', { A: codec }, {})), bad.map(() => ({}))],
  ])('is not looked at to its end: %s', (_, make, value) => {
    const { counted, calls } = counting()
    const result = make(counted).decode(value)
    expect(E.isLeft(result) && drawFailure(result.left)).toContain(`expected at most ${maxErrors} problems, got more`)
    expect(calls()).toBeLessThanOrEqual(2 * (maxErrors + 1))
  })

  test.runIf(measuresTimes)(
    'takes at most five times as long as a good one of its size, until it is drawn',
    async () => {
      const size = 10 * 1024 * 1024
      const listOf = (account: string): unknown =>
        JSON.parse(`[${`${account},`.repeat(Math.floor(size / (account.length + 1)))}${account}]`)
      const good = listOf('{"AccountId":270,"AssociateName":"tje0","AssociateId":244}')
      const { codec } = getReadySyncEmailAccounts.answer
      // What `JSON.parse` takes for so many values is not ours.
      const report = (value: unknown) => (): unknown => {
        const decoded = codec.decode(value)
        const shown = redact(codec)(value)
        return [E.isLeft(decoded) && drawFailure(decoded.left), shown, rejectionOf(value)]
      }
      const slower = (bad: unknown) => async (): Promise<string | null> => {
        const right = await leastSeconds(report(good))
        const seconds = await leastSeconds(report(bad))
        return seconds < 5 * right + 0.05 ? null : `${seconds} s, and ${right} s for the good one`
      }
      for (const item of ['{}', '0', '[]', '{"AccountId":1,"FieldProperties":{"a":{}}}'])
        expect(await foundAlways(slower(listOf(item))), item).toBe(null)
    },
  )
})

test('the errors of a part that is cut stand where they are, also in a codec of io-ts alone', () => {
  const bad = Array.from({ length: 500 }, () => ({}))
  const result = t.type({ a: arrayOf(SyncUserAccount), b: Int32 }).decode({ a: bad, b: '' })
  expect(E.isLeft(result) && drawFailure(result.left).slice(0, 2)).toEqual([
    'a: expected at most 100 problems, got more',
    'a[0].AccountId: expected Int32, got undefined',
  ])
  expect(E.isLeft(result) && drawFailure(result.left).at(-1)).toBe('b: expected Int32, got ""')
})
