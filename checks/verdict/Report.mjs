/** What vitest's JSON report says about one task. */

/**
 * @typedef {{
 *   readonly startTime: number
 *   readonly numPassedTests: number
 *   readonly numFailedTests: number
 *   readonly numPendingTests: number
 *   readonly testResults: ReadonlyArray<{
 *     readonly name: string
 *     readonly status: string
 *     readonly message?: string
 *     readonly assertionResults: ReadonlyArray<{
 *       readonly status: string
 *       readonly fullName: string
 *       readonly failureMessages?: ReadonlyArray<string>
 *     }>
 *   }>
 * }} Report `name` is the path of a file; its `message` is set where the file did not load
 *
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number, readonly problem: string | null }} Count
 */

/** Clocks of two processes may differ by this many milliseconds. */
const tolerance = 1000

/** A file that does not load, or a hook that throws, fails no single test; it counts as one. */
export const failedFiles = (/** @type {Report} */ { testResults }) =>
  testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((each) => each.status !== 'failed'),
  )

/** Whether the report was written by the task that started at `since`, in milliseconds; 0 for a cached one. */
export const isCurrent = (/** @type {Report} */ report, /** @type {number} */ since) =>
  report.startTime >= since - tolerance

/**
 * Counts the tests of a report. No report, one from before the task started, and one without a test are failures.
 *
 * @param {Report | null} report
 * @param {number} since when the task started, in milliseconds; 0 for a cached one
 * @returns {Count}
 */
export const countOf = (report, since) => {
  if (report === null || !isCurrent(report, since))
    return { passed: 0, failed: 1, skipped: 0, problem: 'it stopped before it could report on any test' }
  const { numPassedTests: passed, numPendingTests: skipped } = report
  const failed = report.numFailedTests + failedFiles(report).length
  return passed + failed === 0
    ? { passed, failed: 1, skipped, problem: 'it ran no test' }
    : { passed, failed, skipped, problem: null }
}
