// `pnpm mutate [package] [--changed]`: changes the sources of a package in a copy of the repository, one place at a time, and
// counts the changes that its tests find. `--changed` mutates only files that differ from the last commit on main.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBy, inCopy, run } from './Copy.mjs'
import { isAlive, mutantsOf } from './Mutant.mjs'
import { isEnough, pageOf, scoreOf } from './Score.mjs'
import { subjects } from './subjects.mjs'

/** @typedef {import('./Mutant.mjs').Mutant} Mutant */

const root = join(import.meta.dirname, '../..')
process.chdir(root)

const argv = process.argv.slice(2)
const names = argv.filter((each) => each !== '--changed')
const known = Object.keys(subjects)
if (names.some((name) => !known.includes(name))) {
  console.error(`usage: pnpm mutate [package] [--changed]\nA package is one of: ${known.join(', ')}`)
  process.exit(2)
}

const changed = argv.includes('--changed')
  ? [...filesBy(['diff', '--name-only', 'main']), ...filesBy(['ls-files', '--others', '--exclude-standard'])]
  : null

/** What is mutated: all of a package, or its changed files. @param {string} name */
const placesIn = (name) => {
  const all = subjects[name]?.mutate ?? []
  if (changed === null) return all
  const folder = `packages/${name}/`
  const own = changed.filter((file) => file.startsWith(`${folder}src/`) && file.endsWith('.ts'))
  return own.length === 0
    ? []
    : [...own.map((file) => file.slice(folder.length)), ...all.filter((glob) => glob.startsWith('!'))]
}

/**
 * @param {string} copy
 * @param {string} name
 * @param {ReadonlyArray<string>} withoutTests
 * @param {object} options
 * @param {Readonly<Record<string, string>>} [variables]
 * @returns {ReadonlyArray<Mutant>}
 */
const mutate = (copy, name, withoutTests, options, variables = {}) => {
  const folder = join(copy, 'packages', name)
  const stryker = join(copy, 'checks/node_modules/@stryker-mutator/core/bin/stryker.js')
  const status = run(folder, process.execPath, [stryker, 'run', join(copy, 'checks/mutation/stryker.mjs')], {
    MUTATION: JSON.stringify(options),
    MUTATION_WITHOUT: JSON.stringify(withoutTests),
    // The runner has threads, in which a test cannot set the time zone.
    TZ: 'Europe/Oslo',
    ...variables,
  })
  if (status !== 0) throw new Error(`Stryker ended with ${status} in packages/${name}`)
  return mutantsOf(JSON.parse(readFileSync(join(folder, '.cache/mutation.json'), 'utf8')))
}

/**
 * Mutants first meet the quick tests, with few cases of each property. Those that live are tried once more with all tests, and
 * because which tests run a line is not always seen, with each of them.
 *
 * @param {string} copy
 * @param {string} name
 */
const mutantsIn = (copy, name) => {
  const places = placesIn(name)
  const { withoutTests = [], slowTests = [] } = subjects[name] ?? {}
  const quick = [...withoutTests, ...slowTests]
  const options = { mutate: places, coverageAnalysis: 'perTest' }
  const first = places.length === 0 ? [] : mutate(copy, name, quick, options, { FUZZ_RUNS: '20' })
  const alive = first.filter(isAlive)
  const again =
    alive.length === 0
      ? []
      : mutate(copy, name, withoutTests, { mutate: alive.map(({ range }) => range), coverageAnalysis: 'off' })
  const found = new Set(again.filter((mutant) => !isAlive(mutant)).map(({ range, replacement }) => range + replacement))
  return first.map((mutant) => ({
    ...mutant,
    file: `packages/${name}/${mutant.file}`,
    status: isAlive(mutant) && found.has(mutant.range + mutant.replacement) ? 'Killed' : mutant.status,
  }))
}

const reasons = JSON.parse(readFileSync('checks/mutation/reasons.json', 'utf8'))
const scores = inCopy((copy) =>
  (names.length === 0 ? known : names).map((name) => scoreOf(name, mutantsIn(copy, name), reasons)),
)
const page = pageOf(scores)
console.log(page)
writeFileSync('checks/.cache/mutation.md', page)
process.exitCode = scores.every(isEnough) ? 0 : 1
