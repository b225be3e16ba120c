// `pnpm pacts:verify-stub`: starts the stub, verifies it against the pacts of the broker, and publishes the results as those
// of the commit in the current folder. The broker comes from the PACT_BROKER_* variables.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const file = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))

const stub = spawn(
  process.execPath,
  [file('../packages/provider-stub/dist/so-email-stub.cjs'), '--port', '0', '--states'],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
)
process.exitCode = 1 // until a verification has ended
try {
  for await (const line of createInterface({ input: stub.stdout })) {
    const [, url] = /^listening on (\S+)/.exec(line) ?? []
    if (url === undefined) continue
    const args = [file('../packages/verifier/dist/broker/cli.js'), 'SuperOffice-EMail', '--url', url]
    const verify = spawn(process.execPath, args, { stdio: 'inherit' })
    process.exitCode = await new Promise((resolve) => verify.once('close', (code) => resolve(code ?? 1)))
    break
  }
} finally {
  stub.kill()
}
