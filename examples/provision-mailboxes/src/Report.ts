/** What became of a mailbox. */
import { AccountStatus, type EMailAccount } from '@so-email/codecs'
import type { Mailbox } from './Mailbox.js'

export type Report = { readonly mailbox: Mailbox } & (
  | {
      readonly _tag: 'Provisioned'
      readonly account: EMailAccount
      /** It was there before, and only its synchronisation is new. */
      readonly isOld: boolean
      readonly hasSPF: boolean
    }
  | { readonly _tag: 'NotSynchronised'; readonly account: EMailAccount; readonly reason: string }
  | { readonly _tag: 'PerhapsSaved'; readonly reason: string }
  | { readonly _tag: 'NothingSaved'; readonly reason: string }
)

const statusOf = ({ AccountStatus: code }: EMailAccount): string =>
  Object.entries(AccountStatus).find(([, value]) => value === code)?.[0] ?? String(code)

const result = (report: Report): string => {
  switch (report._tag) {
    case 'Provisioned': {
      const { account, isOld, hasSPF } = report
      const old = isOld ? ' was there before and is not changed' : ''
      const warning = hasSPF
        ? ''
        : ', but its domain does not name SuperOffice as a sender (SPF): its mail may be refused'
      return `account ${account.EMailAccountId}${old}, ${statusOf(account)}${warning}`
    }
    case 'NotSynchronised':
      return `account ${report.account.EMailAccountId} is saved, but perhaps not synchronised, ${report.reason}`
    case 'PerhapsSaved':
      return `perhaps saved, ${report.reason}`
    case 'NothingSaved':
      return `nothing saved, ${report.reason}`
  }
}

/** A line for a person. */
export const draw = (report: Report): string => `${report.mailbox.address}: ${result(report)}`
