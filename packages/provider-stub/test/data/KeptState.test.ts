/** Versions: a state that differs from the one before has another, and rows bring an older state up to a newer one. */
import { either as E, option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { accountText } from '../../src/data/accountText.js'
import { caughtUp, takeSteps } from '../../src/data/KeptState.js'
import { saveState } from '../../src/data/SavedState.js'
import { sampleAccount } from '../../src/index.js'
import { parseOptions } from '../../src/options/StubOptions.js'
import { type Step, stepped } from '../../src/runtime/Step.js'
import type { StubState } from '../../src/runtime/StubState.js'
import { orThrow } from '../../src/Stub.js'
import { all, type Change, none, put, remove } from '../../src/store/Change.js'

const { state: start } = orThrow(parseOptions({}))
const from = { version: 5, state: start }
const account = (EMailAccountId: number, EMailAddress = 'a@b') => ({ ...sampleAccount, EMailAccountId, EMailAddress })

const stepOf =
  (change: O.Option<Change>, more: Partial<StubState> = {}): Step<string> =>
  (state) => ({ value: 'value', state: { ...state, ...more }, change })

describe('steps from a version', () => {
  it.each<readonly [string, Step<unknown>, number]>([
    ['changes nothing', (state) => stepped(0, state), 5],
    ['makes an equal state', stepOf(O.some(none)), 5],
    ['writes an account', stepOf(O.some(put(account(1)))), 6],
    ['adds a fault', stepOf(O.some(none), { faults: [] }), 6],
    ['enters a state', stepOf(O.some(none), { entered: [{ name: 'x', params: {} }] }), 6],
    ['was the first operation', stepOf(O.some(none), { hasOperated: true }), 6],
    ['replaces all accounts', stepOf(O.none), 6],
  ])('lead to another version if one %s', (_, step, version) => {
    expect(takeSteps([step], from).kept.version).toBe(version)
  })

  it('are taken one after the other, and their changes have the versions after each', () => {
    const changes = [put(account(1)), none, remove(1)]
    const taken = takeSteps(
      changes.map((change) => stepOf(O.some(change))),
      from,
    )

    expect(taken).toEqual({
      values: ['value', 'value', 'value'],
      kept: { version: 7, state: start },
      changes: [
        { version: 6, change: changes[0] },
        { version: 6, change: none },
        { version: 7, change: changes[2] },
      ],
      isReplaced: false,
    })
  })

  it('end at the first that replaces all accounts, before which no change counts', () => {
    const taken = takeSteps([stepOf(O.some(put(account(1)))), stepOf(O.none), stepOf(O.some(none))], from)

    expect(taken).toEqual({
      values: ['value', 'value'],
      kept: { version: 7, state: start },
      changes: [],
      isReplaced: true,
    })
  })

  it('that are none leave everything', () => {
    expect(takeSteps([], from)).toEqual({ values: [], kept: from, changes: [], isReplaced: false })
  })
})

describe('a state that catches up', () => {
  const saved = { ...start, hasOperated: true }
  const textOf = accountText(start.settings.profile)
  const stub = { version: '9', epoch: '2', state: saveState(saved), id: null, since: null, account: null }
  const row = (id: number, since: number, text: string | null) => ({
    ...stub,
    id: String(id),
    since: String(since),
    account: text,
  })

  const accountsAfter = (rows: ReadonlyArray<typeof stub | ReturnType<typeof row>>) => {
    const result = caughtUp(from, rows)
    return E.isRight(result)
      ? [...result.right.state.accounts.all()].map(({ EMailAccountId }) => EMailAccountId)
      : result
  }

  it('has the accounts of newer rows, in the order in which they got their addresses', () => {
    const rows = [row(3, 8, textOf(account(3))), row(2, 7, textOf(account(2))), row(270, 9, null)]
    const result = caughtUp(from, rows)

    expect(accountsAfter(rows)).toEqual([2, 3])
    expect(E.isRight(result) && result.right).toMatchObject({ version: 9, state: { hasOperated: true, settings: {} } })
    expect(E.isRight(result) && result.right.state.accounts.withAddress('a@b')?.EMailAccountId).toBe(2)
  })

  it('has no account of before if since then others took the place of all', () => {
    const rows = [row(3, 8, textOf(account(3)))]

    expect(accountsAfter(rows)).toEqual([3, 270])
    expect(accountsAfter(rows.map((each) => ({ ...each, epoch: '5' })))).toEqual([3, 270])
    expect(accountsAfter(rows.map((each) => ({ ...each, epoch: '6' })))).toEqual([3])
  })

  it.each([
    ['has left its address and returned to it comes last', 8, 2],
    ['has stayed at its address keeps its place', 4, 1],
    ['got it in the version that is known keeps its place', 5, 1],
  ])('finds by an address the account that got it first: one that %s', (_, since, found) => {
    const accounts = start.accounts.after(all([put(account(1)), put(account(2))]))
    const result = caughtUp({ ...from, state: { ...start, accounts } }, [row(1, since, textOf(account(1)))])

    expect(E.isRight(result) && result.right.state.accounts.withAddress('a@b')?.EMailAccountId).toBe(found)
  })

  it('has the ids that others have used, and takes settings from the provider states', () => {
    const { accounts } = start
    const used = { ...start, accounts: accounts.caughtUp(none, { lastId: 400, lastCredentialsId: 30 }) }
    const entered = [{ name: 'the installation is online', params: { granted: false } }]
    const result = caughtUp(from, [{ ...stub, state: saveState({ ...used, entered }) }])
    const kept = E.isRight(result) ? result.right.state : start

    expect([kept.accounts.nextId, kept.accounts.nextCredentialsId]).toEqual([401, 31])
    expect([kept.settings.granted, kept.settings.authentication.mode, kept.entered]).toEqual([false, 'online', entered])
  })

  it('is the very state if the version is the same', () => {
    const result = caughtUp(from, [{ ...stub, version: '5' }])

    expect(E.isRight(result) && result.right).toBe(from)
  })

  it.each([
    ['no row', [], 'the state of the stub is gone'],
    ['a state that is none', [{ ...stub, state: '{' }], 'it is no JSON'],
    [
      'an unknown provider state',
      [{ ...stub, state: saveState({ ...saved, entered: [{ name: 'x', params: {} }] }) }],
      expect.stringMatching(/^there is no provider state "x", only: an account exists; /),
    ],
    ['a text that is no account', [row(3, 8, '{')], 'account 3: it is no JSON'],
  ])('cannot be read from %s', (_, rows, reason) => {
    expect(caughtUp(from, rows)).toEqual(E.left(reason))
  })
})
