/** What keeps accounts from existing together: what the stub starts with obeys the rules that it holds others to. */
import { EMailAccount } from '@so-email/codecs'
import type { Assumptions } from '../Assumptions.js'
import { tooLong } from '../algebras/tooLong.js'
import { addressKey, largestId } from './Accounts.js'

/** The first conflict in one line, or `null` if there is none. */
export const conflictAmong = (
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
