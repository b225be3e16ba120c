/** What became of a mailbox. */
import { AccountStatus, type EMailAccount } from '@so-email/codecs'
import type { Mailbox } from './Mailbox.js'

export type Report =
  | {
      readonly _tag: 'Provisioned'
      readonly mailbox: Mailbox
      readonly account: EMailAccount
      readonly hasSPF: boolean
    }
  | { readonly _tag: 'Rejected'; readonly mailbox: Mailbox; readonly reason: string }

const statusOf = ({ AccountStatus: code }: EMailAccount): string =>
  Object.entries(AccountStatus).find(([, value]) => value === code)?.[0] ?? String(code)

/** A line for a person. */
export const draw = (report: Report): string => {
  const { address } = report.mailbox
  if (report._tag === 'Rejected') return `${address}: not saved, ${report.reason}`
  const warning = report.hasSPF ? '' : ', but its domain lets others send for it (SPF)'
  return `${address}: account ${report.account.EMailAccountId}, ${statusOf(report.account)}${warning}`
}
