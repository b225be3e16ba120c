/**
 * The accounts that a verification creates on a running server, through the API itself. It deletes only these: the accounts
 * that it created for a state, and those that an interaction created, which it recognises by the response.
 */
import { deleteEMailAccount, pathOf, saveEMailAccount } from '@so-email/codecs'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { array as A, function as F, option as O, separated as S, task as T, taskEither as TE } from 'fp-ts'
import { newAccountBody } from './newAccountBody.js'
import { unusedId } from './unusedId.js'
import { idWritten, mayWrite } from './Write.js'

export interface LiveAccounts {
  /** Creates an account; the result is its id. */
  readonly create: TE.TaskEither<string, number>
  /** Remembers the account that an exchange of an interaction created, if any. */
  readonly record: (request: HttpRequest, response: HttpResponse) => void
  /** Whether a request writes no account but those created here. */
  readonly maySend: (request: HttpRequest) => boolean
  /** Deletes them all; the Left names those that still exist. */
  readonly removeAll: TE.TaskEither<string, void>
}

type Send = (request: HttpRequest) => TE.TaskEither<string, HttpResponse>

/** The id of the account in a response of any media type; 0 if there is none. */
export const idIn = ({ status, body }: HttpResponse): number =>
  status === 200 ? Number(/EMailAccountId"?\s*[:>]\s*(\d+)/i.exec(new TextDecoder().decode(body))?.[1] ?? 0) : 0

/** `headers` hold the credentials. */
export const makeLiveAccounts = (send: Send, headers: HttpHeaders): LiveAccounts => {
  const created = new Set<number>()
  const post = (url: string, body: Uint8Array, more: HttpHeaders) =>
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
        ({ status }) => status === 204 || status === 200,
        ({ status }) => `account ${id} still exists: its deletion was answered ${status}`,
      ),
      TE.chainIOK(() => () => {
        created.delete(id)
      }),
    )
  return {
    create: F.pipe(
      TE.fromIO(newAccountBody),
      TE.chain((body) =>
        post(pathOf(saveEMailAccount), body, [
          ['Content-Type', 'application/json; charset=utf-8'],
          ['Content-Length', String(body.length)],
        ]),
      ),
      TE.filterOrElse(
        (response) => idIn(response) > 0,
        ({ status }) => `the creation of an account was answered ${status}, without an id`,
      ),
      TE.map(idIn),
      TE.tapIO((id) => () => created.add(id)),
    ),
    record: (request, response) => {
      const id = idIn(response)
      // A server may also create the account whose id was sent, if it did not exist.
      if (id > 0 && O.exists((sent: number) => sent === 0 || sent === id)(idWritten(request))) created.add(id)
    },
    maySend: (request) =>
      !mayWrite(request.url) || O.exists((id: number) => [0, unusedId, ...created].includes(id))(idWritten(request)),
    removeAll: F.pipe(
      T.fromIO(() => [...created]),
      T.chain(F.flow(A.map(remove), T.sequenceSeqArray)),
      T.map((results) => S.left(A.separate([...results]))),
      TE.fromTask,
      TE.filterOrElse(
        (reasons) => reasons.length === 0,
        (reasons) => reasons.join('; '),
      ),
      TE.map(() => undefined),
    ),
  }
}
