// `pnpm bench codecs [name of a file]`: builds a package and what is below it, and runs its benchmarks.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const [name, ...args] = process.argv.slice(2)

// `pnpm bench scale`: what grows with rows, accounts and processes, of every package that measures it.
if (name === 'scale') {
  if (spawnSync('tsc', ['-b', 'packages/cli/tsconfig.src.json'], { stdio: 'inherit' }).status !== 0) process.exit(1)
  for (const each of readdirSync('packages').filter((each) => existsSync(`packages/${each}/bench/scale.mjs`))) {
    const argv = ['--expose-gc', `packages/${each}/bench/scale.mjs`, ...args]
    if (spawnSync(process.execPath, argv, { stdio: 'inherit' }).status !== 0) process.exit(1)
  }
  process.exit(0)
}

const folders = [...readdirSync('packages').map((each) => `packages/${each}`), 'contracts']
const measured = folders.filter((folder) => existsSync(`${folder}/bench`))
// The end of a name will do: `pnpm bench stub`.
const folder = measured.find((each) => `-${each.split('/').at(-1)}`.endsWith(`-${name}`))
if (folder === undefined) {
  console.error(`Which package? One of: ${measured.map((each) => each.split('/').at(-1)).join(', ')}`)
  process.exit(2)
}

const run = (command, argv) => {
  const { status } = spawnSync(command, argv, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
run('tsc', ['-b', existsSync(`${folder}/tsconfig.src.json`) ? `${folder}/tsconfig.src.json` : folder])
// A package whose candidates need processes of their own has a script for it.
const { scripts } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
const bench = scripts.bench === undefined ? ['exec', 'vitest', 'bench', '--run'] : ['run', 'bench']
run('pnpm', ['--dir', folder, ...bench, ...args])
