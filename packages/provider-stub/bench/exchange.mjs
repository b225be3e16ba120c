// The one exchange that every server is asked for: the documented one.
export const path = '/api/v1/Agents/EMail/SaveEMailAccount'

export const requestBody = JSON.stringify({
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
})

export const headers = {
  Authorization: `Basic ${btoa('tje0:Tje0')}`,
  Accept: 'application/json; charset=utf-8',
  'Accept-Language': 'sv',
  'Content-Type': 'application/json; charset=utf-8',
}

/** Like the stub's own answer, in size too. */
const property = (FieldType, FieldLength) => ({ FieldRight: null, FieldType, FieldLength })
export const fieldProperties = {
  EMailAccountId: property('System.Int32', 4),
  EMailAddress: property('System.String', 255),
  AssociateId: property('System.Int32', 4),
  AccountStatus: property('System.Int32', 4),
  ErrorCount: property('System.Int32', 4),
  ErrorReason: property('System.String', 254),
  InboxFolder: property('System.String', 255),
  SentFolder: property('System.String', 255),
  SimpleMode: property('System.Int32', 4),
  LastFetch: property('System.DateTime', 16),
}

export const responseBody = JSON.stringify({
  ...JSON.parse(requestBody),
  TableRight: null,
  FieldProperties: fieldProperties,
})
