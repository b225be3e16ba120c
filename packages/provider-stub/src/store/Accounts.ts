/** The accounts that a handler reads. */
import type { EMailAccount } from '@so-email/codecs'
import type { Assumptions } from '../Assumptions.js'

/** The accounts that exist. */
export interface Accounts {
  /** The account with an id, if there is one. */
  readonly get: (id: number) => EMailAccount | undefined
  /** In the order of their ids. */
  readonly all: () => Iterable<EMailAccount>
  /**
   * The account with this address, compared according to the assumption `addressCase`. If several accounts have the address, the
   * one that got it first; with `associateId`, only accounts of this associate count.
   */
  readonly withAddress: (address: string, associateId?: number) => EMailAccount | undefined
}

/** The accounts at one moment, and the ids that come next. A snapshot never changes. */
export interface AccountsSnapshot extends Accounts {
  /** The id of the next new account. */
  readonly nextId: number
  /** The id of the next new credentials. */
  readonly nextCredentialsId: number
}

/** The largest id: ids are Int32. */
export const largestId = 2 ** 31 - 1

/** The accounts for code outside of the stub: a caller that changes one changes only its copy. */
export const copiesOf = (current: () => Accounts): Accounts => ({
  get: (id) => structuredClone(current().get(id)),
  all: () => Array.from(current().all(), (account) => structuredClone(account)),
  withAddress: (address, associateId) => structuredClone(current().withAddress(address, associateId)),
})

/** The text that equal addresses have in common; empty for no address. */
export const addressKey = (addressCase: Assumptions['addressCase'], address: string | null | undefined): string =>
  (addressCase === 'ignored' ? address?.toLowerCase() : address) ?? ''
