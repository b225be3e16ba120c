// `pnpm bench codecs [name of a file]`: builds a package and what is below it, and runs its benchmarks.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const [name, ...args] = process.argv.slice(2)
const packages = readdirSync('packages').filter((each) => existsSync(`packages/${each}/bench`))
if (name === undefined || !packages.includes(name)) {
  console.error(`Which package? One of: ${packages.join(', ') || '(none has a bench/ folder yet)'}`)
  process.exit(2)
}

const run = (command, argv) => {
  const { status } = spawnSync(command, argv, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
run('tsc', ['-b', `packages/${name}/tsconfig.src.json`])
// A package that compares whole processes brings its own command.
const { scripts } = JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8'))
run('pnpm', [
  '--dir',
  `packages/${name}`,
  ...(scripts.bench ? ['bench'] : ['exec', 'vitest', 'bench', '--run']),
  ...args,
])
