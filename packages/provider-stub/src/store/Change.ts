/** A change of the accounts as plain data: a handler returns it, a store applies it. */
import type { EMailAccount } from '@so-email/codecs'

export type Change =
  | { readonly _tag: 'None' }
  | { readonly _tag: 'Put'; readonly account: EMailAccount }
  | { readonly _tag: 'Remove'; readonly id: number }
  | { readonly _tag: 'All'; readonly changes: ReadonlyArray<Change> }

export const none: Change = { _tag: 'None' }
export const put = (account: EMailAccount): Change => ({ _tag: 'Put', account })
export const all = (changes: ReadonlyArray<Change>): Change => ({ _tag: 'All', changes })
export const remove = (id: number): Change => ({ _tag: 'Remove', id })
