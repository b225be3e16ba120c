import type { EMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { none } from '../store/Change.js'
import type { Handler } from './Handler.js'

/** An account of the caller with the default of every property. It is not stored. The defaults are an assumption. */
export const createDefaultEMailAccount: Handler<void, EMailAccount> =
  ({ caller, profile }) =>
  () => {
    const account = {
      ...Object.fromEntries(profile.properties.map(({ name, absent }) => [name, absent])),
      AssociateId: caller.associateId,
      FieldProperties: profile.fieldProperties,
    }
    return E.right([account as unknown as EMailAccount, none]) // a profile has every property of an account
  }
