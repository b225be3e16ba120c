/** The versions of a server: `versions/` has a request and its response for each, `docs/reference/versions.md` has the sources. */
import { readFileSync } from 'node:fs'
import { EMailAccount, type ServerVersion, serverVersions } from '@so-email/codecs'
import { describe, expect, it } from 'vitest'
import { defaultsOf } from '../src/algebras/fillDefaults.js'
import { makeStub, sampleAccount } from '../src/index.js'
import { profileOf, toProfile } from '../src/versions/Profile.js'
import { path, save, saving, send } from './support/requests.js'

interface Pair {
  readonly version: ServerVersion
  readonly request: Readonly<Record<string, unknown>>
  readonly response: Readonly<Record<string, unknown>>
}

const pairOf = (version: ServerVersion): Pair =>
  JSON.parse(readFileSync(new URL(`./versions/${version}.json`, import.meta.url), 'utf8'))

const page = readFileSync(new URL('../../../docs/reference/versions.md', import.meta.url), 'utf8')
const later = defaultsOf(EMailAccount)
  .map(({ name }) => name)
  .filter((name) => !Object.hasOwn(pairOf('8').response, name))

const valueAt = async (serverVersion: ServerVersion, url: string): Promise<unknown> =>
  JSON.parse(
    (await send(makeStub({ serverVersion }), { ...saving(''), url: path.replace('SaveEMailAccount', url) })).text,
  )

describe.each(serverVersions)('version %s', (serverVersion) => {
  const { version, request, response } = pairOf(serverVersion)

  it('answers the request of its sample with the response of its sample, in that order', async () => {
    const { text } = await send(makeStub({ serverVersion }), saving(request))

    expect([version, JSON.stringify(JSON.parse(text), null, 2)]).toEqual([
      serverVersion,
      JSON.stringify(response, null, 2),
    ])
    expect(EMailAccount.is(response)).toBe(true)
  })

  it.each(['application/xml', 'application/x-www-form-urlencoded'])(
    'answers no property that it lacks, as %s',
    async (type) => {
      const body =
        type === 'application/xml'
          ? '<EMailAccount><SimpleMode>1</SimpleMode><UseGraphApi>1</UseGraphApi></EMailAccount>'
          : 'SimpleMode=1&UseGraphApi=1'
      const [, value] = await save(makeStub({ serverVersion }), body, {
        'Content-Type': type,
        Accept: 'application/json',
      })

      expect(Object.keys(Object(value))).toEqual(Object.keys(response))
    },
  )

  it('ignores a property that it lacks, keeps one that no version has, and gives the others their defaults', async () => {
    const [, created] = await save(makeStub({ serverVersion }), {
      SimpleMode: 1,
      LastFetch: '2024-01-01T00:00:00Z',
      X: 1,
    })
    const { UseGraphApi: _, ...rest } = sampleAccount
    const [, minimal] = await save(makeStub({ serverVersion }), { EMailAccountId: rest.EMailAccountId })

    expect(Object.keys(Object(created))).toEqual([...Object.keys(response), 'X'])
    expect(Object.keys(Object(minimal))).toEqual(Object.keys(response))
  })

  it.each(['CreateDefaultEMailAccount', 'GetCurrentAccount', 'GetEMailAccount?eMailAccountId=270'])(
    'has the same properties in the answer of %s',
    async (url) => {
      const value = Object(await valueAt(serverVersion, url))

      expect(Object.keys(value)).toEqual(Object.keys(response))
      expect(Object.keys(value.FieldProperties)).toEqual(Object.keys(Object(response['FieldProperties'])))
    },
  )

  it('has its accounts of a provider state too', () => {
    const stub = makeStub({ serverVersion })
    stub.states.enter('an account exists', { id: 12 })

    expect(Object.keys(stub.accounts.get(12) ?? {})).toEqual(Object.keys(response))
  })

  it('is a row of docs/reference/versions.md with the properties that it has', () => {
    const [row = ''] = page.split('\n').filter((line) => line.startsWith(`| ${serverVersion} |`))
    const cells = row
      .split('|')
      .slice(2, 2 + later.length)
      .map((cell) => cell.trim())

    expect(cells).toEqual(later.map((name) => (Object.hasOwn(response, name) ? 'yes' : 'no')))
  })
})

it('has a column for each later property in docs/reference/versions.md', () => {
  expect(page).toContain(`| Version | ${later.join(' | ')} | Source |`)
})

it('has an account that is the very one where nothing is to be taken away', () => {
  expect(toProfile({ ...profileOf('12.2'), lacks: new Set() })(sampleAccount)).toBe(sampleAccount)
})

it('is 12.2 by default', async () => {
  expect(await save(makeStub(), pairOf('12.2').request)).toEqual([200, pairOf('12.2').response])
})
