/** `pnpm verify:provider`, as a person or a CI starts it, in a process of its own. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pathOf, saveEMailAccount } from '@so-email/codecs'
import { type RunningStub, startStub } from '@so-email/provider-stub'
import { forward, idIn, listen, unusedId } from '@so-email/verifier'
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { function as F, task as T, taskEither as TE } from 'fp-ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stubOptions } from '../providers/stubOptions.js'

const command = fileURLToPath(new URL('../dist/verify.js', import.meta.url))
const committed = fileURLToPath(new URL('../pacts/so-email-client-SuperOffice-EMail.json', import.meta.url))
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

/** The command with these pacts alone. */
const runOnly = (args: ReadonlyArray<string>, env?: NodeJS.ProcessEnv) =>
  run([...args, '--leave-out', 'scenarios'], env)

/** A server in front of the stub that keeps count of the accounts, and may change an answer. */
const startFront = async (
  change: (request: HttpRequest, response: HttpResponse) => HttpResponse,
  before: (response: HttpResponse) => T.Task<void> = () => T.of(undefined),
) => {
  const created = new Set<number>()
  const deleted = new Set<number>()
  const server = await listen((request) => {
    const removed = /DeleteEMailAccount\?EMailAccountId=(\d+)$/.exec(request.url)?.[1]
    if (removed !== undefined && removed !== String(unusedId)) deleted.add(Number(removed))
    return F.pipe(
      forward(stubUrl)(request),
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

/** Our pact with these interactions only, in a file; the shorter, the faster. */
const pactOf = (descriptions: ReadonlyArray<string>, change = (text: string) => text): string => {
  const pact = JSON.parse(readFileSync(committed, 'utf8'))
  const isWanted = ({ description }: { description: string }) => descriptions.includes(description)
  const file = join(folder, `${descriptions.join()}.json`)
  writeFileSync(file, change(JSON.stringify({ ...pact, interactions: pact.interactions.filter(isWanted) })))
  return file
}
const create = 'a request to save a new account'

describe('verify:provider', () => {
  it('finds the stub in order, and leaves no account behind', async () => {
    const front = await startFront((_request, response) => response)
    const file = join(folder, 'right.xml')
    const { code, text } = await run(['--url', front.url, '--junit', file])
    await front.close()

    expect(text).toMatch(/^[1-9]\d* honoured, 0 broken, 0 could not be verified, \d+ left out$/m)
    expect(code).toBe(0)
    expect(readFileSync(file, 'utf8')).toMatch(/<testsuite .* failures="0" errors="0"/)
    expect([...front.created].length).toBeGreaterThan(0)
    expect(front.deleted).toEqual(front.created)
  })

  it('asks nothing that writes when it may only read, whatever a pact says', async () => {
    const writes: Array<string> = []
    const front = await startFront((request, response) => {
      if (/SaveEMailAccount|DeleteEMailAccount/i.test(decodeURI(request.url))) writes.push(request.url)
      return response
    })
    const save = pathOf(saveEMailAccount)
    const instead = (path: object) =>
      pactOf([create], (pact) => pact.replace(`"path":"${save}"`, JSON.stringify(path).slice(1, -1)))
    const generated = { path: { type: 'Regex', regex: save } }
    const { text } = await run(['--url', front.url, '--read-only'])
    for (const path of [
      { path: save.toLowerCase() },
      { path: save.replace('Save', '%53ave') },
      { path: save.replace('Save', 'Get'), generators: generated },
    ])
      await run(['--url', front.url, '--read-only', '--pact', instead(path)])
    await front.close()

    expect(text).toContain('it may write')
    expect(writes).toEqual([])
  })

  it('leaves nothing behind at a server that makes an account of an id that nobody has', async () => {
    const upserting = await startStub({ accounts: [], assumptions: { unknownId: 'created' } })
    const file = pactOf(['a request to update an account that does not exist'])
    const { text } = await runOnly(['--url', upserting.url, '--pact', file])
    const left = [...upserting.accounts.all()]
    await upserting.close()

    expect(text).toContain('0 honoured, 1 broken')
    expect(left).toEqual([])
  })

  it('says that nobody can tell where nothing was asked', async () => {
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
  ])('says where a server is wrong in %s, and nothing of what it answered', async (_where, contentType, said) => {
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
    expect(text).toContain(said)
    expect(text + readFileSync(file, 'utf8')).not.toMatch(/planted-secret|Tje0|dGplMDpUamUw/)
  })

  it('asks as whom the environment says, and is red when that is nobody', async () => {
    const env = { SUPEROFFICE_USER: 'tje0', SUPEROFFICE_PASSWORD: 'wrong', SUPEROFFICE_ASSOCIATE_ID: '244' }
    const { code, text } = await run(['--url', stubUrl, '--pact', pactOf([create])], env)

    expect(code).toBe(1)
    expect(text).toContain('status: expected 200, got 401')
  })

  it('never writes an account that it did not make, whatever a pact says', async () => {
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

    expect(report).toContain('may have written an account that was not made here, and was not sent')
    expect(code).not.toBe(0)
    expect(written.filter((body) => /"EMailAccountId":(?!0\b)/.test(body))).toEqual([])
  })

  it('deletes what it made when it is interrupted, also what was still being made', async () => {
    let interrupt = (): void => {}
    const front = await startFront(
      (_request, response) => response,
      (response) =>
        idIn(response) === 0
          ? T.of(undefined)
          : F.pipe(
              T.fromIO(() => interrupt()),
              T.chain(() => T.delay(300)(T.of(undefined))),
            ),
    )
    const { child, ended } = start(['--url', front.url, '--pact', pactOf([create])])
    interrupt = () => child.kill('SIGINT')
    const { code, text } = await ended
    await front.close()

    expect(text).toBe('interrupted; nothing was left behind\n')
    expect(code).toBe(2)
    expect([...front.created].length).toBe(1)
    expect(front.deleted).toEqual(front.created)
  })

  it('says how it is started when it cannot start', async () => {
    const { code, text } = await run(['--url', stubUrl], {})

    expect(text).toMatch(/^no credentials: set SUPEROFFICE_USER.*usage: pnpm verify:provider --url URL/s)
    expect(code).toBe(2)
  })
})
