/** What the stub keeps. A handler reads it and says what is to change; only the edge changes it. */
import type { EMailAccount } from '@so-email/codecs'
import type { Assumptions } from './Assumptions.js'

/** What exists. */
export interface Accounts {
  readonly get: (id: number) => EMailAccount | undefined
  readonly all: () => Iterable<EMailAccount>
  /** The account that has this address, whatever its case where case is ignored. */
  readonly withAddress: (address: string) => EMailAccount | undefined
}

/** What comes next. */
export interface Ids {
  /** The id that the next new account gets. */
  readonly nextId: number
  /** The id that the next new credentials get. */
  readonly nextCredentialsId: number
}

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
  withAddress: (address) => structuredClone(withAddress(address)),
})

/** What two equal addresses have in common. */
export const addressKey = (addressCase: Assumptions['addressCase'], address: string): string =>
  addressCase === 'ignored' ? address.toLowerCase() : address

export const makeAccountStore = (
  addressCase: Assumptions['addressCase'],
  seed: Iterable<EMailAccount>,
): AccountStore => {
  const byId = new Map<number, EMailAccount>()
  const idByAddress = new Map<string, number>()
  let lastId = 0
  let lastCredentialsId = 0
  const keyOf = (address: string) => addressKey(addressCase, address)
  const forget = (id: number) => {
    const address = byId.get(id)?.EMailAddress
    if (address && idByAddress.get(keyOf(address)) === id) idByAddress.delete(keyOf(address))
    byId.delete(id)
  }
  const keep = (account: EMailAccount) => {
    const { EMailAccountId: id, EMailAddress: address, IncomingCredentials, OutgoingCredentials } = account
    const before = byId.get(id)?.EMailAddress
    if (before && before !== address && idByAddress.get(keyOf(before)) === id) {
      idByAddress.delete(keyOf(before))
    }
    byId.set(id, account)
    if (address) idByAddress.set(keyOf(address), id)
    lastId = Math.max(lastId, id)
    lastCredentialsId = Math.max(
      lastCredentialsId,
      IncomingCredentials?.ServiceAuthId ?? 0,
      OutgoingCredentials?.ServiceAuthId ?? 0,
    )
  }
  const reset = (accounts: Iterable<EMailAccount>) => {
    byId.clear()
    idByAddress.clear()
    lastId = 0
    lastCredentialsId = 0
    // Copies: what one stub is told, or hands out, belongs to no other, and is as it was after a reset.
    for (const account of accounts) keep(structuredClone(account))
  }
  reset(seed)
  return {
    get: (id) => byId.get(id),
    all: () => byId.values(),
    withAddress: (address) => {
      const id = idByAddress.get(keyOf(address))
      return id === undefined ? undefined : byId.get(id)
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
