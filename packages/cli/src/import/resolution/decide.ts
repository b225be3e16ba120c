/** What an account that was looked up means for a row that was sent and never answered. Pure. */
import type { EMailAccount } from '@so-email/codecs'
import { function as F, option as O } from 'fp-ts'
import { addressKey } from '../ledger/addressKey.js'
import type { LedgerRow } from '../ledger/LedgerRow.js'

export type Decision =
  /** The row was saved, as this account. */
  | { readonly _tag: 'Found'; readonly id: number }
  /** The row was not saved, or saving it once more does no harm. */
  | { readonly _tag: 'NotSaved' }
  | { readonly _tag: 'Undecided'; readonly reason: string }

/** What is known of a row beside the account. */
export interface Evidence {
  readonly row: LedgerRow
  /** The account of the caller that is found by the address of the row, if there is one. */
  readonly found: O.Option<EMailAccount>
  /** The associate of the caller, if known. A lookup sees the accounts of no other. */
  readonly caller: O.Option<number>
  /** Whether another row of the import has the address. */
  readonly isShared: boolean
}

const undecided = (reason: string): Decision => ({ _tag: 'Undecided', reason })

/** Only what cannot be otherwise is decided: a wrong guess would lose an account, or make it twice. */
export const decide = ({ row, found, caller, isShared }: Evidence): Decision => {
  // It replaces an account, which no other row replaces, and does so as well a second time.
  if (row.givenId !== 0) return { _tag: 'NotSaved' }
  if (row.address === null || row.address === '') return undecided('the row has no address to look it up by')
  return F.pipe(
    found,
    O.match(() => whenMissing(row, caller), whenFound(row, isShared)),
  )
}

const whenMissing = (row: LedgerRow, caller: O.Option<number>): Decision =>
  O.isSome(caller) && caller.value === row.associate
    ? { _tag: 'NotSaved' }
    : undecided('the account belongs to another associate, and a lookup finds the accounts of the caller only')

const whenFound =
  ({ address, associate, foundBefore }: LedgerRow, isShared: boolean) =>
  ({ AssociateId, EMailAccountId: id, EMailAddress }: EMailAccount): Decision => {
    // A database may ignore more than case, as spaces at the end; then it may be the account of another row.
    if (addressKey(EMailAddress) !== addressKey(address))
      return undecided(`account ${id} is found by the address, and has another one`)
    if (isShared) return undecided(`account ${id} has the address, and another row of the import has it too`)
    if (AssociateId !== associate) return undecided(`account ${id} has the address, and belongs to another associate`)
    if (foundBefore === 0) return { _tag: 'Found', id }
    return foundBefore === null
      ? undecided(`account ${id} has the address, and it was not looked up whether it had it before`)
      : undecided(`account ${foundBefore} had the address before the row was sent`)
  }
