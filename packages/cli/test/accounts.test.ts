/** The pure parts: places in JSON, and names that are near. */
import * as fc from 'fast-check'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { entriesOf, placedProblems } from '../src/accounts/Document.js'
import { distance, nearest } from '../src/accounts/nearest.js'
import { offsetsIn, positionsIn } from '../src/accounts/placeOf.js'

/** Every path in a value, with the value there. */
const pathsIn = (
  value: unknown,
  path: ReadonlyArray<string> = [],
): ReadonlyArray<readonly [ReadonlyArray<string>, unknown]> => [
  [path, value],
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...path, key]))
    : []),
]

describe('a place in JSON', () => {
  it('is that of the value at the path, whatever the value and however it is indented', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const parsed: unknown = JSON.parse(JSON.stringify(value)) // without -0
        const text = JSON.stringify(parsed, null, indent)
        const offsetOf = offsetsIn(text)

        for (const [path, there] of pathsIn(parsed)) {
          const start = text.slice(offsetOf(path))
          const end = [...JSON.stringify(there)][0]
          expect(start.startsWith(end ?? '')).toBe(true)
          if (typeof there !== 'object' || there === null) expect(start.startsWith(JSON.stringify(there))).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('is the last of two equal keys, as JSON.parse takes it', () => {
    expect(offsetsIn('{"a":1,"a":2}')(['a'])).toBe(11)
  })

  it('is that of the object where a property is missing', () => {
    expect(offsetsIn('[{"a":{}}]')(['0', 'a', 'b', 'c'])).toBe(6)
  })

  it('is counted in lines and columns from 1', () => {
    expect(['', 'a', 'a\n', 'a\nbc'].map((text) => positionsIn(`${text}x`)(text.length))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 2, column: 1 },
      { line: 2, column: 3 },
    ])
  })
})

describe('the problems of an account', () => {
  it('are found in the time that its length takes, also where each of its members is misspelled', () => {
    const [name, letters] = ['EMailAddress', [...'abcdefghijklmnopqrstuvwxyz']]
    const misspelled = Array.from({ length: name.length - 1 }, (_, at) =>
      letters.flatMap((a) => letters.map((b) => `${name.slice(0, at)}${a}${b}${name.slice(at + 2)}`)),
    )
    const names = [...new Set(misspelled.flat())].filter((each) => each !== name)
    const text = JSON.stringify(Object.fromEntries(names.map((each) => [each, 1])), null, 1)
    const began = performance.now()
    const problems = entriesOf(new TextEncoder().encode(text)).flatMap(E.match((problem) => [problem], placedProblems))

    expect(names.length).toBeGreaterThan(7_000)
    expect(problems.map(({ line, problem }) => ({ line, problem }))).toEqual(
      names.map((each, i) => ({ line: i + 2, problem: `${each} is no property; EMailAddress is one` })),
    )
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})

describe('the distance of two names', () => {
  it('is a metric, and no more than the letters of the longer one', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(distance(a, a)).toBe(0)
        expect(distance(a, b)).toBe(distance(b, a))
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c))
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length))
      }),
    )
  })

  it('finds the names that a misspelled one may stand for, the nearest first', () => {
    expect(nearest(['InboxFolder', 'SentFolder', 'SimpleMode'])('InbxFolder')).toEqual(['InboxFolder', 'SentFolder'])
    expect(nearest(['InboxFolder'])('x'.repeat(1_000_000))).toEqual([])
  })
})
