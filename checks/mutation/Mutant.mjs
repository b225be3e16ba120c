/** One change that Stryker made to a line of source, and what the tests made of it. */

/**
 * @typedef {{ readonly line: number, readonly column: number }} Position both from 1
 *
 * @typedef {{
 *   readonly files: Readonly<Record<string, {
 *     readonly source: string
 *     readonly mutants: ReadonlyArray<{
 *       readonly mutatorName: string
 *       readonly replacement?: string
 *       readonly status: string
 *       readonly location: { readonly start: Position, readonly end: Position }
 *     }>
 *   }>>
 * }} Report of Stryker: the part of the mutation testing report schema that is read here
 *
 * @typedef {{
 *   readonly file: string
 *   readonly line: number
 *   readonly range: string
 *   readonly code: string
 *   readonly original: string
 *   readonly replacement: string
 *   readonly status: string
 * }} Mutant `code` is the whole line, `range` what Stryker takes to mutate this place alone
 */

/**
 * Nothing but these count: a mutant that does not compile, or that is ignored, shows nothing about the tests. An error while they
 * run, such as a file of tests that cannot be loaded, is what vitest calls a failure.
 */
const counted = ['Killed', 'Timeout', 'RuntimeError', 'Survived', 'NoCoverage']

/** @type {(source: string, start: Position, end: Position) => string} */
const textBetween = (source, start, end) => {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const whole = lines.join('\n')
  const left = (lines.at(-1) ?? '').length - (end.column - 1)
  return whole.slice(start.column - 1, whole.length - left)
}

/**
 * @param {Report} report
 * @returns {ReadonlyArray<Mutant>}
 */
export const mutantsOf = ({ files }) =>
  Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => counted.includes(status))
      .map(({ replacement = '', status, location: { start, end } }) => ({
        file,
        line: start.line,
        range: `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`,
        code: (source.split('\n')[start.line - 1] ?? '').trim(),
        original: textBetween(source, start, end),
        replacement,
        status,
      })),
  )

/** @param {Mutant} mutant */
export const isAlive = ({ status }) => status === 'Survived' || status === 'NoCoverage'

/** Whether it may live: a machine that is busy takes long for tests that end. @param {Mutant} mutant */
export const isUnsure = (mutant) => isAlive(mutant) || mutant.status === 'Timeout'

/** A mutant of one run, to be found among those of another. @param {Mutant} mutant */
export const changeOf = ({ range, replacement }) => `${range} ${replacement}`

/** The places that mutants change, each once. @param {ReadonlyArray<Mutant>} mutants */
export const rangesOf = (mutants) => [...new Set(mutants.map(({ range }) => range))]
