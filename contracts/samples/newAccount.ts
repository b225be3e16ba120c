/**
 * A new account in every media type, written by hand: the second witness of what our client writes and reads. All texts
 * are the same account, with made-up values. Properties that later versions of the page add are not written here; they
 * follow with their defaults.
 */
import { complete } from '@so-email/codecs'

/** The properties that the caller sets. */
export const newAccount = {
  EMailAddress: 'sales@example.test',
  AssociateId: 244,
  InboxFolder: 'Inbox',
  SentFolder: 'Sent',
} as const

/** Every property of the documented page, in its order. */
const documented = {
  EMailAccountId: 0,
  EMailAddress: 'sales@example.test',
  AssociateId: 244,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 0,
  ErrorCount: 0,
  ErrorReason: null,
  InboxFolder: 'Inbox',
  SentFolder: 'Sent',
  SimpleMode: 0,
  LastFetch: '0001-01-01T00:00:00',
} as const

/** The properties of later versions, with their defaults. */
const later: ReadonlyArray<readonly [name: string, value: unknown]> = Object.entries(complete({})).filter(
  ([name]) => !Object.hasOwn(documented, name),
)

/** The request as JSON. */
export const newAccountJson = { ...documented, ...Object.fromEntries(later) }

const laterText = later.map(([name, value]) => `,"${name}":${JSON.stringify(value)}`).join('')

/** The same as text, for a media type that pact compares as text. */
export const newAccountText =
  '{"EMailAccountId":0,"EMailAddress":"sales@example.test","AssociateId":244,"IncomingCredentials":null,' +
  '"OutgoingCredentials":null,"AccountStatus":0,"ErrorCount":0,"ErrorReason":null,"InboxFolder":"Inbox",' +
  `"SentFolder":"Sent","SimpleMode":0,"LastFetch":"0001-01-01T00:00:00"${laterText}}`

const laterForm = later
  .flatMap(([name, value]) => (value === null ? [] : `&${name}=${encodeURIComponent(String(value))}`))
  .join('')

/** The same as a form, which has no `null`. */
export const newAccountForm =
  'EMailAccountId=0&EMailAddress=sales%40example.test&AssociateId=244&AccountStatus=0&ErrorCount=0' +
  `&InboxFolder=Inbox&SentFolder=Sent&SimpleMode=0&LastFetch=0001-01-01T00%3A00%3A00${laterForm}`

const laterXml = later
  .map(([name, value]) => (value === null ? `<${name} xsi:nil="true"/>` : `<${name}>${value}</${name}>`))
  .join('')

/** The same as XML. */
export const newAccountXml =
  '<EMailAccount xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><EMailAccountId>0</EMailAccountId>' +
  '<EMailAddress>sales@example.test</EMailAddress><AssociateId>244</AssociateId>' +
  '<IncomingCredentials xsi:nil="true"/><OutgoingCredentials xsi:nil="true"/><AccountStatus>0</AccountStatus>' +
  '<ErrorCount>0</ErrorCount><ErrorReason xsi:nil="true"/><InboxFolder>Inbox</InboxFolder>' +
  `<SentFolder>Sent</SentFolder><SimpleMode>0</SimpleMode><LastFetch>0001-01-01T00:00:00</LastFetch>${laterXml}</EMailAccount>`

/**
 * The response as JSON: the account with its id and what the server adds. The properties of later versions are missing,
 * because the contract requires nothing of them.
 */
export const savedAccount = {
  EMailAccountId: 271,
  EMailAddress: 'sales@example.test',
  AssociateId: 244,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 0,
  ErrorCount: 0,
  ErrorReason: '',
  InboxFolder: 'Inbox',
  SentFolder: 'Sent',
  SimpleMode: 0,
  LastFetch: '0001-01-01T00:00:00',
  TableRight: null,
  FieldProperties: { EMailAddress: { FieldRight: null, FieldType: 'System.String', FieldLength: 255 } },
} as const

/** The same as text. */
export const savedAccountText =
  '{"EMailAccountId":271,"EMailAddress":"sales@example.test","AssociateId":244,"IncomingCredentials":null,' +
  '"OutgoingCredentials":null,"AccountStatus":0,"ErrorCount":0,"ErrorReason":"","InboxFolder":"Inbox",' +
  `"SentFolder":"Sent","SimpleMode":0,"LastFetch":"0001-01-01T00:00:00"${laterText},"TableRight":null,"FieldProperties":` +
  '{"EMailAddress":{"FieldRight":null,"FieldType":"System.String","FieldLength":255}}}'

/** The same as XML: what a contract demands of it. */
export const savedAccountXml =
  '<EMailAccount xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><EMailAccountId>271</EMailAccountId>' +
  '<EMailAddress>sales@example.test</EMailAddress><AssociateId>244</AssociateId>' +
  '<IncomingCredentials xsi:nil="true"/><OutgoingCredentials xsi:nil="true"/>' +
  '<AccountStatus>0</AccountStatus><ErrorCount>0</ErrorCount><ErrorReason/></EMailAccount>'
