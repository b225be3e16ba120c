/** A running server that is right in another way than the stub is verified green; what it lacks is named. */
import { fileURLToPath } from 'node:url'
import {
  broken,
  credentialsFrom,
  readPact,
  type ServerVersion,
  startVerificationRun,
  type Verification,
} from '@so-email/verifier'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { type Provider, startProvider } from '../providers/Provider.js'
import { rights } from '../right-providers/rights.js'
import { wrongs } from '../wrong-providers/wrongs.js'

const file = fileURLToPath(new URL('../pacts/so-email-client-SuperOffice-EMail.json', import.meta.url))
const orFail = E.getOrElseW((reason: string) => expect.fail(reason))

/** All of them with `pnpm fuzz contracts`; else those whose states, versions and ids are others. */
const always = [
  'has no SimpleMode, as version 12.4',
  'has eight properties, as version 8',
  'has no folders',
  'belongs to another associate',
  'gives ids that are far apart',
  'answers an ErrorReason that begins with a digit',
]
const verified = Object.entries(rights).filter(
  ([name]) => process.env['FUZZ_RUNS'] !== undefined || always.includes(name),
)

const verify = async (
  provider: Provider | undefined,
  serverVersion: ServerVersion | null = null,
): Promise<ReadonlyArray<Verification>> => {
  const { url, close } = await startProvider(provider ?? expect.fail('there is no such provider'))
  const run = await startVerificationRun(url, [orFail(readPact(file))], {
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

describe('a running server is accepted that', () => {
  it.each(verified)('%s', async (_name, provider) => {
    const found = await verify(provider)

    expect(found.flatMap(broken)).toEqual([])
    expect(interactions(found).filter(({ outcome }) => outcome._tag === 'Passed').length).toBeGreaterThan(20)
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

    expect(forgetful.map(({ description }) => description)).toEqual(['a request to update the folders of an account'])
    expect(older.map(({ description }) => description)).toEqual(['a request to update the SimpleMode of an account'])
    expect(known).toEqual([])
  })
})
