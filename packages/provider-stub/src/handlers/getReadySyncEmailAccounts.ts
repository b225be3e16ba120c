import type { SyncUserAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { none } from '../store/Change.js'
import type { Handler } from './Handler.js'

/** Every account is due. The caller is the only associate whose name the stub knows. */
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
