/** A running server that is right in another way than the stub is verified green; what it lacks is named. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ServerVersion } from '@so-email/codecs'
import {
  broken,
  credentialsFrom,
  groupOf,
  only,
  type Pact,
  readPact,
  startVerificationRun,
  type Verification,
  verifyCommand,
} from '@so-email/verifier'
import { either as E, option as O } from 'fp-ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Provider, startProvider } from '../providers/Provider.js'
import { rights } from '../right-providers/rights.js'
import { verifiedRights } from '../right-providers/verifiedRights.js'
import { wrongs } from '../wrong-providers/wrongs.js'

const file = fileURLToPath(new URL('../pacts/so-email-client-SuperOffice-EMail.json', import.meta.url))
const orFail = E.getOrElseW((reason: string) => expect.fail(reason))

const isFuzz = process.env['FUZZ_RUNS'] !== undefined
const whole = orFail(readPact(file))
/** What a server may lack; `pnpm fuzz contracts` verifies the whole pact. */
const groups: Pact = isFuzz ? whole : only(whole, (interaction) => O.isSome(groupOf(interaction)))

const verify = async (
  provider: Provider | undefined,
  serverVersion: ServerVersion | null = null,
  pacts: ReadonlyArray<Pact> = [groups],
): Promise<ReadonlyArray<Verification>> => {
  const { url, close } = await startProvider(provider ?? expect.fail('there is no such provider'))
  const run = await startVerificationRun(url, pacts, {
    credentials: orFail(credentialsFrom({ SUPEROFFICE_USER: 'tje0', SUPEROFFICE_PASSWORD: 'Tje0' })),
    readOnly: false,
    associateId: null,
    leaveOut: provider?.leavesOut ?? [],
    serverVersion,
  })
  const found = await run.verify()
  const ended = await run.end()
  await close()
  expect(ended).toEqual(E.right(undefined))
  return orFail(found)
}

const interactions = (found: ReadonlyArray<Verification>) => found.flatMap((each) => each.interactions)
const leftOut = (found: ReadonlyArray<Verification>) =>
  interactions(found).flatMap(({ outcome }) => (outcome._tag === 'LeftOut' ? [outcome.reason] : []))

describe('verify:provider', () => {
  const folder = mkdtempSync(join(tmpdir(), 'so-email-rights-'))
  beforeAll(() => {
    vi.stubEnv('SUPEROFFICE_USER', 'tje0')
    vi.stubEnv('SUPEROFFICE_PASSWORD', 'Tje0')
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  })
  afterAll(() => {
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  it.each(verifiedRights)('ends with 0 for a server that %s', async (name, provider) => {
    const report = join(folder, `${verifiedRights.findIndex(([each]) => each === name)}.xml`)
    const { url, close } = await startProvider(provider)
    const groups = (provider.leavesOut ?? []).flatMap((group) => ['--leave-out', group])
    const code = await verifyCommand(['--url', url, '--junit', report, ...groups], { program: 'test', pacts: [file] })
    await close()
    const found = readFileSync(report, 'utf8')

    expect(code, found).toBe(0)
    expect(found.match(/<testcase [^>]*\/>/g)?.length).toBeGreaterThan(20)
  })
})

describe('a verification of a running server', () => {
  it('names what the server lacks', async () => {
    expect(leftOut(await verify(rights['has no SimpleMode, as version 12.4']))).toContain(
      'the server has no SimpleMode',
    )
    expect(leftOut(await verify(rights['has no folders']))).toContain('the server has no folders')
    expect(leftOut(await verify(rights['hides passwords']))).toContain('assumption:passwords is left out')
  })

  it('demands what the server has: one of its folders, or what its version has', async () => {
    const forgetful = (await verify(wrongs['has a SentFolder and always forgets it'])).flatMap(broken)
    const older = (await verify(rights['has no SimpleMode, as version 12.4'], '12.0')).flatMap(broken)
    const known = (await verify(rights['has no SimpleMode, as version 12.4'], '12.4')).flatMap(broken)

    expect(forgetful.map(({ description }) => description)).toEqual([
      'a request to update the folders of an account',
      'a request to update the folders of an account to other ones',
    ])
    expect(older.map(({ description }) => description)).toEqual([
      'a request to update the SimpleMode of an account',
      'a request to update the SimpleMode of an account to 0',
    ])
    expect(known).toEqual([])
  })
})

describe('the scenarios alone pass for a server that', () => {
  it.concurrent.each(verifiedRights)('%s', async (_name, provider) => {
    const [scenarios] = await verify(provider, null, [])

    expect(scenarios?.interactions.length).toBeGreaterThan(0)
    expect(scenarios?.interactions.filter(({ outcome }) => outcome._tag !== 'Passed')).toEqual([])
  })
})
