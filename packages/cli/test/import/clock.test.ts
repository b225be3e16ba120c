/** The clock of a machine may be set back while rows are under way, and a machine may sleep. */
import type { Store } from '@so-email/store'
import type { TransportError } from '@so-email/wire'
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listRows } from '../../src/import/ledger/Ledger.js'
import {
  addressesIn,
  clientOf,
  fileOf,
  locations,
  losingAnswers,
  makeStub,
  ndjson,
  open,
  right,
  running,
} from './importing.js'

const source = () => ({ input: { path: fileOf(ndjson(1)) }, format: 'ndjson' }) as const

const disconnected: E.Either<TransportError, never> = E.left({ _tag: 'Disconnected', cause: 'reset', message: 'lost' })

describe.each(locations)('an import with a ledger in %s whose clock is set back', (_, location) => {
  beforeEach(() => {
    let now = Date.now()
    vi.spyOn(Date, 'now').mockImplementation(() => (now -= 1000))
  })
  afterEach(() => vi.restoreAllMocks())

  it('sends a row though the answer of the ledger is lost when it is about to leave', async () => {
    const stub = makeStub()
    const store = await open(await location())
    const { result } = await running({
      source: source(),
      ledger: losingAnswers(store, 1),
      client: clientOf(stub),
      patience: { pause: 0, limit: 60_000 },
    })

    expect(result).toMatchObject({ right: { saved: 1, unknown: 0 } })
    expect(addressesIn(stub)).toEqual(['row1@example.test'])
  })

  it('notes why a row is unknown, and resolves it in the same run', async () => {
    const stub = makeStub()
    const ledger = await open(await location())
    const client = clientOf({
      ...stub,
      answer: (request, limits) =>
        request.url.includes('SaveEMailAccount') ? async () => disconnected : stub.answer(request, limits),
    })

    const { events } = await running({ source: source(), ledger, client, lookUpFirst: false, resolve: true })

    expect(events.filter(({ _tag }) => _tag === 'Resolved')).toMatchObject([{ decision: { _tag: 'NotSaved' } }])
    expect(right(await listRows(ledger)(['unknown'])())).toMatchObject([
      { reason: expect.stringContaining('SaveEMailAccount') },
    ])
  })
})

describe.each(locations)('a worker of an import with a ledger in %s', (_, location) => {
  afterEach(() => vi.restoreAllMocks())

  it('that sleeps when its row is noted does not send it, where another one has sent it meanwhile', async () => {
    const stub = makeStub()
    const store = await open(await location())
    const settings = { source: source(), client: clientOf(stub) }
    let asleep = 0
    vi.spyOn(Date, 'now').mockImplementation(() => Math.floor(performance.timeOrigin + performance.now()) + asleep)
    // The connections of a machine that sleeps are ended.
    const other: Store = { ...store, hold: () => TE.right(O.some({ isLost: F.constFalse, release: async () => {} })) }
    const work = async () => {
      asleep = 3_600_000
      right((await running({ ...settings, ledger: other, resolve: true })).result)
    }
    const sleeping: Store = {
      ...store,
      query: (sql, parameters) =>
        F.pipe(
          store.query(sql, parameters),
          TE.chainFirstTaskK(() => (asleep === 0 && parameters?.includes('send') === true ? work : async () => {})),
        ),
    }

    const { result } = await running({ ...settings, ledger: sleeping })

    expect(addressesIn(stub)).toEqual(['row1@example.test'])
    expect(result).toMatchObject({ right: { saved: 1, unknown: 0 } })
  })
})
