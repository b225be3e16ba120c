/** What a store does that no other process explains, with a store of the test. */
import type { Connection, Row, Store } from '@so-email/store'
import { either as E, option as O, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { dataIn } from '../../src/data/Data.js'
import { saveState } from '../../src/data/SavedState.js'
import { parseOptions } from '../../src/options/StubOptions.js'
import { type Step, stepped } from '../../src/runtime/Step.js'
import { orThrow } from '../../src/Stub.js'

const { state: start } = orThrow(parseOptions({ accounts: [] }))
const from = { version: 1, state: start }
const stub: Row = { version: 1, epoch: 1, state: saveState(start), id: null, since: null, account: null }

/** A store that answers each read with these rows, and lets no change through. */
const storeOf = (rows: ReadonlyArray<Row>): Store => {
  const query: Connection['query'] = (sql) => TE.right(String(sql).includes('LEFT JOIN') ? rows : [])
  const connection: Connection = { dialect: 'sqlite', query }
  const hold: Store['hold'] = () => TE.right(O.none)
  return { ...connection, hold, transaction: (work) => work(connection), close: async () => {} }
}

const failure = (reason: string) => E.left({ _tag: 'StoreFailed', reason, code: null })

/** A step that lets a fault wait, the first times that it is taken. */
const changing = (times: number): Step<string> => {
  let taken = 0
  return (state) =>
    ++taken > times
      ? stepped('as it was', state)
      : stepped('changed', { ...state, faults: [{ fault: { _tag: 'Null' }, times: 1 }] })
}

describe('the data of a store', () => {
  it('that has no newer version take a step that changes nothing once', async () => {
    let taken = 0
    const looking: Step<number> = (state) => stepped(++taken, state)

    expect(await dataIn(storeOf([stub])).take(from, [looking])()).toMatchObject(E.right({ values: [1], kept: from }))
  })

  it('that has lost its stub cannot be read', async () => {
    expect(await dataIn(storeOf([])).catchUp(from)()).toEqual(failure('the state of the stub is gone'))
  })

  it('cannot be kept if even under its lock another version is there', async () => {
    expect(await dataIn(storeOf([stub])).take(from, [changing(99)])()).toEqual(
      failure('the stub was changed under its lock'),
    )
  })

  it('stay as they are under its lock if by then nothing is to be changed', async () => {
    expect(await dataIn(storeOf([stub])).take(from, [changing(4)])()).toMatchObject(
      E.right({ values: ['as it was'], kept: from, isReplaced: false }),
    )
  })
})
