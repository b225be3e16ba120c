import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mutantsOf, type Report } from './Mutant.mjs'
import { isEnough, pageOf, percentageOf, scoreOf } from './Score.mjs'
import { nameOf, slowTestsIn } from './slowTests.mjs'

const source = 'const a = 1\nconst isSmall = (n) =>\n  n < 10\n'

const mutant = (
  status: string,
  start: readonly [number, number],
  end: readonly [number, number],
  replacement = '',
) => ({
  mutatorName: 'Any',
  replacement,
  status,
  location: { start: { line: start[0], column: start[1] }, end: { line: end[0], column: end[1] } },
})

const report: Report = {
  files: {
    'src/isSmall.ts': {
      source,
      mutants: [
        mutant('Killed', [3, 3], [3, 9], 'true'),
        mutant('Survived', [3, 3], [3, 9], 'n <= 10'),
        mutant('NoCoverage', [2, 17], [3, 9], '() => undefined'),
        mutant('Timeout', [1, 11], [1, 12], '0'),
        mutant('CompileError', [1, 11], [1, 12], 'x'),
        mutant('Ignored', [1, 11], [1, 12], 'y'),
      ],
    },
  },
}

const survivor = {
  file: 'src/isSmall.ts',
  line: 3,
  range: 'src/isSmall.ts:3:2-3:8',
  code: 'n < 10',
  original: 'n < 10',
  replacement: 'n <= 10',
  status: 'Survived',
}
const neverRun = {
  file: 'src/isSmall.ts',
  line: 2,
  range: 'src/isSmall.ts:2:16-3:8',
  code: 'const isSmall = (n) =>',
  original: '(n) =>\n  n < 10',
  replacement: '() => undefined',
  status: 'NoCoverage',
}
const reason = { code: 'n < 10', original: 'n < 10', replacement: 'n <= 10', reason: 'n is never 10' }

describe('a report of Stryker', () => {
  it('has a mutant for each that ran, with the text that it changed', () => {
    expect(mutantsOf(report).map(({ original, status }) => [original, status])).toEqual([
      ['n < 10', 'Killed'],
      ['n < 10', 'Survived'],
      ['(n) =>\n  n < 10', 'NoCoverage'],
      ['1', 'Timeout'],
    ])
    expect(mutantsOf(report).slice(1, 3)).toEqual([survivor, neverRun])
  })
})

describe('the score of a package', () => {
  it('counts a mutant that no test finds, with a reason or without', () => {
    const score = scoreOf('any', mutantsOf(report), { 'src/isSmall.ts': [reason], 'src/other.ts': [reason] })
    expect(score).toEqual({ name: 'any', total: 4, found: 2, explained: 1, alive: [neverRun], stale: [] })
    expect([percentageOf(score), isEnough(score)]).toEqual([50, false])
  })

  it('is not enough with a reason for a mutant that is found', () => {
    const killed = mutantsOf(report).filter(({ status }) => status === 'Killed')
    const score = scoreOf('any', killed, { 'src/isSmall.ts': [reason] })
    expect(score).toEqual({ name: 'any', total: 1, found: 1, explained: 0, alive: [], stale: [reason] })
    expect([percentageOf(score), isEnough(score), isEnough({ ...score, stale: [] })]).toEqual([100, false, true])
  })

  it('is enough with a reason for a mutant whose time was up, as on a busy machine', () => {
    const late = { ...survivor, status: 'Timeout' }

    expect(scoreOf('any', [late], { 'src/isSmall.ts': [reason] })).toEqual({
      name: 'any',
      total: 1,
      found: 1,
      explained: 0,
      alive: [],
      stale: [],
    })
  })

  it('is not enough where nothing was mutated', () => {
    expect(isEnough(scoreOf('any', [], {}))).toBe(false)
  })

  it('is drawn as a table, with the mutants that live', () => {
    expect(
      pageOf([scoreOf('any', mutantsOf(report), { 'src/isSmall.ts': [reason] })]),
    ).toBe(`# Mutants that the tests find

Wanted in each package: 96 %. A mutant that lives for a reason, which stands in \`checks/mutation/reasons.json\`, is not found.

| Package | Found | Mutants | Found | Live for a reason | Live |
| --- | --- | --- | --- | --- | --- |
| any | 50.0 % | 4 | 2 | 1 | 1 |

## any: live

- src/isSmall.ts:2 (no test runs it) \`(n) => n < 10\` as \`() => undefined\`
`)
  })
})

describe('the slow tests of a run', () => {
  it('are those that took more than 20 ms, by the names of their suites and their own', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'so-email-')), 'tests.json')
    const quick = { fullName: 'a suite a quick test', duration: 20 }
    const slow = { fullName: 'a suite a slow test', duration: 20.5 }
    const skipped = { fullName: 'a suite a skipped test' }
    writeFileSync(file, JSON.stringify({ testResults: [{ assertionResults: [quick, slow, skipped] }] }))
    expect(slowTestsIn(file)).toStrictEqual(['a suite a slow test'])
  })

  it('are found by the name that a test has when it runs', ({ task }) => {
    expect(nameOf(task)).toBe('the slow tests of a run are found by the name that a test has when it runs')
  })
})
