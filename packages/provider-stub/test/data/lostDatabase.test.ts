/** A real PostgreSQL that hangs, stops and starts again under a stub. With `pnpm fuzz` it is away for ten seconds. */
import { setTimeout } from 'node:timers/promises'
import { startPostgres } from '@so-email/testing/postgres'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import type { RunningStub } from '../../src/index.js'
import { start } from '../support/locations.js'
import { save, saving, send } from '../support/requests.js'

const away = process.env['FUZZ_RUNS'] === undefined ? 0 : 10_000

const tried = async (stub: RunningStub, EMailAddress: string) => {
  const { status, headers } = await send(stub, saving({ EMailAddress }))
  return [status, headers.filter(([name]) => name === 'Retry-After').map(([, value]) => value)]
}

const refused = [503, ['1']]

describe.skipIf(inject('postgres') === null)('a stub over a PostgreSQL', () => {
  it('that hangs and that stops answers 503 with Retry-After, and then as before', async () => {
    const postgres = await startPostgres()
    onTestFinished(postgres.remove)
    const stub = await start({ data: postgres.url })
    await save(stub, { EMailAddress: 'first@example.test' })

    await postgres.pause()
    const whileHanging = await Promise.all([1, 2, 3].map((n) => tried(stub, `hanging${n}@example.test`)))
    postgres.resume()
    const afterHanging = await save(stub, { EMailAddress: 'second@example.test' })

    await postgres.stop()
    const whileStopped = await tried(stub, 'stopped@example.test')
    for (const end = Date.now() + away; Date.now() < end; await setTimeout(100))
      expect(await tried(stub, 'stopped@example.test')).toEqual(refused)
    await postgres.start()
    const afterStopping = await save(stub, { EMailAddress: 'third@example.test' })

    expect([...whileHanging, whileStopped]).toEqual(Array(4).fill(refused))
    expect([afterHanging, afterStopping]).toMatchObject([
      [200, { EMailAddress: 'second@example.test' }],
      [200, { EMailAddress: 'third@example.test' }],
    ])
    const addresses = Array.from(stub.accounts.all(), ({ EMailAddress }) => EMailAddress)
    expect(addresses).toEqual(
      expect.arrayContaining(['first@example.test', 'second@example.test', 'third@example.test']),
    )
    expect(new Set(addresses).size).toBe(addresses.length)
    expect(addresses).not.toContain('stopped@example.test')
    await stub.close()
  })
})
