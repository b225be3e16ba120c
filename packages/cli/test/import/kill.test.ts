/** `kill -9` at any moment of an import loses no row and saves none twice. `pnpm fuzz import` does the same a hundred times. */
import { basic, makeClient } from '@so-email/client'
import { startStub } from '@so-email/provider-stub'
import { describe, expect, it } from 'vitest'
import { fileOf, locations, ndjson, open, right, running } from './importing.js'
import { type Acknowledged, faultsIn, ledgerRows, startImport } from './killing.js'

const kills = Number(process.env['FUZZ_KILLS'] ?? 2)
const rowsAKill = 12

const random = (below: number): number => Math.floor(Math.random() * below)

describe.each(locations)('an import with a ledger in %s', (kind, location) => {
  it('that is killed again and again loses no row and saves none twice', async () => {
    const stub = await startStub()
    // Saved at once, and answered late: there is a time in which a kill loses the response.
    stub.fail({ _tag: 'Latency', milliseconds: 20 }, 1_000_000)
    const client = right(makeClient({ baseUrl: stub.url, auth: basic({ user: 'tje0', password: 'Tje0' }) }))
    try {
      const ledger = await location()
      const path = fileOf(ndjson(rowsAKill * (kills + 2)))
      const acknowledged: Acknowledged = new Map()
      const workers = kind === 'a file' ? 1 : 2
      for (let kill = 0; kill < kills; kill += workers) {
        const processes = Array.from({ length: workers }, () => startImport([ledger, path, stub.url], acknowledged))
        await Promise.all(processes.map(({ killAfter }) => killAfter(1 + random(rowsAKill), random(60))))
      }
      const store = await open(ledger)
      const whenKilled = faultsIn(stub, acknowledged, await ledgerRows(store))

      const source = { input: { path }, format: 'ndjson' } as const
      // PostgreSQL frees what a killed process held as soon as it has seen that it is gone.
      let report = right((await running({ source, ledger: store, client, target: stub.url })).result)
      while (report.pending + report.sent > 0)
        report = right((await running({ source, ledger: store, client, target: stub.url })).result)
      const rows = await ledgerRows(store)
      const resolved = right((await running({ source, ledger: store, client, target: stub.url, resolve: true })).result)

      expect(whenKilled).toEqual([])
      expect(faultsIn(stub, acknowledged, rows)).toEqual([])
      expect(acknowledged.size).toBeGreaterThan(0)
      expect(report.saved + report.unknown).toBe(report.total)
      expect(report.unknown).toBeLessThanOrEqual(kills * 8)
      expect(resolved).toMatchObject({ saved: report.total, unknown: 0 })
      expect(faultsIn(stub, acknowledged, await ledgerRows(store))).toEqual([])
    } finally {
      await client.close()
      await stub.close()
    }
  })
})
