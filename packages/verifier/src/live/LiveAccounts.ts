/**
 * The accounts that a verification makes on a running server, through the API itself. Only what it made is ever deleted:
 * those that it created for a state, and those that an interaction created, which the answers tell.
 */
import { deleteEMailAccount, pathOf, saveEMailAccount } from '@so-email/codecs'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { array as A, either as E, function as F, option as O, task as T, taskEither as TE } from 'fp-ts'
import { newAccountBody, newAddress } from '../account/newAccountBody.js'
import { unusedId } from './unusedId.js'
import { idWritten, writes } from './Write.js'

/** An account that was made, and its owner, who is the caller. */
export interface LiveAccount {
  readonly id: number
  readonly address: string
  readonly associateId: number
}

export interface LiveAccounts {
  /** The id of the caller's associate. */
  readonly associateId: TE.TaskEither<string, number>
  /** Makes an account. */
  readonly create: TE.TaskEither<string, LiveAccount>
  /** Remembers what an exchange of an interaction created. */
  readonly watch: (request: HttpRequest, response: HttpResponse) => void
  /** Whether a request leaves alone what was there before: it writes no account that was not made here. */
  readonly mayAsk: (request: HttpRequest) => boolean
  /** Deletes them all; the Left names those that are still there. */
  readonly removeAll: TE.TaskEither<string, void>
}

type Send = (request: HttpRequest) => TE.TaskEither<string, HttpResponse>

/** The id of the account in an answer of whatever media type; 0 if there is none. */
export const idIn = ({ status, body }: HttpResponse): number =>
  status === 200 ? Number(/EMailAccountId"?\s*[:>]\s*(\d+)/i.exec(new TextDecoder().decode(body))?.[1] ?? 0) : 0

const isDone = (status: number): boolean => status === 204 || status === 200

const isDelete = ({ url }: HttpRequest): boolean =>
  url.toLowerCase().startsWith(`${pathOf(deleteEMailAccount).toLowerCase()}?`)

/** The headers hold the credentials of the caller. */
export const makeLiveAccounts = (
  send: Send,
  headers: HttpHeaders,
  associateId: TE.TaskEither<string, number>,
): LiveAccounts => {
  const made = new Set<number>()
  /** Deleted by an interaction, as far as the server answered so. A server may refuse to delete an account twice. */
  const deleted = new Set<number>()
  const post = (url: string, body: Uint8Array, more: HttpHeaders = []) =>
    send({
      method: 'POST',
      url,
      headers: [...headers, ['Accept', 'application/json; charset=utf-8'], ...more],
      body,
    })
  const remove = (id: number): TE.TaskEither<string, void> =>
    F.pipe(
      post(`${pathOf(deleteEMailAccount)}?EMailAccountId=${id}`, new Uint8Array(), [['Content-Length', '0']]),
      TE.filterOrElse(
        ({ status }) => isDone(status) || deleted.has(id),
        ({ status }) => `account ${id} is still there: deleting it was answered ${status}`,
      ),
      TE.chainIOK(() => () => {
        made.delete(id)
        deleted.delete(id)
      }),
    )
  return {
    associateId,
    create: F.pipe(
      TE.Do,
      TE.apS('associateId', associateId),
      TE.bind('address', () => TE.fromIO(newAddress)),
      TE.bind('id', ({ address, associateId }) => {
        const body = newAccountBody(address, associateId)
        return F.pipe(
          post(pathOf(saveEMailAccount), body, [
            ['Content-Type', 'application/json; charset=utf-8'],
            ['Content-Length', String(body.length)],
          ]),
          TE.filterOrElse(
            (response) => idIn(response) > 0,
            ({ status }) => `creating an account was answered ${status}, without an id`,
          ),
          TE.map(idIn),
        )
      }),
      TE.tapIO(({ id }) => () => {
        made.add(id)
      }),
    ),
    watch: (request, response) => {
      if (isDelete(request) && isDone(response.status))
        F.pipe(
          idWritten(request),
          O.map((id) => deleted.add(id)),
        )
      const id = idIn(response)
      // A server may also make the account whose id was sent, if nobody had it.
      if (id > 0 && O.exists((asked: number) => asked === 0 || asked === id)(idWritten(request))) made.add(id)
    },
    mayAsk: (request) =>
      !writes(request.url) || O.exists((id: number) => [0, unusedId, ...made].includes(id))(idWritten(request)),
    removeAll: F.pipe(
      T.fromIO(() => [...made]),
      T.chain(F.flow(A.map(remove), T.sequenceSeqArray)),
      T.map((results) => {
        const left = results.flatMap((result) => (E.isLeft(result) ? [result.left] : []))
        return left.length === 0 ? E.right(undefined) : E.left(left.join('; '))
      }),
    ),
  }
}
