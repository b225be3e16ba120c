/**
 * Snapshots of the accounts in memory. `after` applies a change and returns the next snapshot; the one before stays as it
 * was, so `answer` can be a pure function of a snapshot and a request. Both indexes are persistent maps: a save copies a few
 * small nodes, however many accounts there are.
 */
import type { EMailAccount, FieldProperties, ServiceAuth } from '@so-email/codecs'
import { either as E, function as F, option as O, readonlyArray as RA } from 'fp-ts'
import type { Assumptions } from '../Assumptions.js'
import { frozen } from '../performance/frozen.js'
import { type Profile, toProfile, upgraded } from '../versions/Profile.js'
import { type AccountsSnapshot, addressKey } from './Accounts.js'
import { type Change, put } from './Change.js'
import { checkAccounts } from './conflicts.js'
import { empty, type IntMap, lookup, remove, upsert, values } from './IntMap.js'

export interface AccountsInMemory extends AccountsSnapshot {
  /** The accounts after a change. */
  readonly after: (change: Change) => AccountsInMemory
  /** The same, and the ids that were used by then. */
  readonly caughtUp: (change: Change, used: UsedIds) => AccountsInMemory
  readonly used: UsedIds
  /** In an order in which accounts with the same address got it. The address whose first account has the lowest id comes first. */
  readonly inOrder: () => Iterable<EMailAccount>
}

/** The largest ids so far: an id is never used twice. */
export interface UsedIds {
  readonly lastId: number
  readonly lastCredentialsId: number
}

interface Index extends UsedIds {
  readonly byId: IntMap<EMailAccount>
  /** Ids by the hash of the address, in the order in which the accounts got it; no id for an empty address. */
  readonly byAddress: IntMap<ReadonlyArray<number>>
}

const nothing: Index = { byId: empty, byAddress: empty, lastId: 0, lastCredentialsId: 0 }

/** 15 bits: with 100,000 accounts three of them share a number, and a lookup compares their addresses. */
const hash = (text: string): number => {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) | 0
  return (sum ^ (sum >>> 16)) & 0x7fff
}

const credentialsIdOf = (account: EMailAccount): number =>
  Math.max(account.IncomingCredentials?.ServiceAuthId ?? 0, account.OutgoingCredentials?.ServiceAuthId ?? 0)

const addressIn = ({ byId }: Index, id: number) => lookup(id)(byId)?.EMailAddress

const accountsOf = ({ byId }: Index): ((ids: ReadonlyArray<number>) => ReadonlyArray<EMailAccount>) =>
  RA.filterMap((id) => O.fromNullable(lookup(id)(byId)))

/** The addresses after one account has given up its address and taken another. */
const readdressed = (index: Index, id: number, before: string, after: string): IntMap<ReadonlyArray<number>> =>
  before === after
    ? index.byAddress
    : F.pipe(
        index.byAddress,
        withIds(before, (ids) => ids.filter((each) => each !== id)),
        after === '' ? F.identity : withIds(after, (ids) => [...ids, id]),
      )

const withIds =
  (key: string, change: (ids: ReadonlyArray<number>) => ReadonlyArray<number>) =>
  (byAddress: IntMap<ReadonlyArray<number>>): IntMap<ReadonlyArray<number>> => {
    const at = hash(key)
    const ids = change(lookup(at)(byAddress) ?? [])
    return ids.length === 0 ? remove(at)(byAddress) : upsert(at, ids)(byAddress)
  }

/** The text that equal addresses have in common; empty for no address. */
type KeyOf = (address: string | null | undefined) => string

const applied = (keyOf: KeyOf, change: Change, index: Index): Index => {
  switch (change._tag) {
    case 'None':
      return index
    case 'Put': {
      const { account } = change
      const id = account.EMailAccountId
      return {
        byId: upsert(id, account)(index.byId),
        byAddress: readdressed(index, id, keyOf(addressIn(index, id)), keyOf(account.EMailAddress)),
        lastId: Math.max(index.lastId, id),
        lastCredentialsId: Math.max(index.lastCredentialsId, credentialsIdOf(account)),
      }
    }
    case 'Remove':
      return {
        byId: remove(change.id)(index.byId),
        byAddress: readdressed(index, change.id, keyOf(addressIn(index, change.id)), keyOf(null)),
        lastId: index.lastId,
        lastCredentialsId: index.lastCredentialsId,
      }
    case 'All':
      return change.changes.reduce((before, each) => applied(keyOf, each, before), index)
  }
}

const byFirst = ([a = 0]: ReadonlyArray<number>, [b = 0]: ReadonlyArray<number>): number => a - b

function* inOrder(index: Index): Generator<EMailAccount, void> {
  for (const account of values(index.byId)) if (!account.EMailAddress) yield account
  for (const ids of [...values(index.byAddress)].toSorted(byFirst)) yield* accountsOf(index)(ids)
}

const snapshotOf = (keyOf: KeyOf, index: Index): AccountsInMemory => {
  const snapshot: AccountsInMemory = {
    get: (id) => lookup(id)(index.byId),
    all: () => values(index.byId),
    withAddress: (address, associateId) => {
      const key = keyOf(address)
      return F.pipe(
        O.fromNullable(lookup(hash(key))(index.byAddress)),
        O.map(accountsOf(index)),
        O.map((accounts) =>
          accounts.find(
            ({ EMailAddress, AssociateId }) =>
              keyOf(EMailAddress) === key && (associateId ?? AssociateId) === AssociateId,
          ),
        ),
        O.toUndefined,
      )
    },
    nextId: index.lastId + 1,
    nextCredentialsId: index.lastCredentialsId + 1,
    after: (change) => (change._tag === 'None' ? snapshot : snapshotOf(keyOf, applied(keyOf, change, index))),
    caughtUp: (change, used) => snapshotOf(keyOf, { ...applied(keyOf, change, index), ...used }),
    used: index,
    inOrder: () => inOrder(index),
  }
  return snapshot
}

/** New credentials in an account (those with the id 0) get the next ids. */
const withCredentialsIds =
  (account: EMailAccount) =>
  (accounts: AccountsInMemory): AccountsInMemory => {
    const { IncomingCredentials, OutgoingCredentials } = account
    const isNew = (credentials: ServiceAuth | null) => credentials?.ServiceAuthId === 0
    if (!isNew(IncomingCredentials) && !isNew(OutgoingCredentials)) return accounts
    const id = accounts.nextCredentialsId
    const identified = (credentials: ServiceAuth | null, ServiceAuthId: number) =>
      credentials?.ServiceAuthId === 0 ? { ...credentials, ServiceAuthId } : credentials
    return accounts.after(
      put({
        ...account,
        IncomingCredentials: identified(IncomingCredentials, id),
        OutgoingCredentials: identified(OutgoingCredentials, isNew(IncomingCredentials) ? id + 1 : id),
      }),
    )
  }

/**
 * A copy that shares the rights which all accounts of a server have: they are longer than the rest. The writer of JSON looks
 * through frozen rights only once.
 */
const copyOf = (shared: FieldProperties | null): ((account: EMailAccount) => EMailAccount) => {
  const text = JSON.stringify(shared)
  return (account) => {
    if (JSON.stringify(account.FieldProperties) === text) {
      return { ...structuredClone({ ...account, FieldProperties: null }), FieldProperties: shared }
    }
    const copy = structuredClone(account)
    frozen(copy.FieldProperties)
    return copy
  }
}

/** The accounts that a stub starts with, as copies: no change of the caller's objects reaches them. */
export const accountsInMemory = (
  addressCase: Assumptions['addressCase'],
  accounts: ReadonlyArray<EMailAccount>,
  used: UsedIds = nothing,
  shared: FieldProperties | null = null,
): AccountsInMemory => {
  const copies = accounts.map(copyOf(shared))
  const { lastId, lastCredentialsId } = used
  const start = snapshotOf((address) => addressKey(addressCase, address), {
    ...nothing,
    lastId,
    lastCredentialsId,
  })
  const seeded = copies.reduce((before, account) => before.after(put(account)), start)
  // In a second round, when the largest id of the given credentials is known.
  return copies.reduce((before, account) => withCredentialsIds(account)(before), seeded)
}

interface AccountRules {
  readonly assumptions: Assumptions
  readonly profile: Profile
}

/** The accounts of a stub or of a provider state, as a server of its version has them, or the rule that they break. */
export const startAccounts = (
  { assumptions, profile }: AccountRules,
  used?: UsedIds,
): ((accounts: ReadonlyArray<EMailAccount>) => E.Either<string, AccountsInMemory>) =>
  F.flow(
    checkAccounts(assumptions),
    E.map((accounts) =>
      accountsInMemory(assumptions.addressCase, accounts.map(toProfile(profile)), used, profile.fieldProperties),
    ),
  )

/** Whether accounts are kept in the same way under both rules. */
const isKeptAlike = (before: AccountRules, after: AccountRules): boolean =>
  before.profile.version === after.profile.version &&
  before.assumptions.addressCase === after.assumptions.addressCase &&
  before.assumptions.duplicateAddress === after.assumptions.duplicateAddress &&
  before.assumptions.longText === after.assumptions.longText

/** The same accounts under other rules, with the same next ids, or the rule that they break. */
export const accountsUnder =
  (before: AccountRules, after: AccountRules) =>
  (accounts: AccountsInMemory): E.Either<string, AccountsInMemory> =>
    isKeptAlike(before, after)
      ? E.right(accounts)
      : F.pipe(
          [...accounts.inOrder()].map(upgraded(after.profile)),
          startAccounts(after, { lastId: accounts.nextId - 1, lastCredentialsId: accounts.nextCredentialsId - 1 }),
        )
