// `pnpm bench codecs [name of a file]`: runs the benchmarks of a package. What is measured was built before.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const [name, ...args] = process.argv.slice(2)

// `pnpm bench scale [cli|stub] [arguments]`: what grows with rows, accounts and processes, of each package that measures it.
if (name === 'scale') {
  const [only = '', ...rest] = args
  const ended = readdirSync('packages')
    .map((each) => `packages/${each}`)
    .filter((each) => existsSync(`${each}/bench/scale.mjs`) && each.endsWith(only))
    .map((each) =>
      spawnSync(process.execPath, ['--expose-gc', `${each}/bench/scale.mjs`, ...rest], { stdio: 'inherit' }),
    )
  process.exit(ended.length > 0 && ended.every(({ status }) => status === 0) ? 0 : 1)
}

const folders = [...readdirSync('packages').map((each) => `packages/${each}`), 'contracts']
const measured = folders.filter((folder) => existsSync(`${folder}/bench`))
// The end of a name will do: `pnpm bench stub`.
const folder = measured.find((each) => `-${each.split('/').at(-1)}`.endsWith(`-${name}`))
if (folder === undefined) {
  console.error(`Which package? One of: ${measured.map((each) => each.split('/').at(-1)).join(', ')}`)
  process.exit(2)
}

// A package whose candidates need processes of their own has a script for it.
const { scripts } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
const bench = scripts.bench === undefined ? ['exec', 'vitest', 'bench', '--run'] : ['run', 'bench']
process.exit(spawnSync('pnpm', ['--dir', folder, ...bench, ...args], { stdio: 'inherit' }).status ?? 1)
