/** What the stub keeps. A handler reads it and says what is to change; only the edge changes it. */
import type { EMailAccount } from '@so-email/codecs'

/** What a handler sees. */
export interface Accounts {
  readonly get: (id: number) => EMailAccount | undefined
  readonly all: () => Iterable<EMailAccount>
  /** The id that the next new account gets. */
  readonly nextId: number
}

/** What a handler wants changed. */
export type Change = { readonly _tag: 'None' } | { readonly _tag: 'Put'; readonly account: EMailAccount }

export const none: Change = { _tag: 'None' }
export const put = (account: EMailAccount): Change => ({ _tag: 'Put', account })

export interface AccountStore extends Accounts {
  readonly apply: (change: Change) => void
  readonly reset: (accounts: Iterable<EMailAccount>) => void
}

export const makeAccountStore = (seed: Iterable<EMailAccount>): AccountStore => {
  const byId = new Map<number, EMailAccount>()
  let last = 0
  const keep = (account: EMailAccount) => {
    byId.set(account.EMailAccountId, account)
    last = Math.max(last, account.EMailAccountId)
  }
  const reset = (accounts: Iterable<EMailAccount>) => {
    byId.clear()
    last = 0
    for (const account of accounts) keep(account)
  }
  reset(seed)
  return {
    get: (id) => byId.get(id),
    all: () => byId.values(),
    get nextId() {
      return last + 1
    },
    apply: (change) => {
      if (change._tag === 'Put') keep(change.account)
    },
    reset,
  }
}
