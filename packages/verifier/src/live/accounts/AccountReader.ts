/** Reads accounts of a running server, to know which existed before a run and which did not. */
import { getEMailAccount, getEMailAccountFromEMailAddress, pathOf } from '@so-email/codecs'
import type { HttpHeaders, HttpResponse } from '@so-email/wire'
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import { isRefusedAsMissing } from '../../http/isRefusedAsMissing.js'
import { post, type Send } from '../../http/post.js'
import { type SavedAccount, savedAccountIn } from './SavedAccount.js'

export interface AccountReader {
  /** The account with an id; none also where the server refuses the request. A response with another account is a Left. */
  readonly byId: ById
  /** The same, where a refusal is a Left: it may have another reason than that the account is gone. */
  readonly byIdForCertain: ById
  /** The account with an address. */
  readonly byAddress: (address: string) => TE.TaskEither<string, O.Option<SavedAccount>>
}

type ById = (id: number) => TE.TaskEither<string, O.Option<SavedAccount>>
type Read = (response: HttpResponse) => E.Either<string, O.Option<SavedAccount>>

/** A server may answer `null` by 204, which is the default of ASP.NET Core. */
const readForCertain: Read = (response) => (response.status === 204 ? E.right(O.none) : savedAccountIn(response))

const readOrRefused: Read = (response) => (isRefusedAsMissing(response) ? E.right(O.none) : readForCertain(response))

const readerById =
  (send: Send, headers: HttpHeaders, read: Read): ById =>
  (id) =>
    F.pipe(
      send(post(`${pathOf(getEMailAccount)}?eMailAccountId=${id}`, headers)),
      TE.chainEitherK(read),
      TE.filterOrElse(
        O.match(
          () => true,
          ({ EMailAccountId }) => EMailAccountId === id,
        ),
        () => 'it is another account',
      ),
      TE.mapLeft((reason) => `account ${id} could not be read (${reason})`),
    )

export const makeAccountReader = (send: Send, headers: HttpHeaders): AccountReader => ({
  byId: readerById(send, headers, readOrRefused),
  byIdForCertain: readerById(send, headers, readForCertain),
  byAddress: (address) =>
    F.pipe(
      send(post(pathOf(getEMailAccountFromEMailAddress), headers, { FromAddress: address })),
      TE.chainEitherK(readOrRefused),
      TE.mapLeft((reason) => `the account with an address could not be read (${reason})`),
    ),
})
