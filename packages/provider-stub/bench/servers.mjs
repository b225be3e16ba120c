// The servers that are measured: each is told by its command, and says where it listens by answering there.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { path, requestBody, responseBody } from './exchange.mjs'

const here = (file) => fileURLToPath(new URL(file, import.meta.url))

/** The contract that pact's stub server answers from. */
const pactFile = join(tmpdir(), `so-email-bench-${process.pid}.json`)
const asPact = (body) => ({ content: JSON.parse(body), contentType: 'application/json', encoded: false })
writeFileSync(
  pactFile,
  JSON.stringify({
    consumer: { name: 'bench' },
    provider: { name: 'bench' },
    interactions: [
      {
        type: 'Synchronous/HTTP',
        description: 'save',
        request: { method: 'POST', path, body: asPact(requestBody) },
        response: { status: 200, headers: { 'Content-Type': ['application/json'] }, body: asPact(responseBody) },
      },
    ],
    metadata: { pactSpecification: { version: '4.0' } },
  }),
)

/** The binary for this machine, without the script of node that starts it; none for a machine that has none. */
const pact = () => {
  const cli = createRequire(createRequire(import.meta.url).resolve('@pact-foundation/pact-cli/package.json'))
  try {
    return join(
      cli.resolve(`@pact-foundation/pact-cli-${process.platform}-${process.arch}/package.json`),
      '../standalone/pact',
    )
  } catch {
    return undefined
  }
}

const node = (file) => (port) => [process.execPath, [here(file), String(port)]]

export const servers = {
  'bare node:http': node('bare.mjs'),
  'so-email-stub': (port) => [process.execPath, [here('../dist/so-email-stub.cjs'), '--port', String(port)]],
  'fastify with schemas': node('fastify.mjs'),
  ...(pact() && { 'pact stub': (port) => [pact(), ['stub', '-f', pactFile, '-p', String(port), '-l', 'none']] }),
}
