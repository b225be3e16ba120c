/** What code changes in a stub is made at once; whether it was kept is known later. */
import { either as E, option as O, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import type { Data } from '../../src/data/Data.js'
import { makeDataKeeper } from '../../src/data/dataKeeper.js'
import { takeSteps } from '../../src/data/KeptState.js'
import { NotKeptException } from '../../src/index.js'
import { parseOptions } from '../../src/options/StubOptions.js'
import type { Keeper, NotKept } from '../../src/runtime/Keeper.js'
import { makeKeptChanges } from '../../src/runtime/keptChanges.js'
import { makeStubRuntime, type StubRuntime } from '../../src/runtime/StubRuntime.js'
import { orThrow } from '../../src/Stub.js'
import { noSetup } from '../../src/states/StateSetup.js'

const start = orThrow(parseOptions({}))

/** The changes of a stub whose store answers what the queue has, and then that all is kept. */
const changesWith = (outcomes: Array<E.Either<NotKept, void>>) => {
  const keeper: Keeper = {
    state: () => start.state,
    take: (step, done) => {
      const outcome = outcomes.shift()
      done(outcome !== undefined && E.isLeft(outcome) ? outcome : E.right(step(start.state).value))
    },
    takeNow: (step) => step(start.state).value,
  }
  return makeKeptChanges(makeStubRuntime({ ...start, onEntry: O.none }, () => keeper))
}

const lost = (reason: string, isTemporary = true) => E.left({ isTemporary, reason })

/** What a promise rejects with, or `kept`. */
const outcomeOf = (promise: Promise<void>) =>
  promise.then(
    () => 'kept',
    (reason: unknown) => reason,
  )

const changes: ReadonlyArray<readonly [string, (runtime: StubRuntime) => unknown]> = [
  ['enterState', (runtime) => runtime.enterState({ ...noSetup, named: { name: 'a state', params: {} } })],
  ['leaveStates', (runtime) => runtime.leaveStates()],
  ['addFault', (runtime) => runtime.addFault({ _tag: 'Null' }, 1)],
  ['configure', (runtime) => runtime.configure({})],
  ['reset', (runtime) => runtime.reset()],
]

describe('a change by code', () => {
  it.each(changes)('that was not kept is reported once: %s', async (_, change) => {
    const { runtime, report } = changesWith([lost('the disk is full', false)])
    change(runtime)
    const reported = await outcomeOf(report())

    expect(reported).toBeInstanceOf(NotKeptException)
    expect(reported).toMatchObject({ name: 'NotKeptException', message: 'the disk is full', isTemporary: false })
    expect(await outcomeOf(report())).toBe('kept')
  })

  it.each(changes)('has the result that it has without being watched: %s', (_, change) => {
    expect(change(changesWith([]).runtime)).toEqual(change(makeStubRuntime(start)))
  })

  it('that was kept is not reported, and of several that were not the first is', async () => {
    const { runtime, report, kept } = changesWith([
      E.right(undefined),
      lost('first'),
      E.right(undefined),
      lost('second'),
    ])
    expect(await outcomeOf(report())).toBe('kept')
    for (let i = 0; i < 4; i++) runtime.leaveStates()

    expect(await outcomeOf(kept())).toMatchObject({ message: 'first', isTemporary: true })
    expect(await outcomeOf(kept())).toBe('kept')
  })
})

describe('the rules that a stub goes back to', () => {
  it.each([
    ['those before, where others were not kept', [{ invalidInput: 200 }], ['lost'], 400],
    ['the last ones that were kept', [{ invalidInput: 200 }, { invalidInput: 400 }], ['kept', 'lost'], 200],
    ['those before several that were not kept', [{ invalidInput: 200 }, { passwords: 'hidden' }], ['lost'], 400],
  ] as const)('are %s', async (_, assumptions, [...outcomes], invalidInput) => {
    const take: Data['take'] = (before, steps) =>
      outcomes.shift() === 'lost'
        ? TE.left({ _tag: 'StoreFailed', reason: 'full', code: null })
        : TE.fromIO(() => takeSteps(steps, before))
    const data = { catchUp: () => TE.right({ version: 1, state: start.state }), take, close: async () => {} }
    const runtime = makeStubRuntime(start, () => makeDataKeeper(data, { version: 1, state: start.state }))
    const settled = () => new Promise((resolve) => runtime.settled(resolve))

    for (const each of assumptions) {
      runtime.configure({ assumptions: each })
      if (outcomes.length > 1) await settled()
    }
    await settled()
    runtime.leaveStates()
    await settled()

    expect(runtime.state().settings.assumptions.invalidInput).toBe(invalidInput)
  })
})
