/** The account that both clients read and save: that of the documented response. */
export const account = {
  EMailAccountId: 789,
  EMailAddress: 'veritatis',
  AssociateId: 752,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 604,
  ErrorCount: 696,
  ErrorReason: '',
  InboxFolder: 'hic',
  SentFolder: 'et',
  SimpleMode: 601,
  LastFetch: '2021-07-18T16:32:38.9926739+02:00',
  TableRight: null,
  FieldProperties: { fieldName: { FieldRight: null, FieldType: 'System.Int32', FieldLength: 803 } },
} as const

/** An update, as our client takes it. */
export const update = { EMailAccountId: 789, EMailAddress: 'veritatis' }

/** The same update, as the official client takes it. */
export const saveBack = { eMailAccountId: 789, eMailAddress: 'veritatis' }
