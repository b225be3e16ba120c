/** One task of a run: whether it succeeded, and how many of its tests passed. */
import { failuresOf } from './failures.mjs'
import { countOf } from './Report.mjs'

/**
 * @typedef {{
 *   readonly taskId: string
 *   readonly task: string
 *   readonly directory: string
 *   readonly cache?: { readonly status: string }
 *   readonly execution?: { readonly startTime: number, readonly endTime: number, readonly exitCode: number }
 * }} Task a task in turbo's summary of a run
 *
 * @typedef {{
 *   readonly name: string
 *   readonly ok: boolean
 *   readonly duration: string
 *   readonly tests: import('./Report.mjs').Count | null
 *   readonly failures: ReadonlyArray<import('./failures.mjs').Failure>
 * }} Result `tests` is null for a task that runs none
 */

/** The tasks that run tests; each leaves a report in `.cache`. */
const tested = ['test', 'consumer', 'provider', 'smoke']

/** The file of a task's report, or null for a task that runs no tests. */
export const reportOf = (/** @type {Task} */ { task, directory }) =>
  tested.includes(task) ? `${directory}/.cache/${task}.json` : null

/** @param {Task} task */
const nameOf = ({ taskId }) => taskId.replace('//#', '').replace('@so-email/', '').replace('#', ' ')

/**
 * @param {Task} task
 * @param {import('./Report.mjs').Report | null} report
 * @returns {Result}
 */
export const resultOf = (task, report) => {
  const { cache, execution } = task
  const cached = cache?.status === 'HIT'
  const since = cached ? 0 : (execution?.startTime ?? 0)
  const tests = reportOf(task) === null ? null : countOf(report, since)
  const milliseconds = execution === undefined ? 0 : execution.endTime - execution.startTime
  return {
    name: nameOf(task),
    ok: execution?.exitCode === 0 && (tests === null || tests.failed === 0),
    duration: cached ? 'cached' : `${(milliseconds / 1000).toFixed(1)} s`,
    tests,
    failures: failuresOf(report, since),
  }
}
