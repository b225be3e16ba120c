import { complete, EMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { fieldPropertiesOf } from '../algebras/fieldProperties.js'
import { none } from '../store/Change.js'
import type { Handler } from './Handler.js'

/** An account of the caller with the default of every property. It is not stored. The defaults are an assumption. */
export const createDefaultEMailAccount: Handler<void, EMailAccount> =
  ({ caller }) =>
  () => {
    const account = complete({ AssociateId: caller.associateId, UseGraphApi: 0 })
    const rights = { TableRight: null, FieldProperties: fieldPropertiesOf(EMailAccount) }
    return E.right([{ ...account, ...rights } as EMailAccount, none]) // `complete` writes every property of a new one
  }
