import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningStub, sampleAccount, startStub } from '../../src/index.js'

const script = fileURLToPath(new URL('official.cjs', import.meta.url))

const zones = [
  ['UTC', '0001-01-01T00:00:00.000Z'],
  // Its clock there was 53 minutes ahead: what it makes of "never" lies before the year 1 of .NET.
  ['Europe/Oslo', '0001-01-01T00:00:00'],
  ['America/New_York', '0001-01-01T04:56:02.000Z'],
] as const

describe('the unmodified official client', () => {
  const fetched = '2024-07-01T10:00:00.123Z'
  const rights = { Mask: 'Select, Update', Reason: '' }
  const stubs = new Map<string, RunningStub>()
  const understood = new Map<string, unknown>()
  beforeAll(async () => {
    const accounts = [{ ...sampleAccount, TableRight: rights }]
    for (const [zone] of zones) stubs.set(zone, await startStub({ accounts, basePath: '/Cust1' }))
    const argv = [...stubs].flatMap(([zone, { url }]) => [zone, url])
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...argv])
    for (const [i, each] of JSON.parse(stdout).entries()) understood.set(zones[i]?.[0] ?? '', each)
  })
  afterAll(() => Promise.all([...stubs.values()].map(({ close }) => close())))

  it.each(zones)('creates and updates over HTTP where its clock is in %s', (zone, never) => {
    const stub = stubs.get(zone) ?? expect.fail(zone)
    const { created, updated, known, again, unknown, duplicate, refused } = Object(understood.get(zone))

    expect(created).toMatchObject({
      eMailAccountId: 271,
      eMailAddress: 'ops@example.test',
      associateId: 244,
      incomingCredentials: { serviceAuthId: 1, server: 'imap.example.test', port: 993, password: 'pa55' },
      lastFetch: fetched,
    })
    expect(updated).toMatchObject({ ...created, sentFolder: 'Sent' })
    expect(known).toMatchObject({ eMailAccountId: 270, tableRight: { mask: 3, reason: '' } })
    expect(again).toMatchObject({ eMailAccountId: 270, eMailAddress: 'a@example.test', tableRight: { mask: 3 } })
    expect(unknown).toBeNull()
    expect(duplicate).toMatchObject({ eMailAccountId: 272, eMailAddress: 'OPS@example.test' })
    expect(refused).toMatchObject({ status: 400, data: { Error: true, ErrorType: 'ArgumentException' } })

    expect(stub.accounts.get(271)).toMatchObject({ SentFolder: 'Sent', LastFetch: fetched })
    expect(stub.accounts.get(270)).toMatchObject({ TableRight: rights, LastFetch: never })
    expect(Object.keys(stub.accounts.get(270) ?? {})).toEqual(Object.keys(sampleAccount))
    expect(stub.journal.entries().map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 400])
  })
})
