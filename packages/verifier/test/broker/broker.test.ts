/** The two commands, as a CI starts them in a repository, against a broker that records its requests. */
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { taskEither as TE } from 'fp-ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listen, type RunningServer } from '../../src/http/httpServer.js'

// A repository of its own, in which the pact is committed: in this one somebody may be changing it.
const root = fileURLToPath(new URL('../../../../', import.meta.url))
const command = fileURLToPath(new URL('../../dist/broker/cli.js', import.meta.url))
const repository = mkdtempSync(join(tmpdir(), 'so-email-broker-'))
const pact = 'contracts/pacts/so-email-client-SuperOffice-EMail.json'
const git = (...args: ReadonlyArray<string>): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.test', ...args], {
    cwd: repository,
    encoding: 'utf8',
    // Nothing of a git hook that may run this, nor of anybody's configuration.
    env: { PATH: process.env['PATH'] },
  }).trim()

interface Received {
  readonly method: string
  readonly url: string
  readonly authorization: string | undefined
  readonly body: string
}

let deployable = true
let publishStatus = 200
const received: Array<Received> = []
let broker: RunningServer

const bodyFor = (url: string): unknown => {
  const path = new URL(url, broker.url).pathname
  if (path === '/') return { _links: { 'pb:publish-contracts': { href: `${broker.url}/contracts/publish` } } }
  if (path === '/contracts/publish') {
    return { notices: [{ type: 'success', text: 'published' }], _embedded: {}, _links: {} }
  }
  return { summary: { deployable, reason: 'recorded', success: 1, failed: 0, unknown: 0 }, notices: [], matrix: [] }
}

beforeAll(async () => {
  cpSync(join(root, pact), join(repository, pact), { recursive: true })
  git('init', '-q', '-b', 'feature/a')
  git('add', '.')
  git('commit', '-qm', 'a pact')
  broker = await listen((request) => {
    const { method, url, headers, body } = request
    const authorization = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1]
    received.push({ method, url, authorization, body: new TextDecoder().decode(body) })
    const bytes = new TextEncoder().encode(JSON.stringify(bodyFor(url)))
    const status = url === '/contracts/publish' ? publishStatus : 200
    return TE.right({ status, headers: [['Content-Type', 'application/hal+json']], body: bytes })
  })
})
afterAll(async () => {
  await broker.close()
  rmSync(repository, { recursive: true })
})
beforeEach(() => {
  received.length = 0
})

/** Runs the file that the scripts of the repository run. */
const run = (name: string, ...more: ReadonlyArray<string>) => {
  const env = { PATH: process.env['PATH'], PACT_BROKER_BASE_URL: broker.url, PACT_BROKER_TOKEN: 'planted-token' }
  const child = spawn(process.execPath, [command, name, pact, ...more], { cwd: repository, env })
  const printed: Array<string> = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(String(chunk)))
  return new Promise<{ readonly code: number | null; readonly text: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, text: printed.join('') })),
  )
}

describe('the scripts of the repository', () => {
  it.each([
    ['pacts:publish', 'publish'],
    ['can-i-deploy', 'can-i-deploy'],
  ])('have %s, which builds the file that is run here and runs it', (script, name) => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

    expect(scripts[script]).toBe(
      `tsc -b packages/verifier/tsconfig.src.json && node packages/verifier/dist/broker/cli.js ${name} ${pact}`,
    )
  })
})

describe('pacts:publish', () => {
  it('sends the committed pact, with the commit as version and with its branch', async () => {
    publishStatus = 200
    const { code, text } = await run('publish')
    const published = received.find(({ method, url }) => method === 'POST' && url === '/contracts/publish')
    const { pacticipantName, pacticipantVersionNumber, branch, contracts: sent } = JSON.parse(published?.body ?? '{}')

    expect(code, text).toBe(0)
    expect({ pacticipantName, pacticipantVersionNumber, branch }).toEqual({
      pacticipantName: 'so-email-client',
      pacticipantVersionNumber: git('rev-parse', 'HEAD'),
      branch: 'feature/a',
    })
    // The metadata name the versions of the tools, of which the publishing one puts in its own.
    expect(JSON.parse(Buffer.from(sent[0].content, 'base64').toString())).toEqual({
      ...JSON.parse(readFileSync(join(root, pact), 'utf8')),
      metadata: expect.anything(),
    })
    expect(published?.authorization).toBe('Bearer planted-token')
    expect(text).not.toContain('planted-token')
  })

  it('fails when the broker refuses', async () => {
    publishStatus = 400
    const { code, text } = await run('publish')

    expect(code, text).toBe(1)
    expect(text).not.toContain('planted-token')
  })

  it('publishes nothing that is not committed', async () => {
    const file = join(repository, pact)
    const committed = readFileSync(file)
    writeFileSync(file, '{}')
    const { code, text } = await run('publish')
    writeFileSync(file, committed)

    expect(text).toBe('publish: there are changes that are not committed: commit them first\n')
    expect(code).toBe(2)
    expect(received).toEqual([])
  })
})

describe('can-i-deploy', () => {
  it.each([
    [true, 0],
    [false, 1],
  ])('queries this commit and production; deployable: %s', async (verdict, expected) => {
    deployable = verdict
    const { code, text } = await run('can-i-deploy')
    const query = new URL(received.find(({ url }) => url.startsWith('/matrix'))?.url ?? '/', broker.url).searchParams

    expect(code, text).toBe(expected)
    expect(query.get('q[][pacticipant]')).toBe('so-email-client')
    expect(query.get('q[][version]')).toBe(git('rev-parse', 'HEAD'))
    expect(query.get('environment')).toBe('production')
  })

  it('queries another environment where one is given', async () => {
    deployable = true
    await run('can-i-deploy', '--to-environment', 'test')
    const query = new URL(received.find(({ url }) => url.startsWith('/matrix'))?.url ?? '/', broker.url).searchParams

    expect(query.get('environment')).toBe('test')
  })
})
