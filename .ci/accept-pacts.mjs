// `pnpm pacts:accept`: generates the pacts from the consumer tests and makes them the committed ones.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'

const generated = 'contracts/.pacts'
const committed = 'contracts/pacts'

// The consumer tests fail while the two differ; that is why they are accepted. Their pacts are written all the same.
rmSync(generated, { recursive: true, force: true })
spawnSync('tsc', ['-b', 'contracts'], { stdio: 'ignore' })
const { stdout, stderr } = spawnSync('pnpm', ['--dir', 'contracts', 'run', 'consumer'], { encoding: 'utf8' })

const pacts = existsSync(generated) ? readdirSync(generated).filter((name) => name.endsWith('.json')) : []
if (pacts.length === 0) {
  console.error(`${stdout}${stderr}\nThe consumer tests wrote no pact to ${generated}: nothing was accepted.`)
  process.exit(1)
}
rmSync(committed, { recursive: true, force: true })
cpSync(generated, committed, { recursive: true })
for (const name of pacts) console.log(`accepted ${committed}/${name}`)
console.log('Read `git diff contracts/pacts` before you commit it.')
