// `pnpm pacts:accept`: generates the pacts from the consumer tests and makes them the committed ones.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const generated = 'contracts/.pacts'
const committed = 'contracts/pacts'

const replace = (target, source) => {
  rmSync(target, { recursive: true, force: true })
  if (existsSync(source)) cpSync(source, target, { recursive: true })
}
const consumerTests = () => {
  const env = { ...process.env, PACT_DO_NOT_TRACK: 'true', DO_NOT_TRACK: '1' }
  const { status, stdout, stderr } = spawnSync('pnpm', ['--dir', 'contracts', 'run', 'consumer'], {
    encoding: 'utf8',
    env,
  })
  return { passed: status === 0, text: `${stdout}${stderr}` }
}
const giveUp = (...lines) => {
  console.error(lines.join('\n'))
  process.exit(1)
}

rmSync(generated, { recursive: true, force: true })
if (spawnSync('tsc', ['-b', 'contracts'], { stdio: 'inherit' }).status !== 0) giveUp('Nothing was accepted.')

// They fail while the two differ; that is why they are accepted. Their pacts are written all the same.
const first = consumerTests()
const pacts = existsSync(generated) ? readdirSync(generated).filter((name) => name.endsWith('.json')) : []
if (pacts.length === 0) giveUp(first.text, `The consumer tests wrote no pact to ${generated}: nothing was accepted.`)

// With the new pacts committed nothing may be left that fails.
const before = join(mkdtempSync(join(tmpdir(), 'so-email-pacts-')), 'pacts')
replace(before, committed)
replace(committed, generated)
const second = consumerTests()
if (!second.passed) {
  replace(committed, before)
  giveUp(second.text, 'The consumer tests fail for another reason than the pacts: nothing was accepted.')
}
for (const name of pacts) console.log(`accepted ${committed}/${name}`)
console.log('Read `git diff contracts/pacts` before you commit it.')
