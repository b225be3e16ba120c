/**
 * Made-up credentials that an account is saved with. No name under `.test` exists, so a server that logs in with them
 * reaches no mail server. `UseGraphApi` is 0 beside them, as 1 would have the server ask Microsoft's.
 */
const credentials = (Server: string, Port: number, Username: string, Password: string) => ({
  ServiceAuthId: 0,
  Server,
  Port,
  AuthType: 'plain-text',
  Username,
  Password,
})

/** A connection for both directions. */
export const connection = {
  UseGraphApi: 0,
  IncomingCredentials: credentials('imap.example.test', 993, 'sales', 'sample-password'),
  OutgoingCredentials: credentials('smtp.example.test', 587, 'sales', 'sample-password'),
} as const

/** Another one, with other values of every property that the caller may change. */
export const otherConnection = {
  InboxFolder: 'Inbox',
  SentFolder: 'Sent',
  SimpleMode: 1,
  UseGraphApi: 0,
  IncomingCredentials: credentials('imap2.example.test', 143, 'support', 'other-password'),
  OutgoingCredentials: credentials('smtp2.example.test', 25, 'support', 'other-password'),
} as const
