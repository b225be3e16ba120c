import fc from 'fast-check'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  DateTimeOffset,
  dictionary,
  EMailAccount,
  ETableRight,
  entity,
  FieldRight,
  Int32,
  SaveEMailAccountRequest,
} from '../../src/index.js'
import { arbitrary } from '../../src/reflection/arbitrary.js'

test.each([EMailAccount, SaveEMailAccountRequest, FieldRight, DateTimeOffset, Int32])(
  'what is derived from $name is accepted by it',
  (codec: t.Mixed) => {
    fc.assert(
      fc.property(arbitrary(codec), (value) => {
        expect(codec.decode(value)).toEqual(E.right(value))
      }),
    )
  },
)

test('every kind of codec has an arbitrary', () => {
  const All = entity('All', { Flag: t.boolean, Any: t.unknown, Kind: t.literal('a'), List: t.array(t.string) }, {})
  fc.assert(fc.property(arbitrary(All), All.is))
})

test('optional properties are there and are not', () => {
  const values = fc.sample(arbitrary(EMailAccount), { numRuns: 200, seed: 1 })
  expect(new Set(values.map((value) => 'LastFetch' in value))).toEqual(new Set([true, false]))
})

describe('the values of a kind', () => {
  /** The same values in every run. */
  const sample = <A>(codec: t.Type<A>, numRuns = 1_000): ReadonlyArray<A> =>
    fc.sample(arbitrary(codec), { numRuns, seed: 1 })
  const countOf = <A>(values: ReadonlyArray<A>, wanted: (value: A) => boolean) => values.filter(wanted).length

  test.each([0, 1, -1, 2 ** 31 - 1, -(2 ** 31)])('have the integer %d often, and others', (wanted) => {
    const values = sample(Int32)
    expect(countOf(values, (value) => Object.is(value, wanted))).toBeGreaterThan(50)
    expect(countOf(values, (value) => Math.abs(value) > 1_000)).toBeGreaterThan(300)
  })

  test('have texts of plain characters, and of any characters', () => {
    const values = sample(t.string)
    expect(countOf(values, (text) => /^[ -~]+$/.test(text))).toBeGreaterThan(200)
    expect(countOf(values, (text) => /[^ -~]/.test(text))).toBeGreaterThan(200)
  })

  test('have texts of characters up to the last one, and no half of a surrogate pair', () => {
    const characters = sample(t.string, 10_000).flatMap((text) => [...text])
    expect([characters.includes('\u{10ffff}'), characters.find((each) => /\p{Cs}/u.test(each))]).toEqual([
      true,
      undefined,
    ])
  })

  const dates: Array<string> = []
  beforeAll(() => void dates.push(...sample(DateTimeOffset, 4_000)))

  test.each(['0001-01-01', '9999-12-31', '2000-02-29', '2024-02-29'])('have the day %s often', (day) => {
    expect(countOf(dates, (date) => date.startsWith(day))).toBeGreaterThan(200)
  })

  const constants = ['', 'Z', '+00:00', '-00:00', '+14:00', '-1400', '+02:00', '-0500', '+05:30']

  test.each(constants)('have the offset %j often', (offset) => {
    expect(countOf(dates, (date) => date.slice(19).replace(/^\.\d+/, '') === offset)).toBeGreaterThan(100)
  })

  test('have dates of every century, and offsets with and without a colon', () => {
    expect(countOf(dates, (date) => date > '0002' && date < '1900')).toBeGreaterThan(300)
    expect(countOf(dates, (date) => date > '2100' && date < '9999')).toBeGreaterThan(300)
    const others = dates
      .map((date) => date.slice(19).replace(/^\.\d+/, ''))
      .filter((offset) => !constants.includes(offset))
    expect(countOf(others, (offset) => offset.includes(':'))).toBeGreaterThan(500)
    expect(countOf(others, (offset) => /^[+-]\d{4}$/.test(offset))).toBeGreaterThan(500)
  })

  test('have dates with every part at its first and its last', () => {
    const parts = dates.map((date) => /^.{11}(..):(..):(..)(?:\.(\d+))?(?:([+-])(\d\d)(:?)(\d\d)|Z)?$/.exec(date) ?? [])
    const seen = Array.from({ length: 9 }, (_, i) => new Set(parts.map((each) => each[i] ?? '')))
    const numbers = (length: number) => Array.from({ length }, (_, i) => String(i).padStart(2, '0'))
    const [hours, minutes] = [numbers(24), numbers(60)]

    expect(seen.slice(1, 4).map((each) => [...each].sort())).toEqual([hours, minutes, minutes])
    expect(seen.slice(5, 9).map((each) => [...each].sort())).toEqual([
      ['', '+', '-'],
      ['', ...numbers(15)],
      ['', ':'],
      ['', ...minutes],
    ])
    expect([...new Set([...(seen[4] ?? [])].map((fraction) => fraction.length))].sort()).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7,
    ])
    expect(countOf([...(seen[4] ?? [])], (fraction) => fraction.startsWith('0'))).toBeGreaterThan(10)
  })

  test('have masks of numbers, of known names and of others, with every separator', () => {
    const values = sample(ETableRight)
    const texts = values.filter((value) => typeof value === 'string')
    const names = texts.map((text) => text.split(/[ ,]+/))

    expect(countOf(values, (value) => typeof value === 'number')).toBeGreaterThan(300)
    expect(new Set(names.map(({ length }) => length))).toEqual(new Set([1, 2, 3, 4]))
    expect([...new Set(names.flat())]).toEqual(expect.arrayContaining(['Unheard', ...Object.keys(ETableRight.table)]))
    expect(countOf(names.flat(), (name) => /^-?\d+$/.test(name))).toBeGreaterThan(50)
    for (const separator of [/\w, [\w-]/, /\w [\w-]/, /\w,[\w-]/])
      expect(countOf(texts, (text) => separator.test(text))).toBeGreaterThan(50)
  })

  test('have lists and dictionaries of up to five, which are plain objects', () => {
    const lists = sample(t.array(t.boolean))
    const dictionaries = sample(dictionary(t.boolean, 'D'))

    expect([...new Set(lists.map(({ length }) => length))].sort()).toEqual([0, 1, 2, 3, 4, 5])
    expect([...new Set(dictionaries.map((each) => Object.keys(each).length))].sort()).toEqual([0, 1, 2, 3, 4, 5])
    const objects = [...dictionaries, ...sample(entity('A', { A: Int32 }, { B: Int32 }))]
    expect(new Set(objects.map((each) => Object.getPrototypeOf(each)))).toEqual(new Set([Object.prototype]))
  })

  test('have every member of a union, and both booleans', () => {
    expect(new Set(sample(t.union([t.boolean, t.null, t.literal('a')])))).toEqual(new Set([true, false, null, 'a']))
  })
})
