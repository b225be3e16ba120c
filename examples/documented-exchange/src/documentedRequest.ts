/** The body of the documented request, as its page prints it. */
export const documentedRequest = {
  EMailAccountId: 270,
  EMailAddress: 'non',
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
