/**
 * `docs/how-to/bring-your-own-consumer.md`, followed to the letter: a foreign consumer writes a pact by hand, the stub is
 * started with the command of the document, and a verifier gets the two URLs of the document.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { broken, readPact, startVerifier } from '@so-email/verifier'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { afterAll, describe, expect, it } from 'vitest'
import { read, root } from '../repository.js'

const document = read('docs/how-to/bring-your-own-consumer.md')

/** The first text that a pattern finds in the document. */
const inDocument = (pattern: RegExp): string =>
  pattern.exec(document.replaceAll(/\s+/g, ' '))?.[1] ?? expect.fail(`the document has nothing like ${pattern}`)

const provider = inDocument(/provider name `([^`]+)`/)
const command = inDocument(/`(npx @so-email\/provider-stub [^`]+)`/).split(' ')
const url = inDocument(/The URL for your verifier is `([^`]+)`/)
const statesUrl = inDocument(/the URL for the states is `([^`]+)`/)

/** Of version 4 of the specification, as a tool in another language writes it. */
const foreignPact = {
  consumer: { name: 'somebody-else' },
  provider: { name: provider },
  interactions: [
    {
      type: 'Synchronous/HTTP',
      description: 'a request for the address of an account',
      providerStates: [{ name: 'an account exists', params: { id: 12, address: 'ops@example.test' } }],
      request: {
        method: 'POST',
        path: '/api/v1/Agents/EMail/GetEMailAccount',
        query: { eMailAccountId: ['12'] },
        headers: { Authorization: ['Basic dGplMDpUamUw'], Accept: ['application/json'] },
      },
      response: {
        status: 200,
        body: { content: { EMailAddress: 'ops@example.test' }, contentType: 'application/json', encoded: false },
        // Only the names: the type of the response is left to the stub.
        matchingRules: { body: { '$.EMailAddress': { combinator: 'AND', matchers: [{ match: 'equality' }] } } },
      },
    },
  ],
  metadata: { pactSpecification: { version: '4.0' } },
}

const folder = mkdtempSync(join(tmpdir(), 'so-email-foreign-'))
const verifier = startVerifier()
afterAll(() => {
  verifier.close()
  rmSync(folder, { recursive: true, force: true })
})

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : expect.fail('a server has a port')
}

interface Started {
  readonly stub: ChildProcess
  readonly ended: Promise<null>
  /** A text of the document, with the port that the stub has. */
  readonly here: (text: string) => string
  readonly line: string
}

/** Starts the stub of the document on another port; a program that takes the port meanwhile ends it, and it gets the next one. */
const start = async (attempts = 5): Promise<Started> => {
  const port = String(await freePort())
  const here = (text: string) => text.replace(new URL(url).port, port)
  const argv = [`${root}packages/provider-stub/dist/so-email-stub.cjs`, ...command.slice(2).map(here)]
  const stub = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(stub, 'close').then(() => null)
  const lines = createInterface({ input: stub.stdout })
  const line = await Promise.race([once(lines, 'line').then(([first]) => String(first)), ended])
  if (line !== null) return { stub, ended, here, line }
  return attempts > 1 ? start(attempts - 1) : expect.fail('the stub does not start')
}

/** Verifies a pact with the stub of the document. */
const verify = async (pact: object) => {
  const file = join(folder, 'foreign.json')
  writeFileSync(file, JSON.stringify(pact))
  const { stub, ended, here, line } = await start()
  try {
    const result = await F.pipe(
      TE.fromEither(readPact(file)),
      TE.chain((foreign) => verifier.verify(foreign, { url: here(url), statesUrl: here(statesUrl) })),
    )()
    return { line, result }
  } finally {
    stub.kill()
    await ended
  }
}

describe('a foreign consumer that follows the document', () => {
  it('has its pact verified by the stub', async () => {
    const { line, result } = await verify(foreignPact)

    expect(line).toMatch(/^listening on http:\/\/(?:localhost|127\.0\.0\.1):\d+$/)
    expect(E.map(broken)(result)).toEqual(E.right([]))
  })

  it('is refused by name where it uses a state that is not in the list', async () => {
    const [interaction] = foreignPact.interactions
    const interactions = [{ ...interaction, providerStates: [{ name: 'a state that the stub does not have' }] }]

    expect(E.map(broken)((await verify({ ...foreignPact, interactions })).result)).toMatchObject(
      E.right([{ description: 'a request for the address of an account' }]),
    )
  })

  it('finds every file that the document names', () => {
    const named = [...document.matchAll(/`((?:packages|contracts)\/[\w./-]+)`/g)].map(([, path = '']) => path)

    expect(named.length).toBeGreaterThan(1)
    expect(named.filter((path) => !existsSync(`${root}${path}`))).toEqual([])
  })
})
