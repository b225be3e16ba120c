/**
 * The cases of the folder `field`: each is a file with what a server does, or what a request carries, and what the verifier
 * must conclude. Adding a case is adding a file.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { pathOf, saveEMailAccount } from '@so-email/codecs'
import type { HttpRequest } from '@so-email/wire'
import * as fc from 'fast-check'
import { either as E, option as O, taskEither as TE } from 'fp-ts'
import { afterEach, describe, expect, it } from 'vitest'
import { forward } from '../src/http/forward.js'
import { type LiveAccounts, makeLiveAccounts } from '../src/live/accounts/LiveAccounts.js'
import { idWritten, isRead } from '../src/live/accounts/Write.js'
import { type FieldResponse, type Override, startFieldServer } from './field/FieldServer.js'

/** The cases of a folder, by their names. */
const cases = <A>(folder: string): ReadonlyArray<readonly [string, A]> =>
  readdirSync(new URL(`field/${folder}`, import.meta.url)).map((file) => [
    file.replace('.json', '').replaceAll('-', ' '),
    JSON.parse(readFileSync(new URL(`field/${folder}/${file}`, import.meta.url), 'utf8')),
  ])

/** `overwritten`: the server wrote over the account 12, which must not be deleted either. */
type Conclusion = 'deleted' | 'reported' | 'nothing' | 'overwritten'

/** Short only where a response never ends: a machine that is busy may take a while for all others. */
const deadlineOf = (override?: Override): number =>
  override?.response?.end === 'hang' || override?.response?.end === 'drip' ? 500 : 30_000
/** Some exchanges of a case may each take the whole deadline; a case that hangs fails. */
const withinDeadlines = 60_000
const ours = 'new-1@example.test'
let server: Awaited<ReturnType<typeof startFieldServer>> | undefined
afterEach(() => server?.close())

const start = async (override?: Override) => {
  server = await startFieldServer(override)
  const isOurs = (address: string) => address === ours
  return { server, accounts: makeLiveAccounts(forward(server.url, deadlineOf(override)), [], TE.right(244), isOurs) }
}

const createRequest: HttpRequest = {
  method: 'POST',
  url: pathOf(saveEMailAccount),
  headers: [['Content-Type', 'application/json']],
  body: new TextEncoder().encode(`{"EMailAccountId":0,"EMailAddress":"${ours}"}`),
}

/** Both ways in which a run creates accounts. */
const creations: ReadonlyArray<readonly [string, (accounts: LiveAccounts) => Promise<unknown>]> = [
  ['for a state', ({ create }) => create()],
  ['by an interaction', ({ exchange }) => exchange(createRequest)()],
]

/** Creates, cleans up, and reports what there is to know afterwards. */
const conclude = async (override: Override, create: (accounts: LiveAccounts) => Promise<unknown>) => {
  const { server, accounts } = await start(override)
  await create(accounts)
  const made = [...server.accounts].filter(([id]) => id !== 12).map(([, address]) => address)
  const removed = await accounts.removeAll()
  const left = [...server.accounts].filter(([id]) => id !== 12)
  return { owner: server.accounts.get(12), made, left: left.length, removed, reports: accounts.leftBehind() }
}

const expectConclusion = (
  { owner, made, left, removed, reports }: Awaited<ReturnType<typeof conclude>>,
  conclusion: Conclusion,
) => {
  if (conclusion === 'overwritten') {
    expect(owner).toMatch(/^(?:verification-|new-1@)/)
    expect(reports.join('\n')).toContain(`may be left behind: ${owner}`)
    return
  }
  expect(owner).toBe('owner@example.test')
  if (conclusion === 'reported') {
    // A state creates nothing where the server cannot show beforehand that its address is new.
    for (const address of made) expect(reports.join('\n')).toContain(`may be left behind: ${address}`)
    expect(reports.length).toBe(made.length)
  } else {
    expect({ left, removed, reports }).toEqual({ left: 0, removed: E.right(undefined), reports: [] })
    expect(made.length > 0).toBe(conclusion === 'deleted')
  }
}

describe.each(creations)('an account that is created %s', (_how, create) => {
  it.each(cases<Partial<Override> & { isCarriedOut: boolean; conclusion: Conclusion }>('creates'))(
    'and the response to it: %s',
    async (_name, { conclusion, ...rest }) => {
      expectConclusion(await conclude({ operation: 'SaveEMailAccount', ...rest }, create), conclusion)
    },
    withinDeadlines,
  )

  it.each(cases<{ response: FieldResponse; isCarriedOut: boolean; conclusion: Conclusion }>('deletes'))(
    'and the response to its deletion: %s',
    async (_name, { conclusion, ...rest }) => {
      const concluded = await conclude({ operation: 'DeleteEMailAccount', ...rest }, create)

      expectConclusion(concluded, conclusion)
      expect(E.isRight(concluded.removed)).toBe(conclusion === 'deleted')
    },
    withinDeadlines,
  )

  it.each(cases<{ operation: string; response: FieldResponse; conclusion: Conclusion }>('reads'))(
    'and the response to a read of it: %s',
    async (_name, { operation, response, conclusion }) => {
      expectConclusion(await conclude({ operation, response, isCarriedOut: true }, create), conclusion)
    },
    withinDeadlines,
  )

  it('is deleted or reported, and no other account is deleted, whatever the response is', async () => {
    const types = ['application/json', 'application/xml', 'text/html', 'application/json; charset=utf-16', '']
    const member = fc.tuple(fc.constantFrom('EMailAccountId', 'emailaccountid', 'EMailAddress', 'x'), fc.json())
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(member).map((members) => `{${members.map(([name, value]) => `"${name}":${value}`).join()}}`),
      fc.constantFrom('{"EMailAccountId":%id%}', '<EMailAccount><EMailAccountId>12</EMailAccountId></EMailAccount>'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.record({ status: fc.constantFrom(200, 200, 201, 302, 404, 500), type: fc.constantFrom(...types), body }),
        async (response) => {
          const concluded = await conclude(
            { operation: 'SaveEMailAccount', response, isCarriedOut: response.status !== 404 },
            create,
          )
          await server?.close()

          expect(concluded.owner).toBe('owner@example.test')
          expect(concluded.reports.length).toBe(concluded.left)
        },
      ),
      { numRuns: Math.ceil(Number(process.env['FUZZ_RUNS'] ?? 250) / 10) },
    )
  })
})

describe('a request', () => {
  const effectOf = (request: HttpRequest): string =>
    isRead(request) ? 'read' : O.exists((id: number) => id === 0)(idWritten(request)) ? 'create' : 'unknown'

  it.each(
    cases<{ request: Omit<HttpRequest, 'body'> & { readonly body: string }; effect: string }>('requests').map(
      ([name, { request, effect }]) => [name, effect, request] as const,
    ),
  )('%s: %s', async (_name, effect, request) => {
    const whole = { ...request, body: new TextEncoder().encode(request.body) }
    const { accounts } = await start()

    expect(effectOf(whole)).toBe(effect)
    expect(accounts.maySend(whole)).toBe(effect === 'read' || effect === 'create')
  })
})
