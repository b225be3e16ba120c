/** Rules that one process changes, while others write to the same store or while the store is slow. */
import { openStore } from '@so-email/store'
import { either as E } from 'fp-ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { rowsOfAll } from '../../src/data/AccountRow.js'
import { accountText } from '../../src/data/accountText.js'
import { type Data, dataIn } from '../../src/data/Data.js'
import { makeDataKeeper } from '../../src/data/dataKeeper.js'
import { saveState } from '../../src/data/SavedState.js'
import { insertStub, makeTables, upsertAccounts } from '../../src/data/tables.js'
import { type Configuration, type StubOptions, sampleAccount } from '../../src/index.js'
import { parseOptions } from '../../src/options/StubOptions.js'
import { makeKeptChanges } from '../../src/runtime/keptChanges.js'
import { makeStubRuntime } from '../../src/runtime/StubRuntime.js'
import { orThrow, stubOf } from '../../src/Stub.js'
import { save, saving, send } from '../support/requests.js'

const account = (EMailAccountId: number, EMailAddress: string) => ({ ...sampleAccount, EMailAccountId, EMailAddress })

const right = <L, A>(either: E.Either<L, A>): A =>
  E.isRight(either) ? either.right : expect.fail(JSON.stringify(either.left))

/** Makes stubs over one store, each as a process of its own. */
const processesOf = async (options: StubOptions) => {
  const store = right(await openStore(':memory:')())
  onTestFinished(store.close)
  const begun = orThrow(parseOptions(options))
  const { settings, accounts } = begun.state
  const writing = {
    addressOf: ({ EMailAddress }: { EMailAddress: string | null }) => EMailAddress ?? '',
    textOf: accountText(settings.profile),
  }
  right(await makeTables(store)())
  right(await insertStub(store, 1, saveState(begun.state))())
  right(await upsertAccounts(store, rowsOfAll(writing, 1, accounts.inOrder()))())
  return {
    rows: async () =>
      right(await store.query('SELECT account FROM so_email_stub_accounts ORDER BY id')()).map(({ account: text }) =>
        JSON.parse(String(text)),
      ),
    make: async (change: (data: Data) => Data = (data) => data) => {
      const data = change(dataIn(store))
      const opened = right(await data.catchUp({ version: 0, state: begun.state })())
      const { runtime, kept } = makeKeptChanges(makeStubRuntime(begun, () => makeDataKeeper(data, opened)))
      return { ...stubOf(runtime), kept, state: runtime.state }
    },
  }
}

const get = async (stub: Parameters<typeof send>[0], id: number) =>
  JSON.parse(
    (await send(stub, { ...saving('null'), url: `/api/v1/Agents/EMail/GetEMailAccount?eMailAccountId=${id}` })).text,
  )

const byAddress = async (stub: Parameters<typeof send>[0], FromAddress: string) =>
  JSON.parse(
    (await send(stub, { ...saving({ FromAddress }), url: '/api/v1/Agents/EMail/GetEMailAccountFromEMailAddress' }))
      .text,
  ).EMailAccountId

const outcomeOf = (promise: Promise<void>) =>
  promise.then(
    () => 'kept',
    (reason: unknown) => reason,
  )

describe('rules that a process changes after another one has written', () => {
  const accounts = [account(1, 'A@x'), account(2, 'a@x')]

  it('hold for the accounts of all, on the wire and in the store', async () => {
    const { make, rows } = await processesOf({ accounts })
    const [one, other] = [await make(), await make()]
    await save(other, { EMailAddress: 'b@x', InboxFolder: 'INBOX', AssociateId: 244 })
    one.configure({ serverVersion: '8', assumptions: { addressCase: 'compared' } })
    await one.kept()

    expect(await get(one, 1)).not.toHaveProperty('InboxFolder')
    expect(await get(one, 3)).toMatchObject({ EMailAddress: 'b@x' })
    expect(await get(one, 3)).not.toHaveProperty('InboxFolder')
    expect((await rows()).map(([version]) => version)).toEqual(['8', '8', '8'])
    expect([await byAddress(one, 'A@x'), await byAddress(one, 'a@x')]).toEqual([1, 2])
  })

  it('hold after a provider state is left', async () => {
    const { make, rows } = await processesOf({ accounts })
    const [one, other] = [await make(), await make()]
    await save(other, {})
    one.configure({ serverVersion: '8' })
    one.states.leave()
    await one.kept()

    expect((await rows()).map(([version]) => version)).toEqual(['8', '8'])
    expect(await get(one, 1)).not.toHaveProperty('InboxFolder')
  })

  it.each<readonly [string, object, Configuration]>([
    ['two accounts have one address', { EMailAddress: 'A@x' }, { assumptions: { duplicateAddress: 'refused' } }],
    [
      'two addresses differ in case only',
      { EMailAddress: 'B@x' },
      { assumptions: { duplicateAddress: 'refused', addressCase: 'ignored' } },
    ],
  ])('are not kept where %s', async (_, sent, configuration) => {
    const { make } = await processesOf({
      accounts: [account(1, 'A@x'), account(2, 'b@x')],
      assumptions: { addressCase: 'compared' },
    })
    const [one, other] = [await make(), await make()]
    await save(other, sent)
    one.configure(configuration)

    expect(await outcomeOf(one.kept())).toMatchObject({
      message: expect.stringMatching(/^accounts \d and 3 have the same EMailAddress$/),
      isTemporary: false,
    })
    expect(one.state().settings.assumptions).toMatchObject({ duplicateAddress: 'kept', addressCase: 'compared' })
    one.states.leave()
    expect(await outcomeOf(one.kept())).toBe('kept')
    expect(one.state().settings.assumptions).toMatchObject({ duplicateAddress: 'kept', addressCase: 'compared' })
  })
})

it('rules that were refused at once do not hold, though they could by then', async () => {
  const { make } = await processesOf({ accounts: [account(1, 'a@x'), account(2, 'a@x')] })
  const [one, other] = [await make(), await make()]
  await save(other, { EMailAccountId: 2, EMailAddress: 'b@x' })

  expect(() => one.configure({ assumptions: { duplicateAddress: 'refused' } })).toThrow('the same EMailAddress')
  expect(await outcomeOf(one.kept())).toBe('kept')
  expect(one.accounts.get(2)?.EMailAddress).toBe('b@x')
  expect(one.state().settings.assumptions.duplicateAddress).toBe('kept')
})

describe('rules that a process changes while its store is slow', () => {
  /** Data whose first change waits, and is then lost. */
  const losingOne = () => {
    let lose: () => void = () => {}
    let isFirst = true
    const change = (data: Data): Data => ({
      ...data,
      take: (before, steps) => {
        if (!isFirst) return data.take(before, steps)
        isFirst = false
        return () =>
          new Promise((resolve) => {
            lose = () => resolve(E.left({ _tag: 'StoreFailed', reason: 'lost', code: null }))
          })
      },
    })
    return { change, lose: () => lose() }
  }

  it('are not kept after a save that they refuse, which came first', async () => {
    const { make } = await processesOf({ accounts: [account(1, 'a@x')] })
    const stub = await make()
    const saved = save(stub, { EMailAddress: 'a@x' })
    stub.configure({ assumptions: { duplicateAddress: 'refused' } })

    expect((await saved)[0]).toBe(200)
    expect(await outcomeOf(stub.kept())).toMatchObject({ message: 'accounts 1 and 2 have the same EMailAddress' })
    expect(stub.state().settings.assumptions.duplicateAddress).toBe('kept')
    stub.states.leave()
    await stub.kept()
    expect(stub.state().settings.assumptions.duplicateAddress).toBe('kept')
  })

  it('are those that were kept, where earlier ones were lost', async () => {
    const { make } = await processesOf({})
    const { change, lose } = losingOne()
    const stub = await make(change)
    stub.configure({ assumptions: { unknownId: 'refused' } })
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    stub.configure({ assumptions: { unknownIdDeleted: 'refused' } })
    lose()
    const seen = () => {
      const { unknownId, unknownIdDeleted } = stub.state().settings.assumptions
      return [unknownId, unknownIdDeleted]
    }

    expect(await outcomeOf(stub.kept())).toMatchObject({ message: 'The store refused: lost.' })
    expect(seen()).toEqual(['null', 'refused'])
    stub.states.leave()
    await stub.kept()
    expect(seen()).toEqual(['null', 'refused'])
    stub.configure({ assumptions: { longText: 'kept' } })
    stub.states.leave()
    await stub.kept()
    expect(seen()).toEqual(['null', 'refused'])
  })
})
