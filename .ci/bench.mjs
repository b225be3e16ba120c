// `pnpm bench codecs [name of a file]`: builds a package and what is below it, and runs its benchmarks.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const [name, ...args] = process.argv.slice(2)

// `pnpm bench scale [cli|stub] [arguments]`: what grows with rows, accounts and processes, of each package that measures it.
if (name === 'scale') {
  const [only = '', ...rest] = args
  const run = (command, argv) => spawnSync(command, argv, { stdio: 'inherit' }).status === 0
  const ended = readdirSync('packages')
    .map((each) => `packages/${each}`)
    .filter((each) => existsSync(`${each}/bench/scale.mjs`) && each.endsWith(only))
    .map(
      (each) =>
        run('pnpm', ['--dir', each, 'run', 'build']) &&
        run(process.execPath, ['--expose-gc', `${each}/bench/scale.mjs`, ...rest]),
    )
  process.exit(ended.length > 0 && ended.every(Boolean) ? 0 : 1)
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
