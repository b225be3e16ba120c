/**
 * Changes an account without losing anything. Save replaces the whole account, so a partial account destroys the rest: this
 * gets the account, applies a pure change, and saves everything else as it came, unknown properties and ticks included, and a
 * number that JavaScript cannot hold as an `ExactNumber` of wire. It is no transaction: it overwrites what another client saves between the two calls.
 */
import { type EMailAccount, getEMailAccount, saveEMailAccount } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import { call, type Runtime } from '../call.js'
import type { ClientError } from '../errors/ClientError.js'
import { notUnderstood } from '../errors/notUnderstood.js'
import { printable } from '../errors/printable.js'
import type { Unredacted } from '../response/fromResponse.js'
import { chainEither } from '../runtime/chainEither.js'
import { ignoringRejection } from '../runtime/ignoringRejection.js'
import * as TE from '../runtime/taskEither.js'
import type { CallOptions } from '../settings/ClientConfig.js'

/** Applies a change to the account with that id. A change that throws or gives no account ends in `InvalidInput`. */
export const changeEMailAccount = (runtime: Runtime) => {
  const get = call(
    getEMailAccount,
    ({ eMailAccountId: EMailAccountId }) =>
      F.flow(
        E.fromOption((): Unredacted => () => ({ _tag: 'NotFound', EMailAccountId })),
        chainEither(havingId(EMailAccountId)),
      ),
    true,
  )(runtime)
  const save = call(saveEMailAccount, ({ EMailAccountId }) => havingId(EMailAccountId), true)(runtime)
  return (
    id: number,
    change: (account: EMailAccount) => EMailAccount,
    options?: CallOptions,
  ): TE.TaskEither<ClientError, EMailAccount> =>
    F.pipe(
      get({ eMailAccountId: id }, options),
      TE.map(changed(change, id)),
      TE.chain((account) => save(account, options)),
      TE.mapLeft(notFoundIfNull(id)),
    )
}

/** The account that was requested. Another one would be saved over it, or was saved in its place. */
const havingId =
  (id: number | null | undefined) =>
  (account: EMailAccount): E.Either<Unredacted, EMailAccount> =>
    account.EMailAccountId === id
      ? E.right(account)
      : E.left(({ failure }) =>
          notUnderstood('value', 'the answer is another account', {
            status: 200,
            failure: failure({
              _tag: 'Key',
              key: 'EMailAccountId',
              failure: { _tag: 'Leaf', expected: String(id), actual: account.EMailAccountId },
            }),
          }),
        )

/**
 * The changed account under the same id; it is not copied for nothing, as it may inherit properties. Anything but an account, as a promise of one, would save an empty account over this
 * one; a proxy throws later than the change.
 */
const changed =
  (change: (account: EMailAccount) => EMailAccount, id: number) =>
  (account: EMailAccount): EMailAccount =>
    F.pipe(
      O.tryCatch(() => {
        const after = ignoringRejection(change(account))
        if (Object(after).EMailAccountId === id) return after
        return 'EMailAccountId' in Object(after) ? { ...after, EMailAccountId: id } : noAccount
      }),
      O.getOrElse(() => noAccount),
    )

/** The save rejects it as any other wrong input. */
const noAccount = null as unknown as EMailAccount // the type of a change promises an account

/** A save answers `null` if the account was deleted after it was read. */
const notFoundIfNull =
  (EMailAccountId: number) =>
  (error: ClientError): ClientError =>
    error._tag === 'NotUnderstood' && error.what === 'null'
      ? printable({
          _tag: 'NotFound',
          request: error.request,
          duration: error.duration,
          headers: error.headers,
          EMailAccountId,
        })
      : error
