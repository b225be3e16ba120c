// What the first `import` of the client takes, as it is published, beside others: each import in a process of its own, in
// rounds; the medians are shown. The packages are packed into a folder, because the workspace reads what tsc makes.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const rounds = 15
const specifiers = ['axios', 'undici', 'ky', '@so-email/client', '@so-email/client/promise']

const packages = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'so-email-import-'))
const modules = join(folder, 'node_modules')
for (const name of ['codecs', 'wire', 'client']) {
  const cwd = join(packages, name)
  const target = join(modules, '@so-email', name)
  mkdirSync(target, { recursive: true })
  execFileSync(process.execPath, ['../../.ci/bundle.mjs'], { cwd, stdio: 'ignore' })
  const packing = ['pack', '--config.ignore-scripts=true', '--pack-destination', folder]
  execFileSync('pnpm', packing, { cwd, stdio: 'ignore' })
  const tarball = readdirSync(folder).find((file) => file.includes(`-${name}-`))
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', target, '--strip-components=1'])
}
const linked = { client: ['fp-ts', 'io-ts', 'undici', 'axios', 'ky'], wire: ['@rgrove/parse-xml', 'negotiator'] }
for (const [name, dependencies] of Object.entries(linked))
  for (const dependency of dependencies) {
    mkdirSync(dirname(join(modules, dependency)), { recursive: true })
    symlinkSync(realpathSync(join(packages, name, 'node_modules', dependency)), join(modules, dependency))
  }

const program = (specifier) => `
  const start = performance.now()
  const before = process.cpuUsage()
  await import('${specifier}')
  const { user, system } = process.cpuUsage(before)
  process.stdout.write(JSON.stringify({ ms: performance.now() - start, cpu: (user + system) / 1000 }))
`
const measure = (specifier) =>
  JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', program(specifier)], {
      cwd: folder,
      encoding: 'utf8',
    }),
  )

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const measured = new Map(specifiers.map((specifier) => [specifier, []]))
for (const specifier of specifiers) measure(specifier) // the files are in memory from here on
for (let round = 0; round < rounds; round++)
  for (const specifier of specifiers.toSorted(() => Math.random() - 0.5))
    measured.get(specifier).push(measure(specifier))
rmSync(folder, { recursive: true })

const axios = measured.get('axios')
const rows = specifiers.map((specifier) => {
  const own = measured.get(specifier)
  const of = (key) => median(own.map((each) => each[key]))
  const ratio = (key) => median(own.map((each, round) => each[key] / axios[round][key])).toFixed(2)
  return [
    specifier,
    { ms: Math.round(of('ms')), 'x axios': ratio('ms'), 'CPU ms': Math.round(of('cpu')), 'CPU x axios': ratio('cpu') },
  ]
})
process.stdout.write('\nthe first import\n')
console.table(Object.fromEntries(rows))
