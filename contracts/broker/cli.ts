/** `pnpm pacts:publish` and `pnpm can-i-deploy`: what a team's CI asks its pact broker. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { either as E } from 'fp-ts'
import { commitOf } from './Commit.js'
import { commands, isCommand } from './commands.js'

const { resolve } = createRequire(import.meta.url)
const pact = resolve('@so-email/contracts/pacts/so-email-client-SuperOffice-EMail.json')
const pactCli = join(dirname(resolve('@pact-foundation/pact-cli/package.json')), 'bin/pact.js')

const main = (argv: ReadonlyArray<string>): number => {
  const [name, ...more] = argv
  const fail = (reason: string): number => {
    process.stderr.write(`${name ?? 'broker'}: ${reason}\n`)
    return 2
  }
  if (!isCommand(name)) return fail(`one of ${Object.keys(commands).join(', ')}`)
  if (!process.env['PACT_BROKER_BASE_URL'])
    return fail('set PACT_BROKER_BASE_URL, and PACT_BROKER_TOKEN if it asks for one')
  const commit = commitOf(dirname(pact), process.env)
  if (E.isLeft(commit)) return fail(commit.left)
  const args = commands[name](commit.right, [pact], more)
  return spawnSync(process.execPath, [pactCli, 'broker', ...args], { stdio: 'inherit' }).status ?? 1
}

process.exitCode = main(process.argv.slice(2))
