/**
 * `pnpm verify:provider` as a person or a CI starts it, and, where only the report and the requests count, the same command in
 * this process.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pathOf, saveEMailAccount } from '@so-email/codecs'
import { type RunningStub, startStub } from '@so-email/provider-stub'
import { forward, idIn, listen, unusedId, type Verifier, verifyCommand } from '@so-email/verifier'
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { function as F, task as T, taskEither as TE } from 'fp-ts'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ourPactFile } from '../ourPact.js'
import { stubOptions } from '../providers/stubOptions.js'
import { verifier } from '../providers/verifier.js'

const command = fileURLToPath(new URL('../dist/verify.js', import.meta.url))
const sampleUser = { SUPEROFFICE_USER: 'tje0', SUPEROFFICE_PASSWORD: 'Tje0' }

const folder = mkdtempSync(join(tmpdir(), 'so-email-running-'))
let stub: RunningStub
let stubUrl = ''

beforeAll(async () => {
  stub = await startStub(stubOptions)
  stubUrl = stub.url
})
afterAll(async () => {
  await stub.close()
  rmSync(folder, { recursive: true })
})

/** The environment and the output of this process are its own again. */
const forget = () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
}
afterEach(forget)

const start = (args: ReadonlyArray<string>, env: NodeJS.ProcessEnv = sampleUser) => {
  const child = spawn(process.execPath, [command, ...args], { env: { PATH: process.env['PATH'], ...env } })
  const printed: Array<string> = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(String(chunk)))
  const ended = new Promise<{ readonly code: number | null; readonly text: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, text: printed.join('') })),
  )
  return { child, ended }
}

const run = (args: ReadonlyArray<string>, env?: NodeJS.ProcessEnv) => start(args, env).ended

/** The command in this process: a process of its own takes longer to start than to verify a few interactions. */
const runHere = async (
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>> = sampleUser,
  shared: { readonly verifier?: Verifier } = { verifier },
) => {
  const printed: Array<string> = []
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0)
  const code = await verifyCommand(args, { program: 'test', pacts: [ourPactFile], ...shared })
  forget()
  return { code, text: printed.join('') }
}

const startInterruptible = (args: ReadonlyArray<string>) => {
  const { child, ended } = start(args)
  return { kill: (signal: NodeJS.Signals) => void child.kill(signal), ended }
}

/** In this process, which gets the signal, and which the command would end. */
const startInterruptibleHere = (args: ReadonlyArray<string>) => {
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never) // the command does nothing behind it
  const ended = runHere(args, sampleUser, {}).then(({ text }) => ({ code: exit.mock.lastCall?.[0], text }))
  const kill = (signal: NodeJS.Signals) => {
    process.once(signal, () => {}) // a signal that nobody hears would end this process, and all tests in it
    process.kill(process.pid, signal)
  }
  return { kill, ended }
}

/** The command with these pacts alone. */
const runOnly = (args: ReadonlyArray<string>, env?: Readonly<Record<string, string>>) =>
  runHere([...args, '--leave-out', 'scenarios'], env)

/** A server in front of a stub. It records the accounts that are created and deleted, and may change a response. */
const startFront = async (
  change: (request: HttpRequest, response: HttpResponse) => HttpResponse,
  before: (response: HttpResponse) => T.Task<void> = () => T.of(undefined),
  behind = stubUrl,
) => {
  const created = new Set<number>()
  const deleted = new Set<number>()
  const server = await listen((request) => {
    const removed = /DeleteEMailAccount\?eMailAccountId=(\d+)$/.exec(request.url)?.[1]
    if (removed !== undefined && removed !== String(unusedId)) deleted.add(Number(removed))
    return F.pipe(
      forward(behind)(request),
      TE.map((response) => {
        const isCreate = /EMailAccountId(?:":|>|=)0\b/.test(new TextDecoder().decode(request.body))
        if (isCreate && idIn(response) > 0) created.add(idIn(response))
        return change(request, response)
      }),
      TE.tapTask(before),
    )
  })
  return { ...server, created, deleted }
}

/** A file with only these interactions of our pact, so that the verification is fast. */
const pactOf = (descriptions: ReadonlyArray<string>, change = (text: string) => text): string => {
  const pact = JSON.parse(readFileSync(ourPactFile, 'utf8'))
  const isWanted = ({ description }: { description: string }) => descriptions.includes(description)
  const file = join(folder, `${descriptions.join()}.json`)
  writeFileSync(file, change(JSON.stringify({ ...pact, interactions: pact.interactions.filter(isWanted) })))
  return file
}
const create = 'a request to save a new account'

describe('verify:provider', () => {
  it('passes for the stub, and leaves no account behind', async () => {
    const front = await startFront((_request, response) => response)
    const file = join(folder, 'right.xml')
    const { code, text } = await run(['--url', front.url, '--mail-servers', '--junit', file])
    await front.close()

    expect(text).toMatch(/^[1-9]\d* honoured, 0 broken, 0 could not be verified, \d+ left out$/m)
    expect(code).toBe(0)
    expect(readFileSync(file, 'utf8')).toMatch(/<testsuite .* failures="0" errors="0"/)
    expect([...front.created].length).toBeGreaterThan(0)
    expect(front.deleted).toEqual(front.created)
  })

  it('sends no request that writes with --read-only, whatever a pact contains', async () => {
    const writes: Array<string> = []
    const front = await startFront((request, response) => {
      if (/SaveEMailAccount|DeleteEMailAccount/i.test(decodeURI(request.url))) writes.push(request.url)
      return response
    })
    const save = pathOf(saveEMailAccount)
    const instead = (path: object) =>
      pactOf([create], (pact) => pact.replace(`"path":"${save}"`, JSON.stringify(path).slice(1, -1)))
    const generated = { path: { type: 'Regex', regex: save } }
    const { text } = await runHere(['--url', front.url, '--read-only'])
    for (const path of [
      { path: save.toLowerCase() },
      { path: save.replace('Save', '%53ave') },
      { path: save.replace('Save', 'Get'), generators: generated },
    ])
      await runHere(['--url', front.url, '--read-only', '--pact', instead(path)])
    await front.close()

    expect(text).toContain('it may write')
    expect(writes).toEqual([])
  })

  it('leaves nothing behind at a server that creates an account for an unknown id', async () => {
    const upserting = await startStub({ accounts: [], assumptions: { unknownId: 'created' } })
    const file = pactOf(['a request to update an account that does not exist'])
    const { text } = await runOnly(['--url', upserting.url, '--pact', file])
    const left = [...upserting.accounts.all()]
    await upserting.close()

    expect(text).toContain('0 honoured, 1 broken')
    expect(left).toEqual([])
  })

  it('is inconclusive where nothing was verified', async () => {
    const file = pactOf(['a request to update an account that has rights'])
    const { code, text } = await runOnly(['--url', stubUrl, '--pact', file])

    expect(text).toMatch(/^0 honoured, 0 broken, 0 could not be verified, 1 left out$/m)
    expect(code).toBe(2)
  })

  it.each([
    [
      'its type',
      'application/planted-secret',
      'header Content-Type: expected application/json; charset=utf-8, got another one',
    ],
    ['its body', 'application/json; charset=utf-8', 'body $.ErrorCount: expected an integer, got a text'],
  ])('reports where a server is wrong in %s, and no value of its response', async (_where, contentType, reported) => {
    const planted = 'planted-secret'
    const front = await startFront((request, response) =>
      /"EMailAccountId":0\b/.test(new TextDecoder().decode(request.body))
        ? {
            ...response,
            headers: [['Content-Type', contentType]],
            body: new TextEncoder().encode(
              JSON.stringify({
                EMailAccountId: idIn(response),
                EMailAddress: planted,
                AssociateId: planted,
                ErrorCount: planted,
                LastFetch: planted,
                [planted]: planted,
                FieldProperties: { [planted]: { FieldType: 1, FieldLength: planted, [planted]: planted } },
              }),
            ),
          }
        : response,
    )
    const file = join(folder, 'planted.xml')
    const env = { SUPEROFFICE_USER: 'tje0', SUPEROFFICE_PASSWORD: 'Tje0', LOG_LEVEL: 'trace', RUST_LOG: 'trace' }
    const { code, text } = await run(['--url', front.url, '--pact', pactOf([create]), '--junit', file], env)
    await front.close()

    expect(code).toBe(1)
    expect(text).toContain(reported)
    expect(text + readFileSync(file, 'utf8')).not.toMatch(/planted-secret|Tje0|dGplMDpUamUw/)
  })

  it('sends the credentials of the environment, and is red when they are wrong', async () => {
    const env = { SUPEROFFICE_USER: 'tje0', SUPEROFFICE_PASSWORD: 'wrong', SUPEROFFICE_ASSOCIATE_ID: '244' }
    const { code, text } = await runHere(['--url', stubUrl, '--pact', pactOf([create])], env)

    expect(code).toBe(1)
    expect(text).toContain('status: expected 200, got 401')
  })

  it('never writes an account that it did not make, whatever a pact contains', async () => {
    const written: Array<string> = []
    const front = await startFront((request, response) => {
      written.push(new TextDecoder().decode(request.body))
      return response
    })
    const file = pactOf(['a request to remove the credentials of an account'], (pact) =>
      pact.replaceAll('"these accounts exist"', '"the caller is an associate"'),
    )
    const { code, text: report } = await runOnly(['--url', front.url, '--pact', file])
    await front.close()

    expect(report).toContain('a request that may write an account which was not created here was not sent')
    expect(code).not.toBe(0)
    expect(written.filter((body) => /"EMailAccountId":(?!0\b)/.test(body))).toEqual([])
  })

  it.each([
    ['SIGTERM', startInterruptible],
    ['SIGHUP', startInterruptibleHere],
    ['SIGINT', startInterruptibleHere],
  ] as const)(
    'deletes the accounts that it created when it is interrupted by %s, also one whose creation is underway',
    async (signal, start) => {
      let interrupt = (): void => {}
      // Other tests have used up ids of the stub: that an id after a gap is new is shown by one more create.
      const fresh = await startStub(stubOptions)
      const front = await startFront(
        (_request, response) => response,
        (response) =>
          idIn(response) === 0
            ? T.of(undefined)
            : F.pipe(
                T.fromIO(() => interrupt()),
                T.chain(() => T.delay(300)(T.of(undefined))),
              ),
        fresh.url,
      )
      const { kill, ended } = start(['--url', front.url, '--pact', pactOf([create])])
      interrupt = () => {
        interrupt = () => {}
        kill(signal)
      }
      const { code, text } = await ended
      await front.close()
      await fresh.close()

      expect(text).toBe('interrupted; nothing was left behind\n')
      expect(code).toBe(2)
      expect([...front.created].length).toBe(1)
      expect(front.deleted).toEqual(front.created)
    },
  )

  it('reports an account that may be left behind, with its address, and deletes no other', async () => {
    const front = await startFront((request, response) =>
      /"EMailAccountId":0\b/.test(new TextDecoder().decode(request.body))
        ? {
            ...response,
            headers: [['Content-Type', 'application/json; charset=utf-8']],
            body: new TextEncoder().encode('{"ParentEMailAccountId":270}'),
          }
        : response,
    )
    const { code, text } = await runOnly(['--url', front.url, '--pact', pactOf([create])])
    await front.close()

    expect(text).toMatch(/^may be left behind: sales-[\da-f]{16}@example\.test \(/m)
    expect(code).toBe(1)
    expect(front.created.size).toBe(1)
    expect(front.deleted).toEqual(new Set())
  })

  it.each([301, 302, 303, 307, 308])(
    'is red behind a proxy that responds with %d, and follows it nowhere',
    async (status) => {
      const target = await listen((request) => forward(stubUrl)(request))
      const front = await listen(({ url }) =>
        TE.right({ status, headers: [['Location', target.url + url] as const], body: new Uint8Array() }),
      )
      const file = pactOf([create, 'a request for the defaults of a new account'])
      const env = { ...sampleUser, SUPEROFFICE_ASSOCIATE_ID: '244' }
      const { code, text } = await runOnly(['--url', front.url, '--pact', file], env)
      await front.close()
      await target.close()

      expect(text).toContain(`status: expected 200, got ${status}, a redirect, which our client never follows`)
      expect(text).toContain('0 honoured, 2 broken')
      expect(code).toBe(1)
    },
  )

  it('names what is missing when it cannot start', async () => {
    const { code, text } = await run(['--url', stubUrl], {})

    expect(text).toMatch(
      /^npx @so-email\/contracts verify: no credentials: set SUPEROFFICE_USER.*\nTry npx @so-email\/contracts verify --help\n$/,
    )
    expect(code).toBe(2)
  })
})
