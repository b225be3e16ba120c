/**
 * Names for the codes of `EMailAccount.AccountStatus`. The wire carries a plain integer, and a code without a name is
 * kept as it is. Source: the database enumeration `EmailAccountStatus`.
 *
 * @example
 * import { AccountStatus } from '@so-email/codecs'
 *
 * AccountStatus.Failing
 * // => 2
 * @category entities
 */
export const AccountStatus = {
  Unknown: 0,
  Deleted: 1,
  Failing: 2,
  Failed: 3,
  Ok: 4,
} as const
