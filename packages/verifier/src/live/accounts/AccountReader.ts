/** Reads accounts of a running server, to know which existed before a run and which did not. */
import { getEMailAccount, getEMailAccountFromEMailAddress, pathOf } from '@so-email/codecs'
import type { HttpHeaders, HttpResponse } from '@so-email/wire'
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import { post, type Send } from '../../http/post.js'
import { type SavedAccount, savedAccountIn } from './SavedAccount.js'

export interface AccountReader {
  /** The account with an id. A response with another account is a Left. */
  readonly byId: (id: number) => TE.TaskEither<string, O.Option<SavedAccount>>
  /** The account with an address. */
  readonly byAddress: (address: string) => TE.TaskEither<string, O.Option<SavedAccount>>
}

/** A server may answer `null` by 204, which is the default of ASP.NET Core. */
const accountRead = (response: HttpResponse): E.Either<string, O.Option<SavedAccount>> =>
  response.status === 204 ? E.right(O.none) : savedAccountIn(response)

export const makeAccountReader = (send: Send, headers: HttpHeaders): AccountReader => ({
  byId: (id) =>
    F.pipe(
      send(post(`${pathOf(getEMailAccount)}?eMailAccountId=${id}`, headers)),
      TE.chainEitherK(accountRead),
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
      TE.chainEitherK(accountRead),
      TE.mapLeft((reason) => `the account with an address could not be read (${reason})`),
    ),
})
