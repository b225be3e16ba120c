/** Some accounts of a snapshot, without secrets. A loop, because there may be 100,000 of them. */
import { EMailAccount } from '@so-email/codecs'
import type { Accounts } from '../store/Accounts.js'
import { safeText } from './bodyOf.js'
import type { AccountsPage } from './protocol.js'

/** How many accounts the page shows at a time. */
const most = 50

const isFound =
  (search: string) =>
  ({ EMailAccountId, EMailAddress }: EMailAccount): boolean =>
    search === '' || String(EMailAccountId) === search || (EMailAddress ?? '').toLowerCase().includes(search)

/** The accounts after an id whose id is the text that is searched for, or whose address contains it, in any case. */
export const accountsAfter = (accounts: Accounts, after: number, search: string): AccountsPage => {
  const matches = isFound(search.trim().toLowerCase())
  const page: Array<EMailAccount> = []
  let total = 0
  let found = 0
  let hasMore = false
  for (const account of accounts.all()) {
    total++
    if (!matches(account)) continue
    found++
    if (account.EMailAccountId <= after) continue
    if (page.length < most) page.push(account)
    else hasMore = true
  }
  return {
    total,
    found,
    accounts: page.map((account) => ({
      id: account.EMailAccountId,
      address: account.EMailAddress,
      text: safeText(EMailAccount, account),
    })),
    next: hasMore ? (page.at(-1)?.EMailAccountId ?? null) : null,
  }
}
