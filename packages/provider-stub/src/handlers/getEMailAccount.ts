import type { EMailAccount } from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'
import { none } from '../store/Change.js'
import type { Handler } from './Handler.js'

export const getEMailAccount: Handler<{ readonly eMailAccountId: number }, O.Option<EMailAccount>> =
  ({ accounts }) =>
  ({ eMailAccountId }) =>
    E.right([O.fromNullable(accounts.get(eMailAccountId)), none])
