/**
 * Deletes the accounts that a run created. What remains is named. A server may give the id of an account that is gone to an
 * account of somebody else, so the address decides too.
 */
import { deleteEMailAccount, pathOf } from '@so-email/codecs'
import type { HttpHeaders } from '@so-email/wire'
import { function as F, option as O, readonlyArray as RA, semigroup, string, task as T, taskEither as TE } from 'fp-ts'
import { post, type Send } from '../../http/post.js'
import type { AccountReader } from './AccountReader.js'
import { type Ledger, nameOf } from './Ledger.js'
import { hasAddress } from './SavedAccount.js'

/** One after the other, whatever becomes of those before; the Left has the reason of each that fails. */
const inOrder = TE.getApplicativeTaskValidation(T.ApplicativeSeq, F.pipe(string.Semigroup, semigroup.intercalate('; ')))

/** The Left names the accounts whose deletion failed. */
export const makeRemoval = (
  send: Send,
  headers: HttpHeaders,
  byId: AccountReader['byIdForCertain'],
  { created, deleted }: Ledger,
): TE.TaskEither<string, void> => {
  /** The deletion counts only when it is answered as documented, or when the server no longer has the account. */
  const deletion = (id: number): TE.TaskEither<string, void> =>
    F.pipe(
      send(post(`${pathOf(deleteEMailAccount)}?eMailAccountId=${id}`, headers)),
      TE.filterOrElse(
        ({ status }) => status === 204,
        ({ status }) => `its deletion was answered ${status}`,
      ),
      TE.map(() => undefined),
      TE.orElse((reason) =>
        F.pipe(
          byId(id),
          TE.mapLeft((unread) => `${reason}, ${unread}`),
          TE.filterOrElse(O.isNone, () => reason),
          TE.map(() => undefined),
        ),
      ),
    )

  /** What the server returns is not the account, which is gone only if an interaction deleted it. */
  const isGone = (id: number, reason: string): TE.TaskEither<string, void> =>
    deleted.has(id) ? TE.right(undefined) : TE.left(reason)

  /** Deletes an account, unless an interaction did: a server may refuse to delete it twice. */
  const remove = ([id, addresses]: readonly [number, ReadonlyArray<string>]): TE.TaskEither<string, void> =>
    F.pipe(
      byId(id),
      TE.matchE(
        (reason) => isGone(id, reason),
        O.match(
          () => (deleted.has(id) ? TE.right(undefined) : deletion(id)),
          (account) =>
            (account.EMailAddress ?? '') === '' || addresses.some(hasAddress(account))
              ? deletion(id)
              : isGone(id, 'it has another address now'),
        ),
      ),
      TE.bimap(
        (reason) => `may be left behind: ${nameOf(addresses)} (account ${id}, ${reason})`,
        () => {
          created.delete(id)
          deleted.delete(id)
        },
      ),
    )

  return F.pipe(
    TE.fromIO(() => [...created]),
    TE.chain(RA.traverse(inOrder)(remove)),
    TE.map(() => undefined),
  )
}
