/** The verdict on a run: whether everything passed, and the lines that print it. */
import { failureLinesOf } from './failures.mjs'

/** @typedef {import('./Result.mjs').Result} Result */

/** @param {ReadonlyArray<number>} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

/** A task that failed without a failed test counts as one failure. */
const failuresOf = (/** @type {Result} */ { ok, tests }) => Math.max(tests?.failed ?? 0, ok ? 0 : 1)

/**
 * @param {number} exitCode of turbo
 * @param {ReadonlyArray<Result>} results
 */
export const verdictOf = (exitCode, results) => {
  const failures = sum(results.map(failuresOf))
  const ok = exitCode === 0 && failures === 0 && results.length > 0
  return { ok, passed: sum(results.map(({ tests }) => tests?.passed ?? 0)), failed: ok ? 0 : Math.max(1, failures) }
}

/** @param {Result} result */
const lineOf = ({ name, ok, duration, tests }) => {
  const { passed = 0, failed = 0, skipped = 0 } = tests ?? {}
  const counts = [
    ...(tests === null ? [] : [`${passed} passed`]),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ]
  const words = tests === null || tests.problem === null ? counts.join(', ') : tests.problem
  return `  ${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(34)} ${duration.padStart(7)}  ${words}`.trimEnd()
}

/**
 * The end of the output, with each failed test by name. Its last line is `N passed, N failed`, alone.
 *
 * @param {ReturnType<typeof verdictOf>} verdict
 * @param {ReadonlyArray<Result>} results
 * @param {string} root the folder of the repository
 * @returns {ReadonlyArray<string>}
 */
export const linesOf = ({ ok, passed, failed }, results, root) => [
  '',
  ...results.map(lineOf),
  ...failureLinesOf(results, root),
  '',
  ok ? 'PASSED' : 'FAILED',
  `${passed} passed, ${failed} failed`,
]
