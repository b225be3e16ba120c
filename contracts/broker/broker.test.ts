/** The two commands against a broker that records what it is asked, in a repository of their own. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { taskEither as TE } from 'fp-ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, type RunningServer } from '../verify/httpServer.js'
import { commands } from './commands.js'

const commit = { version: '0123456789abcdef0123456789abcdef01234567', branch: 'feature/a' }
const pact = fileURLToPath(new URL('../pacts/so-email-client-SuperOffice-EMail.json', import.meta.url))
const pactCli = createRequire(import.meta.url).resolve('@pact-foundation/pact-cli/bin/pact.js')

interface Asked {
  readonly method: string
  readonly url: string
  readonly authorization: string | undefined
  readonly body: string
}

let deployable = true
const asked: Array<Asked> = []
let broker: RunningServer

const answerTo = (url: string): unknown => {
  const path = new URL(url, broker.url).pathname
  if (path === '/') return { _links: { 'pb:publish-contracts': { href: `${broker.url}/contracts/publish` } } }
  if (path === '/contracts/publish') {
    return { notices: [{ type: 'success', text: 'published' }], _embedded: {}, _links: {} }
  }
  return { summary: { deployable, reason: 'recorded', success: 1, failed: 0, unknown: 0 }, notices: [], matrix: [] }
}

beforeAll(async () => {
  broker = await listen((request) => {
    const { method, url, headers, body } = request
    const authorization = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1]
    asked.push({ method, url, authorization, body: new TextDecoder().decode(body) })
    const answer = new TextEncoder().encode(JSON.stringify(answerTo(url)))
    return TE.right({ status: 200, headers: [['Content-Type', 'application/hal+json']], body: answer })
  })
})
afterAll(() => broker.close())

/** Runs the real `pact broker` with what a command says. */
const run = (args: ReadonlyArray<string>) => {
  const env = { PATH: process.env['PATH'], PACT_BROKER_BASE_URL: broker.url, PACT_BROKER_TOKEN: 'planted-token' }
  const child = spawn(process.execPath, [pactCli, 'broker', ...args], { env })
  const printed: Array<string> = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(String(chunk)))
  return new Promise<{ readonly code: number | null; readonly text: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, text: printed.join('') })),
  )
}

describe('pacts:publish', () => {
  it('sends the committed pact, with the commit as version and with its branch', async () => {
    asked.length = 0
    const { code, text } = await run(commands.publish(commit, [pact], []))
    const published = asked.find(({ method, url }) => method === 'POST' && url === '/contracts/publish')
    const { pacticipantName, pacticipantVersionNumber, branch, contracts } = JSON.parse(published?.body ?? '{}')

    expect(code, text).toBe(0)
    expect({ pacticipantName, pacticipantVersionNumber, branch }).toEqual({
      pacticipantName: 'so-email-client',
      pacticipantVersionNumber: commit.version,
      branch: commit.branch,
    })
    // The metadata name the versions of the tools, of which the publishing one puts in its own.
    expect(JSON.parse(Buffer.from(contracts[0].content, 'base64').toString())).toEqual({
      ...JSON.parse(readFileSync(pact, 'utf8')),
      metadata: expect.anything(),
    })
    expect(published?.authorization).toBe('Bearer planted-token')
    expect(text).not.toContain('planted-token')
  })
})

describe('can-i-deploy', () => {
  it.each([
    [true, 0],
    [false, 1],
  ])('asks about this commit and production; deployable: %s', async (answer, expected) => {
    asked.length = 0
    deployable = answer
    const { code, text } = await run(commands['can-i-deploy'](commit, [pact], []))
    const query = new URL(asked.find(({ url }) => url.startsWith('/matrix'))?.url ?? '/', broker.url).searchParams

    expect(code, text).toBe(expected)
    expect(query.get('q[][pacticipant]')).toBe('so-email-client')
    expect(query.get('q[][version]')).toBe(commit.version)
    expect(query.get('environment')).toBe('production')
  })
})
