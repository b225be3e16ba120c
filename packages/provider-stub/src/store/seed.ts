/** The user, the application token and the account that a stub has by default, from the documented sample request. */
import type { EMailAccount } from '@so-email/codecs'
import type { User } from '../request/authenticate.js'
import { profileOf } from '../versions/Profile.js'
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

const { properties, fieldProperties } = profileOf(defaultVersion)

/** The account that the page's sample request saves, as the default version has it; every other property has its default. */
export const sampleAccount: EMailAccount = {
  ...Object.fromEntries(properties.map(({ name, absent }) => [name, absent])),
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
  FieldProperties: fieldProperties,
}
