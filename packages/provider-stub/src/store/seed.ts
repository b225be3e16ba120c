/** The user, the application token and the account that a stub has by default, from the documented sample request. */
import { complete, EMailAccount } from '@so-email/codecs'
import { fieldPropertiesOf } from '../algebras/fieldProperties.js'
import type { User } from '../request/authenticate.js'
import { profileOf, toProfile } from '../versions/Profile.js'
import { defaultVersion } from '../versions/ServerVersion.js'

/** The credentials of the page's own `Authorization: Basic dGplMDpUamUw`, and made-up ones for the other schemes. */
export const sampleUser = {
  name: 'tje0',
  password: 'Tje0',
  associateId: 244,
  tickets: ['7T:sample-ticket'],
  tokens: ['8A:sample-token'],
  xsrfTokens: ['sample-xsrf-token'],
} as const satisfies User

/** The token of the application that is registered Online by default. */
export const sampleAppToken = 'sample-app-token'

export const sampleAddress = 'sample@example.test'

/** The account that the page's sample request saves, as the default version has it; every other property has its default. */
export const sampleAccount: EMailAccount = toProfile(profileOf(defaultVersion))({
  ...complete({ UseGraphApi: 0 }),
  EMailAccountId: 270,
  EMailAddress: sampleAddress,
  AssociateId: 244,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 0,
  ErrorCount: 0,
  ErrorReason: '',
  InboxFolder: 'INBOX',
  SentFolder: 'Sent',
  TableRight: null,
  FieldProperties: fieldPropertiesOf(EMailAccount),
})
