/** Reads accounts of a running server, to know which existed before a run and which did not. */
import { getEMailAccount, getEMailAccountFromEMailAddress, pathOf } from '@so-email/codecs'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { function as F, option as O, taskEither as TE } from 'fp-ts'
import { type SavedAccount, savedAccountIn } from './SavedAccount.js'

export type Send = (request: HttpRequest) => TE.TaskEither<string, HttpResponse>

/** A POST with a JSON body, or with none. */
export const post = (url: string, headers: HttpHeaders, json?: unknown): HttpRequest => {
  const body = new TextEncoder().encode(json === undefined ? '' : JSON.stringify(json))
  const type = json === undefined ? [] : [['Content-Type', 'application/json; charset=utf-8'] as const]
  return {
    method: 'POST',
    url,
    headers: [
      ...headers,
      ['Accept', 'application/json; charset=utf-8'],
      ...type,
      ['Content-Length', String(body.length)],
    ],
    body,
  }
}

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
