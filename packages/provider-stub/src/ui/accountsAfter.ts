/** Some accounts of a snapshot, without secrets. A loop, because there may be 100,000 of them. */
import { EMailAccount } from '@so-email/codecs'
import type { Accounts } from '../store/Accounts.js'
import { safeText } from './bodyOf.js'
import type { AccountsPage } from './protocol.js'

/** How many accounts the page shows at a time. */
const most = 50

export const accountsAfter = (accounts: Accounts, after: number): AccountsPage => {
  const page: Array<EMailAccount> = []
  let total = 0
  let hasMore = false
  for (const account of accounts.all()) {
    total++
    if (account.EMailAccountId <= after) continue
    if (page.length < most) page.push(account)
    else hasMore = true
  }
  return {
    total,
    accounts: page.map((account) => ({
      id: account.EMailAccountId,
      address: account.EMailAddress,
      text: safeText(EMailAccount, account),
    })),
    next: hasMore ? (page.at(-1)?.EMailAccountId ?? null) : null,
  }
}
