// `pnpm fuzz [runs] [package]`: the property tests once more, each property with many more cases, by default 50,000.
// What the tests start was built before.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

// `pnpm fuzz faithfulness [text]`: whether the tests that `docs/faithfulness` names turn red when the code changes.
if (process.argv[2] === 'faithfulness') {
  const argv = ['contracts/dist/faithfulness/run.js', ...process.argv.slice(3)]
  process.exit(spawnSync(process.execPath, argv, { stdio: 'inherit' }).status ?? 1)
}

const usage = `usage: pnpm fuzz [runs] [package], as in: pnpm fuzz 200000 codecs
or: pnpm fuzz faithfulness [text], import [kills], crash [calls], soak [minutes] [connections], readers [texts]`

/** Ends with 2 where an argument is not right: a run of nothing would be green. */
const demand = (/** @type {boolean} */ isRight) => {
  if (isRight) return
  console.error(usage)
  process.exit(2)
}

const counts = process.argv.slice(3)
const isCount = (/** @type {string} */ text) => /^[1-9]\d*$/.test(text)
// The minutes of a soak alone may be a part of one.
const areNumbers = counts.every((each, at) =>
  process.argv[2] === 'soak' && at === 0 ? Number(each) > 0 : isCount(each),
)

// `pnpm fuzz import [kills]`: an import that is killed again and again, by default a hundred times.
if (process.argv[2] === 'import') {
  demand(areNumbers)
  const env = { ...process.env, FUZZ_KILLS: process.argv[3] ?? '100' }
  const argv = ['--dir', 'packages/cli', 'exec', 'vitest', 'run', '--reporter=default', 'test/import/kill']
  process.exit(spawnSync('pnpm', argv, { stdio: 'inherit', env }).status ?? 1)
}

// `pnpm fuzz crash [calls]`, `soak [minutes] [connections]`, `readers [texts]`: what only many or long runs find.
if (['crash', 'soak', 'readers'].includes(process.argv[2])) {
  demand(areNumbers)
  const argv = [`contracts/dist/endurance/${process.argv[2]}.js`, ...counts]
  process.exit(spawnSync(process.execPath, argv, { stdio: 'inherit' }).status ?? 1)
}

const [runs = '50000', only] = process.argv.slice(2)
demand(isCount(runs))

const env = { ...process.env, FUZZ_RUNS: runs }
// The contracts' other tests take no more cases: the right providers are all of them here, and one of each kind in `pnpm test`.
const tests = {
  contracts: [
    ...['--project', 'consumer', '--project', 'provider', '--testTimeout=600000'],
    ...['interactions/interactions', 'agreement', 'right.provider', 'runningRights'],
  ],
}
const chosen = [
  ...readdirSync('packages')
    .filter((name) => !name.startsWith('.'))
    .map((name) => `packages/${name}`),
  'contracts',
].filter((folder) => [undefined, folder, folder.replace('packages/', ''), folder.split('-').at(-1)].includes(only))
demand(chosen.length > 0)
const failed = chosen.filter((folder) => {
  const argv = ['--dir', folder, 'exec', 'vitest', 'run', '--reporter=default', ...(tests[folder] ?? [])]
  return spawnSync('pnpm', argv, { stdio: 'inherit', env }).status !== 0
})
if (failed.length > 0) console.error(`failed in: ${failed.join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
