/** A real PostgreSQL that hangs under the ledger of an import: it accepts connections, and answers nothing. */
import { makeStub } from '@so-email/provider-stub'
import { openStore } from '@so-email/store'
import { startPostgres } from '@so-email/testing/postgres'
import type { Transport } from '@so-email/wire'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { sessionOf } from '../support/session.js'
import { addressesIn, fileOf, ndjson } from './importing.js'

const rows = 60

const lanes = 2

/** Carries requests out. From the tenth save on responses wait: when each lane has a request under way, the database hangs. */
const hangingAfterTenSaves = (answer: Transport, pause: () => Promise<void>): Transport => {
  let saves = 0
  let waiting = 0
  let hang = () => {}
  const hangs = new Promise<void>((resolve, reject) => {
    hang = () => void pause().then(resolve, reject)
  })
  return (request, limits) => async () => {
    const response = await answer(request, limits)()
    if (request.url.includes('SaveEMailAccount')) saves += 1
    if (saves < 10) return response
    waiting += 1
    if (waiting === lanes) hang()
    await hangs
    return response
  }
}

describe.skipIf(inject('postgres') === null)('an import whose ledger is in a PostgreSQL that hangs', () => {
  it('ends with 3, and when it is run again it goes on, and saves nothing twice', async () => {
    const postgres = await startPostgres()
    onTestFinished(postgres.remove)
    const stub = makeStub()
    const ledger = postgres.url.replace(':sample-password@', '@')
    const argv = ['import', fileOf(ndjson(rows)), '--ledger', ledger, '--concurrency', `${lanes}`, '--json'] as const
    const ports = {
      openLedger: (location: string) => openStore(location, { timeout: 2_000 }),
      patience: { pause: 0, limit: 0 },
    }

    const answer = hangingAfterTenSaves(stub.answer, postgres.pause)
    const hanging = await sessionOf({ stub: { ...stub, answer }, ports }).execute(...argv)
    const sent = addressesIn(stub)
    const meanwhile = await sessionOf({ stub, ports }).execute(...argv)
    const notSent = addressesIn(stub)
    postgres.resume()
    const { execute } = sessionOf({ stub })
    // PostgreSQL frees what a process held as soon as it has seen that it is gone.
    let again = await execute(...argv, '--resolve', '--settle', '0')
    while (JSON.parse(again.out).waiting > 0) again = await execute(...argv, '--resolve', '--settle', '0')

    expect([hanging.out, hanging.code, meanwhile.out, meanwhile.code]).toEqual(['', 3, '', 2])
    expect(JSON.parse(hanging.err)).toMatchObject({
      error: { _tag: 'ImportFailed', error: { _tag: 'LedgerLost', error: { _tag: 'StoreUnavailable' } } },
    })
    expect(JSON.parse(meanwhile.err)).toMatchObject({ error: { error: { _tag: 'StoreUnavailable' } } })
    expect(notSent).toEqual(sent)
    expect([sent.length >= 10, sent.length < rows]).toEqual([true, true])
    expect([again.code, JSON.parse(again.out)]).toMatchObject([0, { total: rows, saved: rows, unknown: 0, waiting: 0 }])
    expect(addressesIn(stub).toSorted()).toEqual(
      Array.from({ length: rows }, (_, i) => `row${i + 1}@example.test`).toSorted(),
    )
  })
})
