/** What the stub knows when nobody tells it anything: the user and the account of the documented sample request. */
import { type EMailAccount, never } from '@so-email/codecs'
import type { User } from './authenticate.js'

/** The credentials of the page's own `Authorization: Basic dGplMDpUamUw`. */
export const sampleUser: User = { name: 'tje0', password: 'Tje0' }

/** The account that the page's sample request saves. */
export const sampleAccount: EMailAccount = {
  EMailAccountId: 270,
  EMailAddress: 'sample@example.test',
  AssociateId: 244,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 0,
  ErrorCount: 0,
  ErrorReason: '',
  InboxFolder: 'INBOX',
  SentFolder: 'Sent',
  SimpleMode: 0,
  LastFetch: never,
  TableRight: null,
  FieldProperties: {},
}
