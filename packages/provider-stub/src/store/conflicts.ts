/** Whether accounts can exist together: the accounts that a stub starts with obey the rules that a save obeys. */
import { EMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import type { Assumptions } from '../Assumptions.js'
import { tooLong } from '../algebras/tooLong.js'
import { addressKey, largestId } from './Accounts.js'

/**
 * The first rule that the accounts break, or `null`. One loop over all accounts, because a file may hold 100,000 of them.
 */
const conflictAmong = (
  accounts: ReadonlyArray<EMailAccount>,
  { addressCase, duplicateAddress, longText }: Assumptions,
): string | null => {
  const ids = new Set<number>()
  const idByAddress = new Map<string, number>()
  let lastCredentialsId = 0
  let newCredentials = 0
  for (const account of accounts) {
    const { EMailAccountId: id, EMailAddress: address } = account
    if (!(id > 0)) return 'every account needs an EMailAccountId above 0'
    if (ids.has(id)) return `two accounts have the EMailAccountId ${id}`
    ids.add(id)
    const text = longText === 'refused' ? tooLong(EMailAccount, account) : null
    if (text !== null) return `a text of account ${id} is too long: ${text}`
    for (const credentials of [account.IncomingCredentials, account.OutgoingCredentials]) {
      lastCredentialsId = Math.max(lastCredentialsId, credentials?.ServiceAuthId ?? 0)
      if (credentials?.ServiceAuthId === 0) newCredentials++
    }
    if (duplicateAddress === 'kept' || !address) continue
    const key = addressKey(addressCase, address)
    const other = idByAddress.get(key)
    if (other !== undefined) return `accounts ${other} and ${id} have the same EMailAddress`
    idByAddress.set(key, id)
  }
  return newCredentials > largestId - lastCredentialsId ? 'there are no more ids for credentials' : null
}

/** The accounts, or the first rule that they break. */
export const checkAccounts =
  (assumptions: Assumptions) =>
  <A extends ReadonlyArray<EMailAccount>>(accounts: A): E.Either<string, A> => {
    const conflict = conflictAmong(accounts, assumptions)
    return conflict === null ? E.right(accounts) : E.left(conflict)
  }
