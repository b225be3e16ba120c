import type { EMailAccount } from '@so-email/codecs'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { assumptions } from '../../src/Assumptions.js'
import { sampleAccount } from '../../src/index.js'
import { addressKey } from '../../src/store/Accounts.js'
import { accountsInMemory, accountsUnder } from '../../src/store/AccountsInMemory.js'
import { all, type Change, none, put, remove } from '../../src/store/Change.js'
import { profileOf } from '../../src/versions/Profile.js'

// `Aa` and `BB` have the same hash.
const addresses = [null, '', 'Aa@x', 'BB@x', 'aa@x', 'c@x']

const account = fc
  .record({
    EMailAccountId: fc.integer({ min: 1, max: 5 }),
    EMailAddress: fc.constantFrom(...addresses),
    AssociateId: fc.constantFrom(1, 2),
  })
  .map((parts): EMailAccount => ({ ...sampleAccount, ...parts }))

const single: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: account.map(put) },
  fc.integer({ min: 1, max: 5 }).map(remove),
  fc.constant(none),
)
const change = fc.oneof({ weight: 3, arbitrary: single }, fc.array(single, { maxLength: 3 }).map(all))

/** The accounts in the order in which they got their addresses. */
const modelOf = (
  changes: ReadonlyArray<Change>,
  start: ReadonlyArray<EMailAccount> = [],
): ReadonlyArray<EMailAccount> =>
  changes.reduce((accounts, each): ReadonlyArray<EMailAccount> => {
    if (each._tag === 'All') return modelOf(each.changes, accounts)
    if (each._tag === 'None') return accounts
    if (each._tag === 'Remove') return accounts.filter(({ EMailAccountId }) => EMailAccountId !== each.id)
    const { account } = each
    const same = accounts.findIndex(
      (old) =>
        old.EMailAccountId === account.EMailAccountId && (old.EMailAddress ?? '') === (account.EMailAddress ?? ''),
    )
    return same >= 0
      ? accounts.with(same, account)
      : [...accounts.filter((old) => old.EMailAccountId !== account.EMailAccountId), account]
  }, start)

const ids = (accounts: Iterable<EMailAccount>) => Array.from(accounts, ({ EMailAccountId }) => EMailAccountId)

const empty = accountsInMemory('ignored', [])

describe('the accounts in memory', () => {
  it('are what the changes make of them, and an older snapshot stays as it was', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const start = accountsInMemory('compared', [])
        const snapshots = [start]
        for (const each of changes) snapshots.push((snapshots.at(-1) ?? start).after(each))
        snapshots.forEach((snapshot, count) => {
          const model = modelOf(changes.slice(0, count))

          expect(ids(snapshot.all())).toEqual(ids(model).toSorted((a, b) => a - b))
          for (const id of [1, 2, 3, 4, 5]) {
            expect(snapshot.get(id)).toEqual(model.find(({ EMailAccountId }) => EMailAccountId === id))
          }
          for (const address of addresses) {
            const found = model.filter(({ EMailAddress }) => address && EMailAddress === address)
            expect(snapshot.withAddress(address ?? '')).toEqual(found[0])
            expect(snapshot.withAddress(address ?? '', 2)).toEqual(found.find(({ AssociateId }) => AssociateId === 2))
          }

          const again = accountsInMemory('compared', [...snapshot.inOrder()])
          expect([...again.all()]).toEqual([...snapshot.all()])
          for (const address of addresses)
            expect(again.withAddress(address ?? '')).toEqual(snapshot.withAddress(address ?? ''))
        })
      }),
    )
  })

  it('use no id twice, even that of a removed account', () => {
    const accounts = accountsInMemory('ignored', [{ ...sampleAccount, EMailAccountId: 7 }])

    expect([accounts.nextId, accounts.after(remove(7)).nextId]).toEqual([8, 8])
  })

  it('are the same object after no change', () => {
    const accounts = accountsInMemory('ignored', [sampleAccount])

    expect(accounts.after(none)).toBe(accounts)
  })

  it('share the rights that all accounts of a server have, and keep others', () => {
    const shared = { EMailAddress: { FieldRight: null, FieldType: 'System.String', FieldLength: 255 } }
    const other = { EMailAddress: { FieldRight: null, FieldType: 'System.String', FieldLength: 5 } }
    const given = [shared, other].map((FieldProperties, index) => ({
      ...sampleAccount,
      EMailAccountId: index + 1,
      FieldProperties: structuredClone(FieldProperties),
    }))
    const accounts = accountsInMemory('ignored', given, undefined, shared)

    expect([...accounts.all()]).toEqual(given)
    expect(accounts.get(1)?.FieldProperties).toBe(shared)
    const own = accounts.get(2)?.FieldProperties
    expect([Object.isFrozen(own), Object.isFrozen(own?.['EMailAddress'])]).toEqual([true, true])
  })

  it('keep the order of an address if an account is saved at it again', () => {
    const [first, second] = [1, 2].map((EMailAccountId) =>
      put({ ...sampleAccount, EMailAccountId, EMailAddress: 'a@x' }),
    )
    const both = empty.after(all([first ?? none, second ?? none]))

    expect(both.after(first ?? none).withAddress('a@x')?.EMailAccountId).toBe(1)
  })

  it('have an order of their own at an address in each of two snapshots that follow one', () => {
    const at = (EMailAccountId: number) => put({ ...sampleAccount, EMailAccountId, EMailAddress: 'a@x' })
    const before = empty.after(at(1))
    const [left, right] = [before.after(all([at(2), at(3)])), before.after(at(4))]

    const other = before.after(all([remove(1), at(5), at(2)]))

    expect([before, other, left, right, right.after(at(2))].map((accounts) => ids(accounts.inOrder()))).toEqual([
      [1],
      [5, 2],
      [1, 2, 3],
      [1, 4],
      [1, 4, 2],
    ])
  })

  it('have no place among the addresses without one', () => {
    const accounts = [null, ''].map((EMailAddress, i) => put({ ...sampleAccount, EMailAccountId: i + 1, EMailAddress }))

    expect(Object(empty.after(all(accounts)).used).byAddress).toEqual(Object(empty.used).byAddress)
  })

  it.each([null, ''])('have one place if they have given up their address for %o', (EMailAddress) => {
    const accounts = empty.after(put(sampleAccount)).after(put({ ...sampleAccount, EMailAddress }))

    expect([...accounts.inOrder()]).toEqual([{ ...sampleAccount, EMailAddress }])
  })

  it('keep nothing of addresses that no account has any more', () => {
    const left = Array.from({ length: 40 }, (_, i) => ({ ...sampleAccount, EMailAccountId: 1, EMailAddress: `${i}@x` }))
      .map(put)
      .reduce((accounts, each) => accounts.after(each), empty)
      .after(remove(1))

    expect(JSON.stringify(Object(left.used).byAddress)).not.toMatch(/[[,]\[\]|"all":\[\]/)
  })

  it('that return to an address come after those that stayed there', () => {
    const at = (EMailAccountId: number, EMailAddress: string) => put({ ...sampleAccount, EMailAccountId, EMailAddress })
    const accounts = empty.after(all([at(1, 'a@x'), at(2, 'a@x'), at(1, 'b@x'), at(1, 'a@x')]))

    expect([ids(accounts.inOrder()), accounts.withAddress('a@x')?.EMailAccountId]).toEqual([[2, 1], 2])
    expect(ids(accounts.after(remove(2)).inOrder())).toEqual([1])
  })

  it('are found among thousands by hashes that differ', () => {
    const many = Array.from({ length: 1_500 }, (_, i) =>
      put({ ...sampleAccount, EMailAccountId: i + 1, EMailAddress: `${i}@x` }),
    )
    const { used } = empty.after(all(many))
    const lists = JSON.stringify(Object(used).byAddress).match(/\[\d+\]/g) ?? []

    expect(lists.length).toBeGreaterThan(1_200) // of 1,500 addresses, the rest share their number with another
  })

  it('are kept as they are under rules that store alike, and checked again under others', () => {
    const accounts = accountsInMemory('ignored', [{ ...sampleAccount, InboxFolder: 'x'.repeat(300) }])
    const kept = { assumptions: { ...assumptions, longText: 'kept' as const }, profile: profileOf('12.2') }

    expect(
      accountsUnder(kept, { ...kept, assumptions: { ...kept.assumptions, passwords: 'hidden' } })(accounts),
    ).toEqual(E.right(accounts))
    expect(E.getOrElse(() => empty)(accountsUnder(kept, kept)(accounts))).toBe(accounts)
    expect(E.isLeft(accountsUnder(kept, { ...kept, assumptions })(accounts))).toBe(true)
  })

  it('compare addresses without case, and no further', () => {
    expect(addressKey('ignored', 'ÅSE@x')).toBe(addressKey('ignored', 'åse@X'))
    expect(addressKey('ignored', 'groß@x')).not.toBe(addressKey('ignored', 'gross@x'))
  })
})
