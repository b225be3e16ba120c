/**
 * Made-up credentials that an account is saved with. No name under `.test` exists, so a server that logs in with them
 * reaches no mail server. `UseGraphApi` is 0 beside them, as with 1 the server would send a request to Microsoft.
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

/** Folders with the characters that a server may lose: those of other languages, and those of forms, of XML and of JSON. */
const folders = {
  InboxFolder: 'Boîte de réception',
  SentFolder: 'Gesendet & "geprüft" < 100 % + 1\\2 > 日本',
} as const

const otherPassword = 'Other & "pässword" < 100 % + 1\\2 >'

/** A connection with another password, and the same in all else. */
export const renewed = {
  ...connection,
  IncomingCredentials: { ...connection.IncomingCredentials, Password: otherPassword },
  OutgoingCredentials: { ...connection.OutgoingCredentials, Password: otherPassword },
} as const

/** Another connection, with other values of every property that the caller may change. */
export const otherConnection = {
  ...folders,
  SimpleMode: 1,
  UseGraphApi: 0,
  IncomingCredentials: credentials('imap2.example.test', 143, 'Support', otherPassword),
  OutgoingCredentials: credentials('smtp2.example.test', 25, 'Support', otherPassword),
} as const

/** Nothing in every property that the caller may empty. */
export const emptied = {
  InboxFolder: '',
  SentFolder: '',
  SimpleMode: 0,
  UseGraphApi: 0,
  IncomingCredentials: null,
  OutgoingCredentials: null,
} as const
