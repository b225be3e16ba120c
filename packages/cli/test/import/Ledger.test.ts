import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { listRows, openLedger } from '../../src/import/ledger/Ledger.js'
import { after, type RowState, type TransitionName, transitions } from '../../src/import/ledger/RowState.js'
import { locations, open, right } from './importing.js'

const newRow = (row: number) => ({
  row,
  line: row,
  state: 'pending' as const,
  address: `row${row}@example.test`,
  associate: 244,
  givenId: 0,
  reason: null,
})

const rowsOf = (count: number) => Array.from({ length: count }, (_, i) => newRow(i + 1))

type Step =
  | { readonly _tag: 'claim'; readonly worker: number; readonly from: number }
  | { readonly _tag: 'change'; readonly worker: number; readonly name: TransitionName; readonly row: number }
  | { readonly _tag: 'release'; readonly worker: number }

const rowCount = 4
const worker = fc.nat(1)
const row = fc.integer({ min: 1, max: rowCount })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ _tag: fc.constant('claim' as const), worker, from: row }),
  fc.record({
    _tag: fc.constant('change' as const),
    worker,
    name: fc.constantFrom(...(Object.keys(transitions) as ReadonlyArray<TransitionName>)), // its own keys
    row,
  }),
  fc.record({ _tag: fc.constant('release' as const), worker }),
)

/** What the ledger should do, in memory. */
interface Modelled {
  state: RowState
  worker: number | null
}

const model = (rows: ReadonlyArray<Modelled>, step: Step): unknown => {
  switch (step._tag) {
    case 'claim': {
      const free = rows.flatMap((row, i) =>
        i + 1 >= step.from && row.state === 'pending' && (row.worker === null || row.worker === step.worker)
          ? [i + 1]
          : [],
      )
      for (const row of free) Object.assign(rows[row - 1] ?? {}, { worker: step.worker })
      return free
    }
    case 'change': {
      const row = rows[step.row - 1]
      const transition = transitions[step.name]
      if (row === undefined || row.worker !== step.worker || !transition.from.some((from) => from === row.state))
        return false
      row.state = after(transition)(row.state)
      if (step.name === 'giveBack') row.worker = null
      return true
    }
    case 'release':
      for (const row of rows.filter((row) => row.worker === step.worker)) {
        if (row.state === 'pending') row.worker = null
        if (row.state === 'sent') row.state = 'unknown'
      }
      return undefined
  }
}

describe.each(locations)('a ledger in %s', (kind, location) => {
  it.each<readonly [state: RowState, changes: ReadonlyArray<TransitionName>, mayBeSaved: boolean]>([
    ['pending', [], false],
    ['sent', ['send'], true],
    ['saved', ['send', 'save'], true],
    ['refused', ['send', 'refuse'], false],
    ['unknown', ['send', 'lose'], true],
  ])(
    'with a row that is %s keeps its source where the row may be saved, or others may read it',
    async (state, changes, mayBeSaved) => {
      const store = await open(await location())
      const ledger = right(await openLedger(store, 'worker')())
      right(await ledger.identify({ digest: 'first', target: 'here' })())
      right(await ledger.enter(rowsOf(1))())
      right(await ledger.claim(1, 1)())
      for (const name of changes) right(await ledger.change[name]({ row: 1, reason: 'a reason' })())
      const rows = right(await listRows(store)([state])())
      const isKept = mayBeSaved || kind === 'PostgreSQL'

      const { digest } = right(await ledger.identify({ digest: 'second', target: 'here' })())

      expect(rows).toHaveLength(1)
      expect([digest, right(await listRows(store)([state])())]).toEqual(isKept ? ['first', rows] : ['second', []])
    },
  )

  it('changes rows as the states of a row do, whichever worker comes when', async () => {
    const store = await open(await location())
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const ledgers = [right(await openLedger(store, 'worker 0')()), right(await openLedger(store, 'worker 1')())]
        right(await store.query('DELETE FROM import_row')())
        right((await ledgers[0]?.enter(rowsOf(rowCount))()) ?? expect.fail())
        const modelled = rowsOf(rowCount).map((): Modelled => ({ state: 'pending', worker: null }))
        for (const step of steps) {
          const ledger = ledgers[step.worker] ?? expect.fail()
          const done =
            step._tag === 'claim'
              ? [...right(await ledger.claim(step.from, rowCount)())].toSorted()
              : step._tag === 'change'
                ? right(await ledger.change[step.name]({ row: step.row, reason: 'a reason' })())
                : right(await ledger.release(`worker ${step.worker}`, { timeout: 0 })())

          expect(done).toEqual(model(modelled, step))
        }
        const states = right(await listRows(store)(['pending', 'sent', 'saved', 'refused', 'unknown'])())
        expect(states.map(({ state }) => state)).toEqual(modelled.map(({ state }) => state))
      }),
      { numRuns: 20 },
    )
  })

  it('gives each row to one of the workers that claim at the same time', async () => {
    const where = await location()
    const store = await open(where)
    const workers = await Promise.all(
      Array.from({ length: 4 }, async () => right(await openLedger(store, randomUUID())())),
    )
    right((await workers[0]?.enter(rowsOf(200))()) ?? expect.fail())

    const claimed = await Promise.all(
      workers.flatMap((ledger) =>
        Array.from({ length: 10 }, async (_, i) => [...right(await ledger.claim(i * 20 + 1, i * 20 + 20)())]),
      ),
    )

    expect(claimed.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
  })

  it('gives a row back for the request that it is about, and not for a later one', async () => {
    const store = await open(await location())
    const { change, ...ledger } = right(await openLedger(store, 'worker')())
    right(await ledger.enter(rowsOf(2))())
    const sendAt = async (at: number) => {
      right(await ledger.claim(1, 1)())
      return right(await change.send({ row: 1, id: null, at })())
    }
    const giveBack = async (at: number) => right(await change.giveBack({ row: 1, at, reason: 'too much to do' })())

    const first = [await sendAt(1), await giveBack(1), right(await ledger.nextFree(1)())]
    // The statement is run once more, as if its answer had been lost, when the row has been sent again.
    const second = [await sendAt(2), await giveBack(1), right(await ledger.nextFree(1)()), right(await ledger.counts())]
    const third = [await giveBack(2), await giveBack(2), right(await ledger.nextFree(1)())]

    expect([first, second, third]).toEqual([
      [true, true, O.some(1)],
      [true, false, O.some(2), { pending: 1, sent: 1, saved: 0, refused: 0, unknown: 0 }],
      [true, false, O.some(1)],
    ])
  })

  it('counts the time of a row whose worker is gone from then on; in PostgreSQL it may live, and end a call', async () => {
    const store = await open(await location())
    const { change, ...ledger } = right(await openLedger(store, 'worker')())
    right(await ledger.enter(rowsOf(1))())
    right(await ledger.claim(1, 1)())
    const at = Date.now()
    right(await change.send({ row: 1, id: null, at })())

    right(await ledger.release('worker', { timeout: 60_000 })())

    const unknown = right(await ledger.unknownAfter(0)())
    const lostAfter = O.isSome(unknown) && unknown.value.lostAt !== null ? unknown.value.lostAt - at : expect.fail()
    expect(kind === 'PostgreSQL' ? lostAfter === 60_000 : lostAfter >= 0 && lostAfter < 60_000).toBe(true)
  })

  it('lets a row leave once, also where it was noted before and the answer to that was lost', async () => {
    const store = await open(await location())
    const { change, ...ledger } = right(await openLedger(store, 'worker')())
    const other = right(await openLedger(store, 'other')())
    right(await ledger.enter(rowsOf(1))())
    right(await ledger.claim(1, 1)())
    const send = async (at: number, since: number, of = change) =>
      right(await of.send({ row: 1, id: null, at, since })())

    // Attempts at 5, 7 and 9; then those at 5 and 7 once more, as if they came late, and others that are no attempts of these.
    const attempts = [await send(5, 5), await send(7, 5), await send(9, 5)]
    const late = [await send(5, 5), await send(7, 5)]
    const others = [await send(11, 10), await send(11, 5, other.change), right(await change.send({ row: 1, at: 9 })())]

    expect([attempts, late, others]).toEqual([
      [true, true, true],
      [false, false],
      [false, false, false],
    ])
    expect(right(await listRows(store)(['sent'])())).toMatchObject([{ sentAt: 9 }])
  })

  it('gives up a row for the request that it is about, and not for a later one', async () => {
    const { change, ...ledger } = right(await openLedger(await open(await location()), 'worker')())
    right(await ledger.enter(rowsOf(1))())
    right(await ledger.claim(1, 1)())
    right(await change.send({ row: 1, id: null, at: 5 })())

    // The first statement was given up, and is run when the row was resolved and sent again.
    const changes = [right(await change.lose({ row: 1, at: 4 })()), right(await change.lose({ row: 1, at: 6 })())]

    expect(changes).toEqual([false, true])
    expect(right(await ledger.unknownAfter(0)())).toMatchObject(O.some({ sentAt: 5, lostAt: 6 }))
  })

  it('notes why a row stays unknown, and an answer that comes after that', async () => {
    const store = await open(await location())
    const { change, resolve, ...ledger } = right(await openLedger(store, 'worker')())
    right(await ledger.enter(rowsOf(1))())
    right(await ledger.claim(1, 1)())
    right(await change.send({ row: 1, id: null, at: 5 })())
    right(await change.lose({ row: 1, at: 6, reason: 'reset' })())

    const kept = right(await resolve('keep', { row: 1, at: 5, reason: 'not found' })())
    const unknown = right(await ledger.unknownAfter(0)())
    const isSaved = right(await change.save({ row: 1, id: 271 })())

    expect([kept, isSaved]).toEqual([true, true])
    expect(unknown).toMatchObject(O.some({ state: 'unknown', lostAt: 6, reason: 'not found' }))
    expect(right(await listRows(store)(['saved'])())).toMatchObject([{ id: 271, reason: null }])
  })

  it('knows whether another row has an address, in whatever case', async () => {
    const ledger = right(await openLedger(await open(await location()), 'worker')())
    const addresses = [
      'Ärger@example.test',
      'äRGER@example.test',
      'a@example.test',
      'A@Example.test',
      'b@example.test',
      null,
    ]
    const rows = addresses.map((address, i) => ({ ...newRow(i + 1), address }))
    right(await ledger.enter(rows)())

    const shared = await Promise.all(
      rows.map(async (row) =>
        right(await ledger.isShared({ ...row, foundBefore: null, sentAt: null, lostAt: null, id: null })()),
      ),
    )

    expect(shared).toEqual([true, true, true, true, false, false])
  })

  it('notes what became of a row, and counts the states', async () => {
    const store = await open(await location())
    const ledger = right(await openLedger(store, 'worker')())
    right(await ledger.enter([...rowsOf(4), { ...newRow(5), state: 'refused', address: null, reason: 'no object' }])())
    right(await ledger.claim(1, 4)())
    const { change } = ledger
    const at = 1_800_000_000_000
    await Promise.all([1, 2, 3].map(async (row) => right(await change.send({ row, id: row === 1 ? 270 : 0, at })())))
    right(await change.save({ row: 1, id: 271 })())
    right(await change.refuse({ row: 2, reason: 'too long' })())
    right(await change.lose({ row: 3, at: at + 7, reason: 'reset' })())

    const rows = right(await listRows(store)(['saved', 'refused', 'unknown'])())

    expect(
      rows.map(({ row, state, id, foundBefore, sentAt, lostAt, reason }) => [
        row,
        state,
        id,
        foundBefore,
        sentAt,
        lostAt,
        reason,
      ]),
    ).toEqual([
      [1, 'saved', 271, 270, at, null, null],
      [2, 'refused', null, 0, at, null, 'too long'],
      [3, 'unknown', null, 0, at, at + 7, 'reset'],
      [5, 'refused', null, null, null, null, 'no object'],
    ])
    expect(right(await ledger.counts())).toEqual({ pending: 1, sent: 0, saved: 1, refused: 2, unknown: 1 })
    expect(right(await ledger.nextFree(1)())).toEqual(O.none)
    right(await ledger.release('worker', { timeout: 0 })())
    expect(right(await ledger.nextFree(1)())).toEqual(O.some(4))
    expect(right(await listRows(store)(['saved', 'unknown'], 1)()).map(({ row }) => row)).toEqual([3])
  })
})
