/** A running server that is right in another way than the stub is verified green; what it lacks is named. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  broken,
  credentialsFrom,
  groupOf,
  only,
  type Pact,
  type RunOptions,
  scenarioNames,
  startVerificationRun,
  type Verification,
  verifyCommand,
} from '@so-email/verifier'
import { either as E, option as O } from 'fp-ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { orThrow } from '../orThrow.js'
import { ourPact, ourPactFile } from '../ourPact.js'
import { type Provider, startProvider } from '../providers/Provider.js'
import { verifier } from '../providers/verifier.js'
import { rights } from '../right-providers/rights.js'
import { verifiedRights } from '../right-providers/verifiedRights.js'
import { wrongs } from '../wrong-providers/wrongs.js'

const isFuzz = process.env['FUZZ_RUNS'] !== undefined
/** The interactions of these groups, of which a server may lack some; `pnpm fuzz contracts` verifies the whole pact. */
const inGroups = (kind: string): Pact =>
  isFuzz
    ? ourPact
    : only(ourPact, (interaction) => O.exists((group: string) => group.startsWith(kind))(groupOf(interaction)))

const verify = async (
  provider: Provider | undefined,
  pact: Pact,
  options: Pick<RunOptions, 'leaveOut' | 'serverVersion'> = {},
): Promise<ReadonlyArray<Verification>> => {
  const { url, close } = await startProvider(provider ?? expect.fail('there is no such provider'))
  const run = await startVerificationRun(url, [pact], {
    credentials: orThrow(credentialsFrom({ SUPEROFFICE_USER: 'tje0', SUPEROFFICE_PASSWORD: 'Tje0' })),
    readOnly: false,
    ...options,
    leaveOut: [...(provider?.leavesOut ?? []), ...(options.leaveOut ?? [])],
    verifier,
  })
  const found = await run.verify()
  const ended = await run.end()
  await close()
  expect(ended).toEqual(E.right(undefined))
  return orThrow(found)
}

const interactions = (found: ReadonlyArray<Verification>) => found.flatMap((each) => each.interactions)
const leftOut = (found: ReadonlyArray<Verification>) =>
  interactions(found).flatMap(({ outcome }) => (outcome._tag === 'LeftOut' ? [outcome.reason] : []))

describe.each(verifiedRights)('verify:provider, for a server that %s', (_name, provider) => {
  const folder = mkdtempSync(join(tmpdir(), 'so-email-rights-'))
  let code = -1
  let report = ''

  beforeAll(async () => {
    vi.stubEnv('SUPEROFFICE_USER', 'tje0')
    vi.stubEnv('SUPEROFFICE_PASSWORD', 'Tje0')
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const { url, close } = await startProvider(provider)
    const groups = (provider.leavesOut ?? []).flatMap((group) => ['--leave-out', group])
    const junit = join(folder, 'report.xml')
    code = await verifyCommand(['--url', url, '--junit', junit, ...groups], {
      program: '',
      pacts: [ourPactFile],
      verifier,
    })
    await close()
    report = readFileSync(junit, 'utf8')
  })
  afterAll(() => {
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  const passed = () => [...report.matchAll(/<testcase [^>]*name="([^"]*)"[^>]*\/>/g)].map(([, name]) => name)

  it('ends with 0', () => {
    expect(code, report).toBe(0)
    expect(passed().length).toBeGreaterThan(20)
  })

  it('has every scenario pass', () => {
    expect(passed()).toEqual(expect.arrayContaining([...scenarioNames]))
  })
})

describe('a verification of a running server', () => {
  it.each([
    ['has no SimpleMode, as version 12.4', 'later:SimpleMode', 'the server has no SimpleMode'],
    ['has no folders', 'later:folders', 'the server has no folders'],
    ['hides passwords', 'assumption:passwords', 'assumption:passwords is left out'],
  ])('names what a server lacks that %s', async (name, group, reason) => {
    expect(leftOut(await verify(rights[name], inGroups(group), { leaveOut: ['scenarios'] }))).toContain(reason)
  })

  it('demands what the server has: one of its folders, or what its version has', async () => {
    const withoutSimpleMode = rights['has no SimpleMode, as version 12.4']
    const brokenAt = async (...verification: Parameters<typeof verify>) =>
      (await verify(...verification)).flatMap(broken).map(({ description }) => description)

    expect(await brokenAt(wrongs['has a SentFolder and always forgets it'], inGroups(''))).toEqual([
      'a request to update the folders of an account',
      'a request to update the folders of an account to other ones',
    ])
    // The scenarios are those of the same server of the next line.
    const older = { serverVersion: '12.0', leaveOut: ['scenarios'] } as const
    expect(await brokenAt(withoutSimpleMode, inGroups(''), older)).toEqual([
      'a request to update the SimpleMode of an account',
      'a request to update the SimpleMode of an account to 0',
    ])
    expect(await brokenAt(withoutSimpleMode, inGroups(''), { serverVersion: '12.4' })).toEqual([])
  })
})
