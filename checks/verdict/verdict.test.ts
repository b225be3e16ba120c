import { describe, expect, it } from 'vitest'
import { failuresOf } from './failures.mjs'
import { countOf, type Report } from './Report.mjs'
import { reportOf, resultOf, type Task } from './Result.mjs'
import { linesOf, verdictOf } from './verdict.mjs'

const started = 1_000_000

const report = (change: Partial<Report> = {}): Report => ({
  startTime: started + 10,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  testResults: [{ name: '/repo/a.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'a' }] }],
  ...change,
})

const failedFile = (titles: ReadonlyArray<string>, message: string): Report['testResults'][number] => ({
  name: '/repo/packages/wire/test/b.test.ts',
  status: 'failed',
  message: titles.length === 0 ? message : '',
  assertionResults: titles.map((fullName) => ({ status: 'failed', fullName, failureMessages: [message] })),
})

const task = (change: Partial<Task> = {}): Task => ({
  taskId: '@so-email/wire#test',
  task: 'test',
  directory: 'packages/wire',
  cache: { status: 'MISS' },
  execution: { startTime: started, endTime: started + 2000, exitCode: 0 },
  ...change,
})

const exitCode = (code: number) => ({ execution: { startTime: started, endTime: started + 2000, exitCode: code } })

describe('the tests of a report', () => {
  it('are counted', () => {
    expect(countOf(report({ numFailedTests: 2 }), started)).toEqual({ passed: 3, failed: 2, skipped: 0, problem: null })
  })

  it('include a file that does not load, and not one whose tests failed', () => {
    const testResults = [failedFile([], 'no such module'), failedFile(['a'], 'it is 3')]

    expect(countOf(report({ numFailedTests: 1, testResults }), started)).toEqual({
      passed: 3,
      failed: 2,
      skipped: 0,
      problem: null,
    })
  })

  it.each([
    ['there is no report', null, 'it stopped before it could report on any test'],
    [
      'the report is older than the task',
      report({ startTime: started - 1001 }),
      'it stopped before it could report on any test',
    ],
    ['no test ran', report({ numPassedTests: 0 }), 'it ran no test'],
  ])('have failed where %s', (_what, given, problem) => {
    expect(countOf(given, started)).toEqual({ passed: 0, failed: 1, skipped: 0, problem })
  })
})

describe('the result of a task', () => {
  it('has the counts of its report', () => {
    expect(reportOf(task())).toBe('packages/wire/.cache/test.json')
    expect(resultOf(task(), report())).toEqual({
      name: 'wire test',
      ok: true,
      duration: '2.0 s',
      tests: { passed: 3, failed: 0, skipped: 0, problem: null },
      failures: [],
    })
  })

  it('takes the old report of a cached task', () => {
    expect(resultOf(task({ cache: { status: 'HIT' } }), report({ startTime: 5 }))).toEqual({
      name: 'wire test',
      ok: true,
      duration: 'cached',
      tests: { passed: 3, failed: 0, skipped: 0, problem: null },
      failures: [],
    })
  })

  it('is no success where the task exits with an error, a test failed, or the report is missing', () => {
    const results = [
      resultOf(task(exitCode(1)), report()),
      resultOf(task(), report({ numFailedTests: 1 })),
      resultOf(task(), null),
      resultOf({ taskId: '//#lint', task: 'lint', directory: '' }, null),
    ]

    expect(results.map(({ ok }) => ok)).toEqual([false, false, false, false])
  })

  it('has no tests for a task that runs none', () => {
    const lint = task({ taskId: '//#lint', task: 'lint', directory: '' })

    expect(reportOf(lint)).toBe(null)
    expect(resultOf(lint, null)).toEqual({ name: 'lint', ok: true, duration: '2.0 s', tests: null, failures: [] })
  })
})

describe('the failures of a task', () => {
  const results = (testResults: Report['testResults']) => [resultOf(task(exitCode(1)), report({ testResults }))]
  const lines = (testResults: Report['testResults']) => {
    const given = results(testResults)
    return linesOf(verdictOf(1, given), given, '/repo').slice(3)
  }

  it('are named after the table, with their file and the start of their message', () => {
    const red = '\u001b[31mexpected 3\n\nto be 4\u001b[39m\n    at /repo/b.test.ts:1:1'

    expect(lines([failedFile(['a sum is a number'], red), failedFile([], 'Error: no such module')])).toEqual([
      '  wire test > packages/wire/test/b.test.ts > a sum is a number',
      '    expected 3 to be 4',
      '  wire test > packages/wire/test/b.test.ts > the file did not load',
      '    Error: no such module',
      '',
      'FAILED',
      '3 passed, 1 failed',
    ])
  })

  it('are bounded in number and in length', () => {
    const many = lines([failedFile(Array.from({ length: 25 }, String), 'x'.repeat(1000))])

    expect(many.slice(0, 40).filter((line) => line.startsWith('    '))).toEqual(
      Array.from({ length: 20 }, () => `    ${'x'.repeat(300)}...`),
    )
    expect(many.slice(40)).toEqual(['  and 5 more', '', 'FAILED', '3 passed, 1 failed'])
  })

  it('are none where the report is of another run', () => {
    expect(failuresOf(report({ startTime: 5, testResults: [failedFile(['a'], 'x')] }), started)).toEqual([])
    expect(failuresOf(null, started)).toEqual([])
  })
})

describe('the verdict', () => {
  const good = resultOf(task(), report())
  const lint = (code: number) =>
    resultOf(task({ taskId: '//#lint', task: 'lint', directory: '', ...exitCode(code) }), null)

  it('is a pass where turbo and every task succeeded', () => {
    expect(verdictOf(0, [lint(0), good, good])).toEqual({ ok: true, passed: 6, failed: 0 })
  })

  it.each([
    ['turbo failed', 1, [good], { ok: false, passed: 3, failed: 1 }],
    ['no task ran', 0, [], { ok: false, passed: 0, failed: 1 }],
    ['a task without tests failed', 1, [lint(1), good], { ok: false, passed: 3, failed: 1 }],
    [
      'tests failed',
      1,
      [resultOf(task(exitCode(1)), report({ numFailedTests: 2 })), good],
      { ok: false, passed: 6, failed: 2 },
    ],
    [
      'a task ran no test',
      0,
      [resultOf(task(), report({ numPassedTests: 0 })), good],
      { ok: false, passed: 3, failed: 1 },
    ],
  ])('is a failure where %s', (_what, code, results, verdict) => {
    expect(verdictOf(code, results)).toEqual(verdict)
  })

  it('ends with the counts, alone on a line', () => {
    const skipping = resultOf(task(), report({ numPendingTests: 250 }))
    const results = [lint(1), good, skipping, resultOf(task(), null)]

    expect(linesOf(verdictOf(1, results), results, '/repo')).toEqual([
      '',
      '  FAILED lint                                 2.0 s',
      '  ok     wire test                            2.0 s  3 passed',
      '  ok     wire test                            2.0 s  3 passed, 250 skipped',
      '  FAILED wire test                            2.0 s  it stopped before it could report on any test',
      '',
      'FAILED',
      '6 passed, 2 failed',
    ])
  })
})
