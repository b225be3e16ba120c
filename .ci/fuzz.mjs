// `pnpm fuzz [runs] [package]`: the property tests once more, each property with many more cases (50,000 unless told).
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

const [runs = '50000', only] = process.argv.slice(2)
if (!/^[1-9]\d*$/.test(runs)) {
  console.error('usage: pnpm fuzz [runs] [package], as in: pnpm fuzz 200000 codecs')
  process.exit(2)
}

const env = { ...process.env, FUZZ_RUNS: runs }
const run = (command, argv) => spawnSync(command, argv, { stdio: 'inherit', env }).status ?? 1
if (run('tsc', ['-b']) !== 0) process.exit(1)

const failed = [...readdirSync('packages').map((name) => `packages/${name}`), 'contracts']
  .filter(
    (folder) => only === undefined || folder === only || folder === `packages/${only}` || folder.endsWith(`-${only}`),
  )
  .filter((folder) => run('pnpm', ['--dir', folder, 'exec', 'vitest', 'run', '--reporter=default']) !== 0)
if (failed.length > 0) console.error(`failed in: ${failed.join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
