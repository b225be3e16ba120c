/**
 * The committed pacts, verified by others: every version of `@pact-foundation/pact` that reads version 4 of the
 * specification, and pact's own command. Our verifier is not used.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startStub } from '@so-email/provider-stub'
import { afterAll, describe, expect, test } from 'vitest'
import { root } from '../published/repository.js'
import { type Outcome, output, run } from '../published/run.js'

const home = mkdtempSync(join(tmpdir(), 'so-email-verifiers-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** A version of a package, installed by npm in a folder of its own. */
const install = async (name: string, version: string): Promise<string> => {
  const folder = join(home, `${name.replaceAll(/\W/g, '-')}-${version}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  await output('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', `${name}@${version}`], {
    cwd: folder,
    seconds: 240,
  })
  return folder
}

/** What the native verifier prints about every interaction that failed. */
const failures = ({ stdout, stderr }: Outcome): ReadonlyArray<string> => [
  ...new Set(
    [
      ...`${stdout}${stderr}`.matchAll(/^\s*\d+\) Verifying a pact between .*? - (a request .*|the documented .*)$/gm),
    ].map(([, description = '']) => description.trim()),
  ),
]

type Command = (url: string, pact: string) => Promise<Outcome>

/** The exit code and the interactions that failed, against a stub of its own. */
const verify = async (command: Command, pact: string) => {
  const stub = await startStub({ assumptions: { duplicateAddress: 'kept' }, states: true })
  try {
    const outcome = await command(stub.url, join(root, 'contracts/pacts', pact))
    return { status: outcome.status, failed: failures(outcome) }
  } finally {
    await stub.close()
  }
}

const options = { cwd: home, seconds: 120, env: { PACT_DO_NOT_TRACK: 'true', NO_COLOR: '1' } }

const pacts = readdirSync(join(root, 'contracts/pacts'))
const ours = 'so-email-client-SuperOffice-EMail.json'

/** The one known exception: this Verifier reads the body of a form and sends it on as JSON, with the type of a form. */
const rewritten =
  'a request to save a new account as application/x-www-form-urlencoded, with a response as application/json'

describe.each(['12.5', '13', '15', '16'])('the Verifier of @pact-foundation/pact %s', (version) => {
  test('accepts the stub, but for the body that it rewrites', async () => {
    const folder = await install('@pact-foundation/pact', version)
    const program = fileURLToPath(new URL('verify.cjs', import.meta.url))
    const command: Command = (url, pact) => run(process.execPath, [program, folder, url, pact], options)

    for (const pact of pacts) {
      const failed = pact === ours ? [rewritten] : []
      expect([pact, await verify(command, pact)]).toEqual([pact, { status: failed.length, failed }])
    }
  })
})

describe('the command of @pact-foundation/pact-cli 18', () => {
  test.each([
    ['with setups and teardowns of states', ['--state-change-teardown']],
    ['with setups of states alone', []],
  ])('accepts the stub, %s', async (_how, more) => {
    const folder = await install('@pact-foundation/pact-cli', more.length > 0 ? '18' : '18.1')
    const program = join(folder, 'node_modules/.bin/pact-verifier')
    const command: Command = (url, pact) => {
      const { hostname, port } = new URL(url)
      const server = ['--hostname', hostname, '--port', port, '--provider-name', 'SuperOffice-EMail']
      return run(program, ['--file', pact, ...server, '--state-change-url', `${url}/_stub/states`, ...more], options)
    }

    for (const pact of pacts) expect([pact, await verify(command, pact)]).toEqual([pact, { status: 0, failed: [] }])
  })
})
