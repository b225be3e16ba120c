/**
 * Changing an account safely. Save replaces the whole account, so whoever sends less than was there destroys the rest:
 * this asks for the account as it stands, applies a pure change, and saves everything else back as it came, unknown
 * properties and ticks included. It is no transaction: what another client saves in between is overwritten. A change that
 * throws, or gives no account, ends in `InvalidInput`.
 */
import type { EMailAccount } from '@so-email/codecs'
import { either as E, option as O, type taskEither as TE } from 'fp-ts'
import type { Asks } from '../Ask.js'
import type { ClientError } from '../errors/ClientError.js'
import type { NotFound } from '../errors/NotFound.js'
import type { CallOptions } from '../settings/ClientConfig.js'

/** What a change gives that throws, or gives no account: the save refuses it as any other input. */
const nothing = null as unknown as EMailAccount // the type of a change says that there is an account

export const changeEMailAccount =
  ({ getEMailAccount, saveEMailAccount }: Pick<Asks, 'getEMailAccount' | 'saveEMailAccount'>) =>
  (
    id: number,
    change: (account: EMailAccount) => EMailAccount,
    options?: CallOptions,
  ): TE.TaskEither<ClientError | NotFound, EMailAccount> => {
    const gone: NotFound = { _tag: 'NotFound', EMailAccountId: id }
    const changed = (account: EMailAccount): EMailAccount => {
      try {
        const after = change(account)
        // What is no account, as a promise of one, would save an empty account over this one.
        if ('EMailAccountId' in after) return { ...after, EMailAccountId: id }
      } catch {}
      return nothing
    }
    const isGone = (error: ClientError) => error._tag === 'NotUnderstood' && error.what === 'null'
    return async () => {
      const found = await getEMailAccount({ eMailAccountId: id }, options)()
      if (E.isLeft(found)) return found
      if (O.isNone(found.right)) return E.left(gone)
      const saved = await saveEMailAccount(changed(found.right.value), options)()
      // `null` for a save says that the account went in between.
      return E.isLeft(saved) && isGone(saved.left) ? E.left(gone) : saved
    }
  }
