import { randomUUID } from 'node:crypto'

/** The properties of the documented request, without its id, its address and its owner. */
const documented = {
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 546,
  ErrorCount: 416,
  ErrorReason: '',
  InboxFolder: 'dolorum',
  SentFolder: 'ex',
  SimpleMode: 264,
  LastFetch: '2008-08-06T16:32:38.9926739+02:00',
} as const

/** An address that no account has yet. */
export const newAddress = (): string => `verification-${randomUUID()}@example.test`

/** A new account: the documented one, with the id 0, and further properties. */
export const newAccount = (
  EMailAddress: string,
  AssociateId: number,
  more: Readonly<Record<string, unknown>> & { readonly EMailAddress?: string } = {},
): Readonly<Record<string, unknown>> & { readonly EMailAddress: string } => ({
  EMailAccountId: 0,
  EMailAddress,
  AssociateId,
  ...documented,
  ...more,
})

/** The body of a request that creates such an account. */
export const newAccountBody = (...account: Parameters<typeof newAccount>): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(newAccount(...account)))
