/** What the page shows of an account, and an account with what the page has. Pure. */
import type { EMailAccount } from '@so-email/client'

/** The properties that the page edits; every other one stays as it is. */
export const names = ['EMailAddress', 'InboxFolder', 'SentFolder'] as const

export type Form = Readonly<Record<(typeof names)[number], string>>

export const formOf = ({ EMailAddress, InboxFolder, SentFolder }: EMailAccount): Form => ({
  EMailAddress: EMailAddress ?? '',
  InboxFolder: InboxFolder ?? '',
  SentFolder: SentFolder ?? '',
})

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** A change for `changeEMailAccount`: what was entered in place of what was shown. Another person may have changed the rest. */
export const withForm =
  (shown: Form, entered: Form) =>
  (account: EMailAccount): EMailAccount => ({
    ...account,
    ...Object.fromEntries(
      names.filter((name) => entered[name] !== shown[name]).map((name) => [name, orNull(entered[name])]),
    ),
  })
