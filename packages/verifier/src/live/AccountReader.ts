/** Reads accounts of a running server, to know which existed before a run and which did not. */
import { getEMailAccount, getEMailAccountFromEMailAddress, pathOf } from '@so-email/codecs'
import type { HttpHeaders } from '@so-email/wire'
import { function as F, option as O, taskEither as TE } from 'fp-ts'
import { post, type Send } from '../http/post.js'
import { type SavedAccount, savedAccountIn } from './SavedAccount.js'

export interface AccountReader {
  /** The account with an id. A response with another account is a Left. */
  readonly byId: (id: number) => TE.TaskEither<string, O.Option<SavedAccount>>
  /** The account with an address. */
  readonly byAddress: (address: string) => TE.TaskEither<string, O.Option<SavedAccount>>
}

export const makeAccountReader = (send: Send, headers: HttpHeaders): AccountReader => ({
  byId: (id) =>
    F.pipe(
      send(post(`${pathOf(getEMailAccount)}?eMailAccountId=${id}`, headers)),
      TE.chainEitherK(savedAccountIn),
      TE.filterOrElse(
        O.match(
          () => true,
          ({ EMailAccountId }) => EMailAccountId === id,
        ),
        () => 'it is another account',
      ),
      TE.mapLeft((reason) => `account ${id} could not be read (${reason})`),
    ),
  byAddress: (address) =>
    F.pipe(
      send(post(pathOf(getEMailAccountFromEMailAddress), headers, { FromAddress: address })),
      TE.chainEitherK(savedAccountIn),
      TE.mapLeft((reason) => `the account with an address could not be read (${reason})`),
    ),
})
