/**
 * Snapshots of the accounts in memory. `after` applies a change and returns the next snapshot; the one before stays as it
 * was, so `answer` can be a pure function of a snapshot and a request. Both indexes are persistent maps: a save copies a few
 * small nodes, however many accounts there are.
 */
import type { EMailAccount, FieldProperties, ServiceAuth } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
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
  readonly byAddress: IntMap<Ids>
}

/** The first `length` of some ids. What comes after them belongs to a newer snapshot. */
interface Ids {
  readonly all: Array<number>
  readonly length: number
}

/** Copies no ids of the newest snapshot, because thousands of accounts may come to one address. */
const appended = (id: number, { all, length }: Ids = { all: [], length: 0 }): Ids => {
  const ids = all.length === length ? all : all.slice(0, length)
  ids.push(id)
  return { all: ids, length: ids.length }
}

const without = (id: number, { all, length }: Ids): Ids => {
  const ids = all.filter((each, i) => i < length && each !== id)
  return { all: ids, length: ids.length }
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

/** The accounts with some ids, one after another, because a search for the first one needs no other. */
function* accountsOf({ byId }: Index, { all, length }: Ids): Generator<EMailAccount, void> {
  for (let i = 0; i < length; i++) {
    const account = lookup(all[i] ?? 0)(byId) // no account has the id 0
    if (account !== undefined) yield account
  }
}

/** The addresses after one account has given up its address and taken another. */
const readdressed = (index: Index, id: number, before: string, after: string): IntMap<Ids> =>
  before === after
    ? index.byAddress
    : F.pipe(index.byAddress, leaving(before, id), after === '' ? F.identity : coming(after, id))

const leaving =
  (key: string, id: number) =>
  (byAddress: IntMap<Ids>): IntMap<Ids> => {
    const at = hash(key)
    const before = lookup(at)(byAddress)
    if (before === undefined) return byAddress
    const ids = without(id, before)
    return ids.length === 0 ? remove(at)(byAddress) : upsert(at, ids)(byAddress)
  }

const coming =
  (key: string, id: number) =>
  (byAddress: IntMap<Ids>): IntMap<Ids> =>
    upsert(hash(key), appended(id, lookup(hash(key))(byAddress)))(byAddress)

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

const byFirst = ({ all: [a = 0] }: Ids, { all: [b = 0] }: Ids): number => a - b

function* inOrder(index: Index): Generator<EMailAccount, void> {
  for (const account of values(index.byId)) if (!account.EMailAddress) yield account
  for (const ids of [...values(index.byAddress)].toSorted(byFirst)) yield* accountsOf(index, ids)
}

const snapshotOf = (keyOf: KeyOf, index: Index): AccountsInMemory => {
  const snapshot: AccountsInMemory = {
    get: (id) => lookup(id)(index.byId),
    all: () => values(index.byId),
    withAddress: (address, associateId) => {
      const key = keyOf(address)
      const ids = lookup(hash(key))(index.byAddress)
      if (ids === undefined) return undefined
      for (const account of accountsOf(index, ids)) {
        const isOf = associateId === undefined || account.AssociateId === associateId
        if (isOf && keyOf(account.EMailAddress) === key) return account
      }
      return undefined
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
