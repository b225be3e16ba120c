import { complete, EMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { none } from '../Accounts.js'
import { fieldPropertiesOf } from '../fieldProperties.js'
import type { Handler } from './Handler.js'

/** Defaults everywhere, owned by whoever asks; nothing is kept. Which defaults SuperOffice has is an assumption. */
export const createDefaultEMailAccount: Handler<void, EMailAccount> =
  ({ caller }) =>
  () => {
    const account = complete({ AssociateId: caller.associateId, UseGraphApi: 0 })
    const rights = { TableRight: null, FieldProperties: fieldPropertiesOf(EMailAccount) }
    return E.right([{ ...account, ...rights } as EMailAccount, none]) // `complete` writes every property of a new one
  }
