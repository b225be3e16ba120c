import * as t from 'io-ts'
import { entity } from '../combinators/entity.js'
import { nullable } from '../combinators/nullable.js'
import { Int32 } from '../primitives/Int32.js'
import { carrier } from './carrier.js'

const codec = /*#__PURE__*/ entity(
  'SyncUserAccount',
  {
    /** The e-mail account. */
    AccountId: Int32,
    /** The name of the associate who owns it. */
    AssociateName: /*#__PURE__*/ nullable(t.string),
    AssociateId: Int32,
  },
  carrier,
)

/**
 * An account that is due for synchronisation. Source: the page `GetReadySyncEmailAccounts`.
 *
 * @example
 * import { SyncUserAccount } from '@so-email/codecs'
 *
 * SyncUserAccount.is({ AccountId: 270, AssociateName: 'tje0', AssociateId: 244 })
 * // => true
 */
export interface SyncUserAccount extends t.TypeOf<typeof codec> {}
/** The codec of an account that is due for synchronisation. Source: the page `GetReadySyncEmailAccounts`. */
export const SyncUserAccount: t.Type<SyncUserAccount> = codec
