/** Deletes the accounts that a run created. What remains is named. */
import { deleteEMailAccount, pathOf } from '@so-email/codecs'
import type { HttpHeaders } from '@so-email/wire'
import { array as A, function as F, option as O, separated as S, task as T, taskEither as TE } from 'fp-ts'
import { post, type Send } from '../../http/post.js'
import type { AccountReader } from './AccountReader.js'
import type { Ledger } from './Ledger.js'

/** The Left names the accounts whose deletion failed. */
export const makeRemoval = (
  send: Send,
  headers: HttpHeaders,
  byId: AccountReader['byId'],
  { created, deleted }: Ledger,
): TE.TaskEither<string, void> => {
  /** Whether an interaction deleted an account and the server does not return it any more. */
  const isGone = (id: number): T.Task<boolean> =>
    deleted.has(id)
      ? F.pipe(
          byId(id),
          TE.match(() => true, O.isNone),
        )
      : T.of(false)

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

  /** Deletes an account, unless an interaction did: a server may refuse to delete it twice. */
  const remove = ([id, address]: readonly [number, string]): TE.TaskEither<string, void> =>
    F.pipe(
      TE.fromTask(isGone(id)),
      TE.chain((isDone) => (isDone ? TE.right(undefined) : deletion(id))),
      TE.bimap(
        (reason) => `may be left behind: ${address} (account ${id}, ${reason})`,
        () => {
          created.delete(id)
          deleted.delete(id)
        },
      ),
    )

  return F.pipe(
    T.fromIO(() => [...created]),
    T.chain(F.flow(A.map(remove), T.sequenceSeqArray)),
    T.map((results) => S.left(A.separate([...results]))),
    TE.fromTask,
    TE.filterOrElse(
      (reasons) => reasons.length === 0,
      (reasons) => reasons.join('; '),
    ),
    TE.map(() => undefined),
  )
}
