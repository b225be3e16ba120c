import { randomUUID } from 'node:crypto'

/** The properties of the documented request, without its id and its address. */
const documented = {
  AssociateId: 244,
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

/** A new account: the documented one, with the id 0 and an address that is new each time. */
export const newAccount = () => ({
  EMailAccountId: 0,
  EMailAddress: `verification-${randomUUID()}@example.test`,
  ...documented,
})

/** The body of a request that creates such an account. */
export const newAccountBody = (): Uint8Array => new TextEncoder().encode(JSON.stringify(newAccount()))
