import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findSyntaxError } from '../../../src/media-types/json/findSyntaxError.js'

const hasFiniteNumbers = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).every(hasFiniteNumbers)
    : typeof value !== 'number' || Number.isFinite(value)

const isJson = (text: string): boolean => {
  try {
    return hasFiniteNumbers(JSON.parse(text))
  } catch {
    return false
  }
}

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0

const parts = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    '"a"',
    '"b":',
    '\\',
    '\\n',
    '\\u12ab',
    '\\u12',
    '\\x',
    '\n',
    ' ',
    '\t',
    '\u00a0',
    '\ufeff',
  ],
  ...[
    '0',
    '-',
    '1',
    '01',
    '1.',
    '.5',
    '1.5',
    'e',
    'E+',
    '1e5',
    '-0',
    'true',
    'false',
    'null',
    'nul',
    'NaN',
    '\u0000',
    '\u2028',
  ],
]
const nearlyJson = fc.oneof(
  fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((all) => all.join('')),
  fc.tuple(fc.json(), fc.nat(), fc.nat({ max: 3 }), fc.constantFrom('', ...parts)).map(([text, at, length, part]) => {
    const start = at % (text.length + 1)
    return text.slice(0, start) + part + text.slice(start + length)
  }),
)

it('finds a problem in exactly the texts that JSON.parse rejects, and in numbers that it takes for infinite', () => {
  fc.assert(
    fc.property(nearlyJson, (text) => {
      expect(findSyntaxError(text, 64) === undefined).toBe(isJson(text))
    }),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 2_000) },
  )
})

it('finds a problem in exactly the JSON that is deeper than allowed', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.integer({ min: 0, max: 5 }), (value, maxDepth) => {
      expect(findSyntaxError(JSON.stringify(value), maxDepth) === undefined).toBe(depthOf(value) <= maxDepth)
    }),
  )
})

/** What closes the brackets that a text has open; its strings have none. */
const closers = (text: string): string => {
  const open: Array<string> = []
  for (const char of text) {
    if (char === '{') open.unshift('}')
    else if (char === '[') open.unshift(']')
    else if (char === '}' || char === ']') open.shift()
  }
  return open.join('')
}

it('blames the place up to which the text could still have become JSON', () => {
  const rests = ['', '0', ':0', '"":0', 'rue']
  const couldBecomeJson = (text: string) => rests.some((rest) => isJson(text + rest + closers(text)))
  fc.assert(
    fc.property(
      fc
        .array(fc.constantFrom('{', '}', '[', ']', ':', ',', '"a"', '1', 'true', ' '), { maxLength: 8 })
        .map((all) => all.join('')),
      (text) => {
        const problem = findSyntaxError(text, 64)
        if (problem === undefined || problem.position._tag === 'None') return
        expect(couldBecomeJson(text.slice(0, problem.position.value.column - 1))).toBe(true)
      },
    ),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 2_000) },
  )
})
