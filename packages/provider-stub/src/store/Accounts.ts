/** What the stub keeps. A handler reads it and says what is to change; only the edge changes it. */
import type { EMailAccount, ServiceAuth } from '@so-email/codecs'
import type { Assumptions } from '../Assumptions.js'

/** What exists. */
export interface Accounts {
  readonly get: (id: number) => EMailAccount | undefined
  readonly all: () => Iterable<EMailAccount>
  /**
   * The account that has this address, whatever its case where case is ignored. Of several that share it the first, and of
   * one associate's alone where an id of one is given.
   */
  readonly withAddress: (address: string, associateId?: number) => EMailAccount | undefined
}

/** What comes next. */
export interface Ids {
  /** The id that the next new account gets. */
  readonly nextId: number
  /** The id that the next new credentials get. */
  readonly nextCredentialsId: number
}

/** What an id may be at most: an Int32. */
export const largestId = 2 ** 31 - 1

/** What a handler wants changed. */
export type Change =
  | { readonly _tag: 'None' }
  | { readonly _tag: 'Put'; readonly account: EMailAccount }
  | { readonly _tag: 'Remove'; readonly id: number }

export const none: Change = { _tag: 'None' }
export const put = (account: EMailAccount): Change => ({ _tag: 'Put', account })
export const remove = (id: number): Change => ({ _tag: 'Remove', id })

export interface AccountStore extends Accounts, Ids {
  readonly apply: (change: Change) => void
  readonly reset: (accounts: Iterable<EMailAccount>) => void
}

/** The accounts as they may be handed out: whoever changes one changes nothing that is kept. */
export const copiesOf = ({ get, all, withAddress }: Accounts): Accounts => ({
  get: (id) => structuredClone(get(id)),
  all: () => Array.from(all(), (account) => structuredClone(account)),
  withAddress: (address, associateId) => structuredClone(withAddress(address, associateId)),
})

/** What two equal addresses have in common. */
export const addressKey = (addressCase: Assumptions['addressCase'], address: string): string =>
  addressCase === 'ignored' ? address.toLowerCase() : address

export const makeAccountStore = (
  addressCase: Assumptions['addressCase'],
  seed: Iterable<EMailAccount>,
): AccountStore => {
  const byId = new Map<number, EMailAccount>()
  /** In the order in which they got it: more than one only where duplicates are kept. */
  const idsByAddress = new Map<string, Set<number>>()
  let lastId = 0
  let lastCredentialsId = 0
  /** Empty for no address, which nothing is kept under. */
  const keyOf = (address: string | null | undefined) => (address ? addressKey(addressCase, address) : '')
  const giveUp = (key: string, id: number) => {
    const ids = idsByAddress.get(key)
    ids?.delete(id)
    if (ids?.size === 0) idsByAddress.delete(key)
  }
  const take = (key: string, id: number) => {
    const ids = idsByAddress.get(key)
    if (ids !== undefined) ids.add(id)
    else if (key !== '') idsByAddress.set(key, new Set([id]))
  }
  const forget = (id: number) => {
    giveUp(keyOf(byId.get(id)?.EMailAddress), id)
    byId.delete(id)
  }
  const keep = (account: EMailAccount) => {
    const { EMailAccountId: id, IncomingCredentials, OutgoingCredentials } = account
    const [before, after] = [keyOf(byId.get(id)?.EMailAddress), keyOf(account.EMailAddress)]
    if (before !== after) giveUp(before, id)
    take(after, id)
    byId.set(id, account)
    lastId = Math.max(lastId, id)
    lastCredentialsId = Math.max(
      lastCredentialsId,
      IncomingCredentials?.ServiceAuthId ?? 0,
      OutgoingCredentials?.ServiceAuthId ?? 0,
    )
  }
  const reset = (accounts: Iterable<EMailAccount>) => {
    byId.clear()
    idsByAddress.clear()
    lastId = 0
    lastCredentialsId = 0
    // Copies: what one stub is told, or hands out, belongs to no other, and is as it was after a reset.
    for (const account of accounts) keep(structuredClone(account))
    // Now, when the largest id that is brought is known.
    for (const account of byId.values()) byId.set(account.EMailAccountId, identified(account))
  }
  const identified = (account: EMailAccount): EMailAccount => {
    const withId = (credentials: ServiceAuth | null) =>
      credentials?.ServiceAuthId === 0 ? { ...credentials, ServiceAuthId: ++lastCredentialsId } : credentials
    return {
      ...account,
      IncomingCredentials: withId(account.IncomingCredentials),
      OutgoingCredentials: withId(account.OutgoingCredentials),
    }
  }
  reset(seed)
  return {
    get: (id) => byId.get(id),
    all: () => byId.values(),
    withAddress: (address, associateId) => {
      for (const id of idsByAddress.get(keyOf(address)) ?? []) {
        const account = byId.get(id)
        if (associateId === undefined || account?.AssociateId === associateId) return account
      }
      return undefined
    },
    get nextId() {
      return lastId + 1
    },
    get nextCredentialsId() {
      return lastCredentialsId + 1
    },
    apply: (change) => {
      if (change._tag === 'Put') keep(change.account)
      else if (change._tag === 'Remove') forget(change.id)
    },
    reset,
  }
}
