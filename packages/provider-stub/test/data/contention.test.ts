/** Steps that are kept in a store which other processes change at the same time. */
import { randomUUID } from 'node:crypto'
import { type Connection, openStore, type Store, storeErrorMessage } from '@so-email/store'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Data, dataIn, openData } from '../../src/data/Data.js'
import type { KeptState } from '../../src/data/KeptState.js'
import { parseOptions } from '../../src/options/StubOptions.js'
import { type Step, stepped } from '../../src/runtime/Step.js'
import type { StubState } from '../../src/runtime/StubState.js'
import { orThrow } from '../../src/Stub.js'
import { databases, locations } from '../support/locations.js'

const { state: start } = orThrow(parseOptions({ accounts: [] }))

const right = <A>(either: E.Either<Parameters<typeof storeErrorMessage>[0], A>): A =>
  E.isRight(either) ? either.right : expect.fail(storeErrorMessage(either.left))

/** A step that lets one more fault wait, so that its place in the order can be seen. Its value is how many waited before. */
const queued =
  (milliseconds: number): Step<number> =>
  (state) =>
    stepped(state.faults.length, {
      ...state,
      faults: [...state.faults, { fault: { _tag: 'Latency', milliseconds }, times: 1 }],
    })

const looking: Step<number> = (state) => stepped(state.faults.length, state)

const order = ({ faults }: StubState) => faults.map(({ fault }) => Object(fault).milliseconds)

const opened = async (location: string) => {
  const data = right(await openData(location, start)())
  onTestFinished(data.close)
  return data
}

/** A connection on which something else is done before a change is written. */
const writing = (before: () => Promise<unknown>, { dialect, query }: Connection): Connection => ({
  dialect,
  query: (sql, parameters) =>
    F.pipe(
      TE.fromTask(async () => (String(sql).includes('UPDATE so_email_stub SET') ? before() : undefined)),
      TE.chain(() => query(sql, parameters)),
    ),
})

/** The store of a second process, which does something else before each change that it writes, without a lock and under it. */
const secondOf = async (
  location: string,
  before: () => Promise<unknown>,
  underLock: () => Promise<unknown> = async () => {},
) => {
  const store = right(await openStore(location)())
  onTestFinished(store.close)
  const run: Array<string> = []
  const counted: Store = {
    ...store,
    query: (sql, parameters) => {
      run.push('query')
      return writing(before, store).query(sql, parameters)
    },
    transaction: (work) => {
      run.push('transaction')
      return store.transaction((connection) => work(writing(underLock, connection)))
    },
  }
  return { data: dataIn(counted), run }
}

const seen = ({ version, state }: KeptState) => [version, order(state)]

const newest = async (data: Data): Promise<KeptState> => right(await data.catchUp({ version: 0, state: start })())

describe.each(databases)('steps that are kept in %s', (_, location) => {
  it('take one statement while no other process changes the stub', async () => {
    const where = await location()
    const { kept } = right(await (await opened(where)).take({ version: 1, state: start }, [queued(1)])())
    const { data, run } = await secondOf(where, async () => {})

    const taken = right(await data.take(kept, [queued(2), queued(3)])())

    expect([taken.values, order(taken.kept.state), run]).toEqual([[1, 2], [1, 2, 3], ['query']])
    expect(order((await newest(data)).state)).toEqual([1, 2, 3])
  })

  it.each([1, 2, 4, 100])('follow those of a process that is faster up to %d times, and lose none', async (times) => {
    const where = await location()
    const other = await opened(where)
    const from = await newest(other)
    let latest = from
    let done = 0
    const { data } = await secondOf(where, async () => {
      if (done === times) return
      done += 1
      latest = right(await other.take(latest, [queued(done)])()).kept
    })

    const taken = right(await data.take(from, [queued(1000)])())

    const others = Array.from({ length: Math.min(times, 4) }, (_, i) => i + 1)
    expect([taken.values, order(taken.kept.state)]).toEqual([[others.length], [...others, 1000]])
    expect(seen(await newest(other))).toEqual(seen(taken.kept))
  })

  it('are written under a lock at last, which others wait for', async () => {
    const where = await location()
    const other = await opened(where)
    const from = await newest(other)
    let latest = from
    const take = async (milliseconds: number) => {
      latest = right(await other.take(latest, [queued(milliseconds)])()).kept
    }
    const observer = right(await openStore(where)())
    onTestFinished(observer.close)
    const waited = async (): Promise<void> => {
      const waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
      while (right(await observer.query(waiting)()).length === 0);
    }
    let last: Promise<void> = Promise.resolve()
    const { data, run } = await secondOf(
      where,
      () => take(1),
      async () => {
        last = take(2)
        await Promise.race([last, waited()])
      },
    )

    const taken = right(await data.take(from, [queued(1000)])())
    await last

    expect(run.filter((each) => each === 'transaction')).toHaveLength(1)
    expect(order(taken.kept.state)).toEqual([1, 1, 1, 1, 1000])
    expect(order((await newest(data)).state)).toEqual([1, 1, 1, 1, 1000, 2])
  })

  it('take two connections, however many come together', async () => {
    const where = await location()
    const name = randomUUID()
    const data = await opened(`${where}&application_name=${name}`)
    await Promise.all(Array.from({ length: 9 }, () => newest(data)))

    const observer = right(await openStore(where)())
    onTestFinished(observer.close)
    const connections = 'SELECT count(*) AS count FROM pg_stat_activity WHERE application_name = $1'
    expect(await observer.query(connections, [name])()).toEqual(E.right([{ count: 2 }]))
  })

  it('look at the newest state, also where they change nothing', async () => {
    const where = await location()
    const other = await opened(where)
    const from = await newest(other)
    const { data, run } = await secondOf(where, async () => {})
    right(await other.take(from, [queued(1)])())

    const first = right(await data.take(from, [looking])())
    const second = right(await data.take(first.kept, [looking])())

    expect([first.values, second.values, run]).toEqual([[1], [1], ['query', 'query']])
  })
})

describe.each(locations)('steps that are kept in %s', (_, location) => {
  it('are all kept, one after the other, if many start from one version', async () => {
    const data = await opened(await location())
    const from = { version: 1, state: start }
    const all = Array.from({ length: 9 }, (_, i) => i)

    const taken = await Promise.all(all.map((n) => data.take(from, [queued(n)])()))

    expect(taken.flatMap((each) => right(each).values).toSorted()).toEqual(all)
    const { version, state } = await newest(data)
    expect([version, order(state).toSorted()]).toEqual([10, all])
  })

  it('are taken again from what another version of the store has', async () => {
    const data = await opened(await location())
    const from = { version: 1, state: start }
    right(await data.take(from, [queued(1)])())

    // As if the response to the first one had been lost.
    const taken = right(await data.take(from, [queued(2)])())

    expect([taken.values, order(taken.kept.state)]).toEqual([[1], [1, 2]])
    expect(seen(await newest(data))).toEqual(seen(taken.kept))
  })
})
