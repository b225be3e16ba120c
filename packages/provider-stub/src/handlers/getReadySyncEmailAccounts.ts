import type { SyncUserAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { none } from '../store/Accounts.js'
import type { Handler } from './Handler.js'

/** Every account is due. The stub knows the name of one associate: whoever asks. */
export const getReadySyncEmailAccounts: Handler<void, ReadonlyArray<SyncUserAccount>> =
  ({ accounts, caller }) =>
  () =>
    E.right([
      [...accounts.all()].map(({ EMailAccountId, AssociateId }) => ({
        AccountId: EMailAccountId,
        AssociateName: AssociateId === caller.associateId ? caller.name : null,
        AssociateId,
        TableRight: null,
        FieldProperties: null,
      })),
      none,
    ])
