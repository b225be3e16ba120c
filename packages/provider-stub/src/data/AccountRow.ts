/** A row of the table of accounts. */
import type { EMailAccount } from '@so-email/codecs'
import type { Change } from '../store/Change.js'

export interface AccountRow {
  readonly id: number
  /** The version of the stub since which the row is as it is. */
  readonly version: number
  /** The version since which the account has its address: of several with one address the first counts. */
  readonly since: number
  /** What equal addresses have in common, as JSON, which no character of an address can break. */
  readonly address: string
  /** `accountText` of it; `null` for an account that was removed, which other stubs have to hear of. */
  readonly account: string | null
}

/** How accounts are written. */
export interface Writing {
  readonly addressOf: (account: EMailAccount) => string
  readonly textOf: (account: EMailAccount) => string
}

/** A change with the version after it. */
export interface Versioned {
  readonly version: number
  readonly change: Change
}

const rowsOf =
  ({ addressOf, textOf }: Writing) =>
  ({ version, change }: Versioned): ReadonlyArray<AccountRow> => {
    switch (change._tag) {
      case 'None':
        return []
      case 'Put': {
        const { account } = change
        const address = JSON.stringify(addressOf(account))
        return [{ id: account.EMailAccountId, version, since: version, address, account: textOf(account) }]
      }
      case 'Remove':
        return [{ id: change.id, version, since: version, address: '', account: null }]
      case 'All':
        return change.changes.flatMap((each) => rowsOf({ addressOf, textOf })({ version, change: each }))
    }
  }

/** The most rows of a statement: each has five parameters, and a statement has at most 32,766. */
const most = 500

/**
 * The rows of changes, in groups that have each account once: one statement cannot write a row twice. Of several changes of an
 * account at the same address only the last is written. Imperative, because it fills groups: a seed has 100,000 accounts.
 */
export const rowsOfChanges =
  (writing: Writing) =>
  (changes: ReadonlyArray<Versioned>): ReadonlyArray<ReadonlyArray<AccountRow>> => {
    const groups: Array<Map<number, AccountRow>> = []
    for (const row of changes.flatMap(rowsOf(writing))) {
      const last = groups.at(-1)
      const before = last?.get(row.id)
      if (before !== undefined && before.address === row.address) last?.set(row.id, { ...row, since: before.since })
      else if (last === undefined || before !== undefined || last.size >= most) groups.push(new Map([[row.id, row]]))
      else last.set(row.id, row)
    }
    return groups.map((group) => [...group.values()])
  }

/** The rows of accounts that take the place of all others, each before whatever comes later. */
export const rowsOfAll = (
  { addressOf, textOf }: Writing,
  version: number,
  accounts: Iterable<EMailAccount>,
): ReadonlyArray<ReadonlyArray<AccountRow>> => {
  const all = [...accounts]
  const rows = all.map((account, i) => ({
    id: account.EMailAccountId,
    version,
    since: i - all.length,
    address: JSON.stringify(addressOf(account)),
    account: textOf(account),
  }))
  return Array.from({ length: Math.ceil(rows.length / most) }, (_, i) => rows.slice(i * most, (i + 1) * most))
}
