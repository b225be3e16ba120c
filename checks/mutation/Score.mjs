/** How many of the mutants of a package its tests find, and which of the others have no reason to live. */
import { isAlive, isUnsure } from './Mutant.mjs'

/**
 * @typedef {import('./Mutant.mjs').Mutant} Mutant
 *
 * @typedef {{
 *   readonly code: string
 *   readonly original: string
 *   readonly replacement: string
 *   readonly reason: string
 * }} Reason why one mutant may live: the whole line, what stands there, what the mutant has instead
 *
 * @typedef {Readonly<Record<string, ReadonlyArray<Reason>>>} Reasons by the file, from the root of the repository
 *
 * @typedef {{
 *   readonly name: string
 *   readonly total: number
 *   readonly found: number
 *   readonly explained: number
 *   readonly alive: ReadonlyArray<Mutant>
 *   readonly stale: ReadonlyArray<Reason>
 * }} Score `alive` are those without a reason, `stale` the reasons without a mutant that may live
 */

/** A mutant by what it changes; lines may move. @param {Reason | Mutant} change */
const keyOf = ({ code, original, replacement }) => JSON.stringify([code, original, replacement])

/**
 * @param {string} name of the package
 * @param {ReadonlyArray<Mutant>} mutants
 * @param {Reasons} reasons
 * @returns {Score}
 */
export const scoreOf = (name, mutants, reasons) => {
  const alive = mutants.filter(isAlive)
  // One whose time was up may live on a machine that is less busy.
  const mayLive = mutants.filter(isUnsure)
  const keys = new Set(mayLive.map((mutant) => mutant.file + keyOf(mutant)))
  const mutated = new Set(mutants.map(({ file }) => file))
  const given = Object.entries(reasons).filter(([file]) => mutated.has(file))
  const known = new Set(given.flatMap(([file, list]) => list.map((reason) => file + keyOf(reason))))
  const unexplained = alive.filter((mutant) => !known.has(mutant.file + keyOf(mutant)))
  return {
    name,
    total: mutants.length,
    found: mutants.length - alive.length,
    explained: alive.length - unexplained.length,
    alive: unexplained,
    stale: given.flatMap(([file, list]) => list.filter((reason) => !keys.has(file + keyOf(reason)))),
  }
}

/** The part of its mutants that a package has to find, in percent. */
const wanted = 96

/** In percent; a mutant with a reason counts as one that lives. @param {Score} score */
export const percentageOf = ({ total, found }) => (total === 0 ? 100 : (100 * found) / total)

/** @param {Score} score */
export const isEnough = (score) => score.total > 0 && percentageOf(score) >= wanted && score.stale.length === 0

/** @param {Score} score */
const rowOf = (score) =>
  `| ${score.name} | ${percentageOf(score).toFixed(1)} % | ${score.total} | ${score.found} | ${score.explained} | ${score.alive.length} |`

/** One line of text; a fence inside of it would end the block. @param {string} text */
const inOneLine = (text) => text.replace(/\s+/g, ' ').replaceAll('`', "'").slice(0, 160)

/** @param {Mutant} mutant */
const entryOf = ({ file, line, original, replacement, status }) =>
  `- ${file}:${line} ${status === 'NoCoverage' ? '(no test runs it) ' : ''}\`${inOneLine(original)}\` as \`${inOneLine(replacement)}\``

/**
 * The page of results, in Markdown.
 *
 * @param {ReadonlyArray<Score>} scores
 */
export const pageOf = (scores) =>
  [
    '# Mutants that the tests find',
    '',
    `Wanted in each package: ${wanted} %. A mutant that lives for a reason, which stands in \`checks/mutation/reasons.json\`, is not found.`,
    '',
    '| Package | Found | Mutants | Found | Live for a reason | Live |',
    '| --- | --- | --- | --- | --- | --- |',
    ...scores.map(rowOf),
    ...scores.flatMap(({ name, alive, stale }) => [
      ...(alive.length === 0 ? [] : ['', `## ${name}: live`, '', ...alive.map(entryOf)]),
      ...(stale.length === 0
        ? []
        : [
            '',
            `## ${name}: reasons for mutants that are found`,
            '',
            ...stale.map(({ code }) => `- \`${inOneLine(code)}\``),
          ]),
    ]),
    '',
  ].join('\n')
