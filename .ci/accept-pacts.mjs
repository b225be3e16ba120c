// `pnpm pacts:accept`: runs the consumer tests, and makes the pacts that they write and the OpenAPI description of the
// operations the committed ones.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'

const generated = 'contracts/.pacts'
const committed = 'contracts/pacts'
const description = 'contracts/openapi.json'

const giveUp = (...lines) => {
  console.error([...lines, 'Nothing was accepted.'].join('\n'))
  process.exit(1)
}

rmSync(generated, { recursive: true, force: true })
if (spawnSync('tsc', ['-b', 'contracts'], { stdio: 'inherit' }).status !== 0) giveUp('It does not compile.')

const { status, stdout, stderr } = spawnSync('pnpm', ['--dir', 'contracts', 'run', 'consumer'], { encoding: 'utf8' })
const pacts = existsSync(generated) ? readdirSync(generated).filter((name) => name.endsWith('.json')) : []
if (status !== 0) giveUp(`${stdout}${stderr}`, 'The consumer tests fail.')
if (pacts.length === 0) giveUp(`The consumer tests wrote no pact to ${generated}.`)

rmSync(committed, { recursive: true, force: true })
cpSync(generated, committed, { recursive: true })
for (const name of pacts) console.log(`accepted ${committed}/${name}`)
// After the build: both are built files.
const { operations } = await import('../packages/codecs/dist/index.js')
const { openApi } = await import('../packages/wire/dist/index.js')
writeFileSync(description, `${JSON.stringify(openApi(Object.values(operations)), null, 2)}\n`)
console.log(`accepted ${description}`)
console.log('Read `git diff contracts` before you commit it.')
