import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { taskEither as TE } from 'fp-ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { verifyCommand } from '../../src/command/verifyCommand.js'
import { listen, type RunningServer } from '../../src/http/httpServer.js'
import { scenarioNames } from '../../src/scenario/scenarios.js'
import { startVerifier } from '../../src/verification/Verifier.js'

const verifier = startVerifier()
const defaults = { program: 'so-email-verify', pacts: [], verifier }
const folder = mkdtempSync(join(tmpdir(), 'so-email-command-'))
const pact = join(folder, 'pact.json')
let server: RunningServer
let status = 200
let body: Uint8Array
let requests = 0
const onRequest: () => void = () => {}
const printed: Array<string> = []

const print = (text: unknown): boolean => {
  printed.push(String(text))
  return true
}

beforeAll(async () => {
  const interaction = { type: 'Synchronous/HTTP', description: 'a request', request: { method: 'GET', path: '/' } }
  const named = { consumer: { name: 'a consumer' }, provider: { name: 'a provider' } }
  const metadata = { pactSpecification: { version: '4.0' } }
  writeFileSync(
    pact,
    JSON.stringify({ ...named, metadata, interactions: [{ ...interaction, response: { status: 200 } }] }),
  )
  server = await listen(() => {
    requests += 1
    onRequest()
    return TE.right({ status, headers: [], body })
  })
})
afterAll(async () => {
  verifier.close()
  await server.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  status = 200
  body = new Uint8Array()
  printed.length = 0
  vi.stubEnv('SUPEROFFICE_TOKEN', '8A:planted')
  vi.spyOn(process.stdout, 'write').mockImplementation(print)
  vi.spyOn(process.stderr, 'write').mockImplementation(print)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

/** Runs the command; the result has everything that it printed. */
const run = async (...args: ReadonlyArray<string>) => ({
  code: await verifyCommand(['--leave-out', 'scenarios', ...args], defaults),
  text: printed.join(''),
})

describe('the command', () => {
  it('prints its usage with --help', async () => {
    expect(await run('--help')).toEqual({ code: 0, text: expect.stringMatching(/^usage: so-email-verify --url URL/) })
  })

  it('is inconclusive with a pact that cannot be read, and quotes nothing of the environment', async () => {
    const { code, text } = await run('--url', server.url, join(folder, 'missing.json'))

    expect(code).toBe(2)
    expect(text).toBe(`so-email-verify: ${join(folder, 'missing.json')} cannot be read: no such file or directory\n`)
    expect(text).not.toContain('planted')
  })

  it.each([
    [[], '--url is missing: name the site, as --url https://host/Cust1'],
    [['--url', 'http://host'], 'no pact is named: a pact is a file, as contract.json'],
    [['--hunter2'], 'there is an unknown option'],
  ])('is inconclusive where its arguments are wrong, with one sentence: %j', async (args, reason) => {
    const code = await verifyCommand(args, defaults)

    expect([code, printed.join('')]).toEqual([2, `so-email-verify: ${reason}\nTry so-email-verify --help\n`])
  })

  it('has no line that the name of a file adds', async () => {
    await run('--url', server.url, 'x\nso-email-verify: y.json')
    await run('--url', server.url, '--junit', 'no-such-folder\n/report.xml', pact)

    expect(printed).toEqual([
      'so-email-verify: x\\u{a}so-email-verify: y.json cannot be read: no such file or directory\n',
      'so-email-verify: no-such-folder\\u{a}/report.xml cannot be written: no such file or directory\n',
    ])
  })

  it('is inconclusive where no interaction may be verified', async () => {
    const { code, text } = await run('--url', server.url, '--read-only', pact)

    expect(text).toContain('0 honoured, 0 broken, 0 could not be verified, 1 left out')
    expect(code).toBe(2)
  })

  it('is inconclusive where only scenarios pass', async () => {
    body = new TextEncoder().encode('null')
    vi.stubEnv('SUPEROFFICE_ASSOCIATE_ID', '5')
    const args = ['--url', server.url, '--read-only', pact]
    const code = await verifyCommand(args, defaults)

    const leftOut = scenarioNames.length // all but the one that only reads, and the interaction
    expect(printed.join('')).toContain(`1 honoured, 0 broken, 0 could not be verified, ${leftOut} left out`)
    expect(code).toBe(2)
  })

  it('is inconclusive where its requests may not be sent', async () => {
    const { code, text } = await run('--url', server.url, pact)

    expect(text).toContain('0 honoured, 0 broken, 1 could not be verified, 0 left out')
    expect(text).toContain('a request that may write an account which was not created here was not sent')
    expect(code).toBe(2)
  })
})

describe('for a pact that only reads', () => {
  const path = '/api/v1/Agents/EMail/GetCurrentAccountId'
  const reading = join(folder, 'reading.json')
  beforeAll(() => writeFileSync(reading, readFileSync(pact, 'utf8').replace('"path":"/"', `"path":"${path}"`)))

  it('the exit code is 0 where it is honoured, and 1 where it is broken', async () => {
    expect((await run('--url', server.url, reading)).code).toBe(0)
    status = 500
    expect((await run('--url', server.url, reading)).code).toBe(1)
  })

  it.each([
    [
      'has no folder',
      'no-such-folder/report.xml',
      () => {},
      /^so-email-verify: \S*report\.xml cannot be written: no such file or directory\n$/,
    ],
    ['is a folder', 'a-folder', mkdirSync, /^so-email-verify: \S*a-folder cannot be written: it is no regular file\n$/],
    [
      'is a pipe, which may have no reader',
      'a-pipe',
      (file: string) => execFileSync('mkfifo', [file]),
      /^so-email-verify: \S*a-pipe cannot be written: it is no regular file\n$/,
    ],
  ])('nothing is sent where the report %s', async (_what, name, make, message) => {
    requests = 0
    make(join(folder, name))
    const { code, text } = await run('--url', server.url, '--junit', join(folder, name), reading)

    expect(text).toMatch(message)
    expect([code, requests]).toEqual([2, 0])
  })
})
