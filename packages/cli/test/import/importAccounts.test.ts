import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { addressesIn, clientOf, fileOf, locations, makeStub, ndjson, open, running } from './importing.js'

describe.each(locations)('an import with a ledger in %s', (_, location) => {
  it('saves each row once, however often it is run', async () => {
    const stub = makeStub()
    const ledger = await open(await location())
    const source = { input: { path: fileOf(ndjson(100)) }, format: 'ndjson' } as const

    const first = await running({ source, ledger, client: clientOf(stub) })
    const second = await running({ source, ledger, client: clientOf(stub) })

    const report = { total: 100, pending: 0, sent: 0, saved: 100, refused: 0, unknown: 0, interrupted: false }
    expect([first.result, second.result]).toEqual([E.right(report), E.right(report)])
    expect(addressesIn(stub).toSorted()).toEqual(
      Array.from({ length: 100 }, (_, i) => `row${i + 1}@example.test`).toSorted(),
    )
  })
})
