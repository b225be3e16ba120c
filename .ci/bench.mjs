// `pnpm bench codecs [name of a file]`: builds a package and what is below it, and runs its benchmarks: its own script of
// that name, else those for vitest. A name may be the end of one: `pnpm bench stub`.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const [asked, ...args] = process.argv.slice(2)
const packages = readdirSync('packages').filter((each) => existsSync(`packages/${each}/bench`))
const name = packages.find((each) => each === asked || each.endsWith(`-${asked}`))
if (name === undefined) {
  console.error(`Which package? One of: ${packages.join(', ') || '(none has a bench/ folder yet)'}`)
  process.exit(2)
}

const run = (command, argv) => {
  const { status } = spawnSync(command, argv, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
run('tsc', ['-b', `packages/${name}/tsconfig.src.json`])
const { scripts = {} } = JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8'))
const command = scripts.bench === undefined ? ['exec', 'vitest', 'bench', '--run'] : ['run', 'bench']
run('pnpm', ['--dir', `packages/${name}`, ...command, ...args])
