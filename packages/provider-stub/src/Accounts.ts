/** What the stub keeps. A handler reads it and says what is to change; only the edge changes it. */
import type { EMailAccount } from '@so-email/codecs'

/** What a handler sees. */
export interface Accounts {
  readonly get: (id: number) => EMailAccount | undefined
  readonly all: () => Iterable<EMailAccount>
  /** The account that has this address, whatever its case where case is ignored. */
  readonly withAddress: (address: string) => EMailAccount | undefined
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

export interface AccountStore extends Accounts {
  readonly apply: (change: Change) => void
  readonly reset: (accounts: Iterable<EMailAccount>) => void
}

export const makeAccountStore = (addressCase: 'ignored' | 'compared', seed: Iterable<EMailAccount>): AccountStore => {
  const byId = new Map<number, EMailAccount>()
  const idByAddress = new Map<string, number>()
  let lastId = 0
  let lastCredentialsId = 0
  const addressKey = (address: string) => (addressCase === 'ignored' ? address.toLowerCase() : address)
  const forget = (id: number) => {
    const address = byId.get(id)?.EMailAddress
    if (address && idByAddress.get(addressKey(address)) === id) idByAddress.delete(addressKey(address))
    byId.delete(id)
  }
  const keep = (account: EMailAccount) => {
    const { EMailAccountId: id, EMailAddress: address, IncomingCredentials, OutgoingCredentials } = account
    const before = byId.get(id)?.EMailAddress
    if (before && before !== address && idByAddress.get(addressKey(before)) === id) {
      idByAddress.delete(addressKey(before))
    }
    byId.set(id, account)
    if (address) idByAddress.set(addressKey(address), id)
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
    for (const account of accounts) keep(account)
  }
  reset(seed)
  return {
    get: (id) => byId.get(id),
    all: () => byId.values(),
    withAddress: (address) => {
      const id = idByAddress.get(addressKey(address))
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
