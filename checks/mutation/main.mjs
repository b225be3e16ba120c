// `pnpm mutate [package [file ...]] [--changed]`: changes the sources of a package in a copy of the repository, one place at a
// time, and counts the changes that its tests find. A file is a glob from the folder of the package; `--changed` mutates only
// files that differ from the last commit on main.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBy, inCopy, run } from './Copy.mjs'
import { changeOf, isAlive, isUnsure, mutantsOf, rangesOf } from './Mutant.mjs'
import { isEnough, pageOf, scoreOf } from './Score.mjs'
import { slowTestsIn } from './slowTests.mjs'
import { subjects } from './subjects.mjs'

/** @typedef {import('./Mutant.mjs').Mutant} Mutant */

const root = join(import.meta.dirname, '../..')
process.chdir(root)

const argv = process.argv.slice(2)
const [named, ...files] = argv.filter((each) => each !== '--changed')
const known = Object.keys(subjects)
if (named !== undefined && !known.includes(named)) {
  console.error(`usage: pnpm mutate [package [file ...]] [--changed]\nA package is one of: ${known.join(', ')}`)
  process.exit(2)
}

const changed = argv.includes('--changed')
  ? [...filesBy(['diff', '--name-only', 'main']), ...filesBy(['ls-files', '--others', '--exclude-standard'])]
  : null

/** What is mutated: all of a package, or the files that are named or changed. @param {string} name */
const placesIn = (name) => {
  const all = subjects[name]?.mutate ?? []
  const folder = `packages/${name}/`
  const own = (changed ?? []).filter((file) => file.startsWith(`${folder}src/`) && file.endsWith('.ts'))
  const wanted = [...files, ...own.map((file) => file.slice(folder.length))]
  if (changed === null && files.length === 0) return all
  return wanted.length === 0 ? [] : [...wanted, ...all.filter((glob) => glob.startsWith('!'))]
}

/**
 * The names of the tests of a package that take long, in a file.
 *
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} variables
 */
const writeSlowTests = (folder, variables) => {
  const results = join(folder, '.cache/tests.json')
  const vitest = join(folder, 'node_modules/vitest/vitest.mjs')
  const argv = [
    'run',
    '--config',
    join(import.meta.dirname, 'vitest.mjs'),
    '--reporter=json',
    `--outputFile=${results}`,
  ]
  if (run(folder, process.execPath, [vitest, ...argv], variables) !== 0) throw new Error(`the tests in ${folder} fail`)
  const slow = join(folder, '.cache/slow-tests.json')
  writeFileSync(slow, JSON.stringify(slowTestsIn(results)))
  return slow
}

/**
 * @param {string} folder
 * @param {ReadonlyArray<string>} places
 * @param {'perTest' | 'off'} coverageAnalysis
 * @param {Readonly<Record<string, string>>} variables
 * @param {number} timeoutMS
 * @returns {ReadonlyArray<Mutant>}
 */
const mutate = (folder, places, coverageAnalysis, variables, timeoutMS) => {
  if (places.length === 0) return []
  const stryker = join(folder, '../../checks/node_modules/@stryker-mutator/core/bin/stryker.js')
  const status = run(folder, process.execPath, [stryker, 'run', join(folder, '../../checks/mutation/stryker.mjs')], {
    MUTATION: JSON.stringify({ mutate: places, coverageAnalysis, timeoutMS }),
    ...variables,
  })
  if (status !== 0) throw new Error(`Stryker ended with ${status} in ${folder}`)
  return mutantsOf(JSON.parse(readFileSync(join(folder, '.cache/mutation.json'), 'utf8')))
}

/**
 * Mutants meet the quick tests first, with few cases of each property. Those that live meet the slow ones too, and at last,
 * because which tests run a line is not always seen, every test with all of its cases. Those whose tests took too long are tried
 * again with three times as much: a machine that is busy finds no mutant.
 *
 * @param {string} copy
 * @param {string} name
 */
const mutantsIn = (copy, name) => {
  const folder = join(copy, 'packages', name)
  const all = {
    MUTATION_WITHOUT: JSON.stringify(subjects[name]?.withoutTests ?? []),
    // The runner has threads, in which a test cannot set the time zone.
    TZ: 'Europe/Oslo',
  }
  const few = { ...all, FUZZ_RUNS: '20', FUZZ_SEED: '1' }
  if (subjects[name]?.isBuilt && run(folder, 'pnpm', ['run', 'build']) !== 0) throw new Error(`no build in ${folder}`)
  const quick = { ...few, MUTATION_SLOW: writeSlowTests(folder, few) }
  const first = mutate(folder, placesIn(name), 'perTest', quick, 5_000)
  const second = mutate(folder, rangesOf(first.filter(isUnsure)), 'perTest', few, 15_000)
  const third = mutate(folder, rangesOf(second.filter(isAlive)), 'off', all, 15_000)
  const later = new Map([...second, ...third].map((mutant) => [changeOf(mutant), mutant.status]))
  return first.map((mutant) => ({
    ...mutant,
    file: `packages/${name}/${mutant.file}`,
    status: (isUnsure(mutant) && later.get(changeOf(mutant))) || mutant.status,
  }))
}

const reasons = JSON.parse(readFileSync('checks/mutation/reasons.json', 'utf8'))
const scores = inCopy((copy) =>
  (named === undefined ? known : [named]).map((name) => scoreOf(name, mutantsIn(copy, name), reasons)),
)
const page = pageOf(scores)
console.log(page)
mkdirSync('checks/.cache', { recursive: true })
writeFileSync('checks/.cache/mutation.md', page)
// A change may have nothing to mutate.
process.exitCode = scores.every((score) => isEnough(score) || (changed !== null && score.total === 0)) ? 0 : 1
