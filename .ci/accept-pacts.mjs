// `pnpm pacts:accept`: runs the consumer tests and makes the pacts that they write the committed ones.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'

const generated = 'contracts/.pacts'
const committed = 'contracts/pacts'

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
console.log('Read `git diff contracts/pacts` before you commit it.')
