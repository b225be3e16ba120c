import { isNew, type SaveEMailAccountRequest } from '@so-email/codecs'

/** The id of the account that a row replaces; 0 for a new account. */
export const givenId = (account: SaveEMailAccountRequest): number =>
  isNew(account) ? 0 : (account.EMailAccountId ?? 0)
