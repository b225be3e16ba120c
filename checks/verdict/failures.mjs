/** The failed tests of a report, by name. A machine that runs this may keep no more than the end of the output. */
import { stripVTControlCharacters } from 'node:util'
import { failedFiles, isCurrent } from './Report.mjs'

/**
 * @typedef {{ readonly file: string, readonly title: string, readonly message: string }} Failure
 * `title` is empty for a file that did not load
 */

/** No more failures than this are listed. */
const mostFailures = 20

/** A message is cut after this many characters. */
const longest = 300

/** The start of a message, on one line and without colours; the stack is left out. */
const startOf = (/** @type {string} */ message) => {
  const [text = ''] = stripVTControlCharacters(message).split(/\n\s+at /)
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest)}...` : line
}

/**
 * @param {import('./Report.mjs').Report | null} report
 * @param {number} since when the task started, in milliseconds; 0 for a cached one
 * @returns {ReadonlyArray<Failure>}
 */
export const failuresOf = (report, since) =>
  report === null || !isCurrent(report, since)
    ? []
    : [
        ...report.testResults.flatMap(({ name, assertionResults }) =>
          assertionResults
            .filter(({ status }) => status === 'failed')
            .map(({ fullName, failureMessages = [] }) => ({
              file: name,
              title: fullName.trim(),
              message: startOf(failureMessages[0] ?? ''),
            })),
        ),
        ...failedFiles(report).map(({ name, message = '' }) => ({ file: name, title: '', message: startOf(message) })),
      ]

/**
 * @param {ReadonlyArray<import('./Result.mjs').Result>} results
 * @param {string} root the folder that files are named from
 * @returns {ReadonlyArray<string>}
 */
export const failureLinesOf = (results, root) => {
  const failures = results.flatMap(({ name, failures }) => failures.map((failure) => ({ task: name, ...failure })))
  const lines = failures.slice(0, mostFailures).flatMap(({ task, file, title, message }) => {
    const path = file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file
    return [`  ${task} > ${path} > ${title === '' ? 'the file did not load' : title}`, `    ${message}`.trimEnd()]
  })
  const left = failures.length - mostFailures
  return failures.length === 0 ? [] : ['', ...lines, ...(left > 0 ? [`  and ${left} more`] : [])]
}
