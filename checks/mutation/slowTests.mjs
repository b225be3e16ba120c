/** The tests that take long: mutants meet them only when no other test finds them. */
import { readFileSync } from 'node:fs'

/**
 * @typedef {{ readonly name: string, readonly suite?: Task | undefined }} Task of vitest: the part of a test or a suite that is read here
 *
 * @typedef {{
 *   readonly testResults: ReadonlyArray<{
 *     readonly assertionResults: ReadonlyArray<{ readonly fullName: string, readonly duration?: number | null }>
 *   }>
 * }} Results of vitest's JSON reporter: the part that is read here
 */

/** In milliseconds. A mutant costs more than that without any test. */
const long = 20

/** The name of a test after those of its suites, as the JSON reporter writes it. @type {(task: Task) => string} */
export const nameOf = ({ name, suite }) => (suite === undefined ? name : `${nameOf(suite)} ${name}`)

/**
 * The names of the slow tests of a run.
 *
 * @param {string} file with the results
 */
export const slowTestsIn = (file) => {
  /** @type {Results} */
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ duration }) => (duration ?? 0) > long)
    .map(({ fullName }) => fullName)
}
