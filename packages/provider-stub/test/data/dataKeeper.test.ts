/** The order in which steps are taken and kept, with a store that a test holds back. */
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import type { Data } from '../../src/data/Data.js'
import { makeDataKeeper } from '../../src/data/dataKeeper.js'
import { takeSteps } from '../../src/data/KeptState.js'
import { parseOptions } from '../../src/options/StubOptions.js'
import type { NotKept } from '../../src/runtime/Keeper.js'
import { replacing, type Step, stepped } from '../../src/runtime/Step.js'
import type { StubState } from '../../src/runtime/StubState.js'
import { orThrow } from '../../src/Stub.js'

const { state: start } = orThrow(parseOptions({ accounts: [] }))
const opened = { version: 1, state: start }

/** A step that lets one more fault wait, so that its place in the order can be seen. */
const queued =
  (milliseconds: number): Step<number> =>
  (state) =>
    stepped(milliseconds, {
      ...state,
      faults: [...state.faults, { fault: { _tag: 'Latency', milliseconds }, times: 1 }],
    })

/** The same as a step that may be refused. */
const now = (milliseconds: number): Step<E.Either<string, number>> =>
  F.flow(queued(milliseconds), ({ value, ...rest }) => ({ ...rest, value: E.right(value) }))

const order = ({ faults }: StubState) => faults.map(({ fault }) => Object(fault).milliseconds)

const dataOf = (take: Data['take']): Data => ({ catchUp: () => TE.right(opened), take, close: async () => {} })

const taking: Data['take'] = (before, steps) => TE.fromIO(() => takeSteps(steps, before))

const takenBy = <A>(keeper: ReturnType<typeof makeDataKeeper>, step: Step<A>) =>
  new Promise<E.Either<NotKept, A>>((resolve) => keeper.take(step, resolve))

/** A keeper with the number of steps of each transaction. */
const counting = () => {
  const batches: Array<number> = []
  const data = dataOf((before, steps) => {
    batches.push(steps.length)
    return taking(before, steps)
  })
  return { keeper: makeDataKeeper(data, opened), batches }
}

describe('a keeper of data', () => {
  it('takes steps that come together in their order, and in one transaction', async () => {
    const { keeper, batches } = counting()
    const taken = await Promise.all([1, 2, 3].map((n) => takenBy(keeper, queued(n))))

    expect([taken, batches, order(keeper.state())]).toEqual([[1, 2, 3].map(E.right), [3], [1, 2, 3]])
  })

  it('calls back only when a step is kept', async () => {
    const events: Array<string> = []
    let release: () => void = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const keeper = makeDataKeeper(
      dataOf((before, steps) => async () => {
        await held
        events.push('kept')
        return taking(before, steps)()
      }),
      opened,
    )
    const done = takenBy(keeper, queued(1)).then(() => events.push('called back'))
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    events.push('released')
    release()
    await done

    expect(events).toEqual(['released', 'kept', 'called back'])
  })

  it('takes the steps after one that replaces all accounts in a transaction of their own', async () => {
    const { keeper, batches } = counting()
    const { state: other } = orThrow(parseOptions({}))
    const replace: Step<string> = (state) => replacing('replaced', state, { ...state, accounts: other.accounts })
    const taken = await Promise.all([takenBy(keeper, queued(1)), takenBy(keeper, replace), takenBy(keeper, queued(2))])

    expect([taken, batches]).toEqual([
      [E.right(1), E.right('replaced'), E.right(2)],
      [3, 1],
    ])
    expect([order(keeper.state()), keeper.state().accounts.get(270)?.EMailAccountId]).toEqual([[1, 2], 270])
  })

  it('shows at once what is taken now, and keeps it before what comes later', async () => {
    const keeper = makeDataKeeper(dataOf(taking), opened)
    expect([keeper.takeNow(now(1), F.constVoid), order(keeper.state())]).toEqual([E.right(1), [1]])
    expect([await takenBy(keeper, queued(2)), order(keeper.state())]).toEqual([E.right(2), [1, 2]])
  })

  it('keeps no step that was refused at once, whatever comes before it', async () => {
    const { keeper, batches } = counting()
    const refusedAt =
      (length: number): Step<E.Either<string, number>> =>
      (state) =>
        state.faults.length === length ? stepped(E.left(`refused at ${length}`), state) : now(9)(state)
    const reasons: Array<string> = []
    const taken = takenBy(keeper, queued(1))
    expect(keeper.takeNow(refusedAt(0), (reason) => reasons.push(reason))).toEqual(E.left('refused at 0'))
    expect(keeper.takeNow(refusedAt(1), (reason) => reasons.push(reason))).toEqual(E.right(9))
    expect(order(keeper.state())).toEqual([9])
    await taken

    expect([batches, reasons, order(keeper.state())]).toEqual([[2], ['refused at 1'], [1]])
  })

  it('keeps what was taken now together with what follows it, however much waits', async () => {
    const { keeper, batches } = counting()
    const first = Promise.all(Array.from({ length: 499 }, () => takenBy(keeper, queued(1))))
    keeper.takeNow(now(2), F.constVoid)
    await Promise.all([first, takenBy(keeper, queued(3)), takenBy(keeper, queued(4))])

    expect(batches).toEqual([501, 1])
  })

  it('keeps at most 500 steps in one transaction', async () => {
    const { keeper, batches } = counting()
    await Promise.all(Array.from({ length: 501 }, () => takenBy(keeper, queued(1))))

    expect(batches).toEqual([500, 1])
  })

  it('runs one transaction at a time, and shows what was taken now while it runs, and nothing that waits', async () => {
    const releases: Array<() => void> = []
    const keeper = makeDataKeeper(
      dataOf((before, steps) => async () => {
        await new Promise<void>((resolve) => releases.push(resolve))
        return taking(before, steps)()
      }),
      opened,
    )
    const begun = async (count: number) => {
      while (releases.length < count) await new Promise((resolve) => setImmediate(resolve))
    }
    const seen = takenBy(keeper, queued(1)).then(() => order(keeper.state()))
    await begun(1)
    keeper.takeNow(now(2), F.constVoid)
    const last = takenBy(keeper, queued(3))
    let isIdle = false
    const idle = keeper.idle().then(() => {
      isIdle = true
    })
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    expect([releases.length, isIdle, order(keeper.state())]).toEqual([1, false, [2]])
    releases[0]?.()
    expect(await seen).toEqual([1, 2])
    await begun(2)
    releases[1]?.()
    await Promise.all([last, idle])

    expect(order(keeper.state())).toEqual([1, 2, 3])
    await expect(keeper.idle()).resolves.toBeUndefined()
  })

  it('goes on after a caller that throws', async () => {
    const keeper = makeDataKeeper(dataOf(taking), opened)
    keeper.take(queued(1), () => {
      throw new Error('a defect of the caller')
    })

    expect([await takenBy(keeper, queued(2)), await takenBy(keeper, queued(3))]).toEqual([E.right(2), E.right(3)])
  })

  it.each([
    [
      'a store that is not available',
      () => TE.left({ _tag: 'StoreUnavailable', reason: 'gone', advice: 'Wait.' } as const),
      { isTemporary: true, reason: 'The store is not available: gone. Wait.' },
    ],
    [
      'a store that refuses',
      () => TE.left({ _tag: 'StoreFailed', reason: 'full', code: null } as const),
      { isTemporary: false, reason: 'The store refused: full.' },
    ],
    [
      'a defect',
      () => () => Promise.reject(new RangeError('s3cret')),
      { isTemporary: false, reason: 'a defect of the stub: RangeError' },
    ],
  ] as const)('counts a step as not taken after %s, and takes the next', async (_, failing, notKept) => {
    let calls = 0
    const keeper = makeDataKeeper(
      dataOf((before, steps) => (calls++ === 0 ? failing() : taking(before, steps))),
      opened,
    )

    expect(await takenBy(keeper, queued(1))).toEqual(E.left(notKept))
    expect([await takenBy(keeper, queued(2)), order(keeper.state())]).toEqual([E.right(2), [2]])
    await keeper.idle()
  })
})
