/**
 * The accounts that a verification makes on a running server, through the API itself. Only what it made is ever deleted:
 * those that it created for a state, and those that an interaction created, which the answers tell.
 */
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { array as A, either as E, function as F, task as T, taskEither as TE } from 'fp-ts'
import { documentedCreate } from './documentedCreate.js'

export interface LiveAccounts {
  /** Makes an account, and answers its id. */
  readonly create: TE.TaskEither<string, number>
  /** Remembers what an exchange of an interaction created. */
  readonly watch: (request: HttpRequest, response: HttpResponse) => void
  /** Whether a request leaves alone what was there before: it writes no account that was not made here. */
  readonly mayAsk: (request: HttpRequest) => boolean
  /** Deletes them all; the Left names those that are still there. */
  readonly removeAll: TE.TaskEither<string, void>
}

type Send = (request: HttpRequest) => TE.TaskEither<string, HttpResponse>

const agent = '/api/v1/Agents/EMail'
const text = (body: Uint8Array): string => new TextDecoder().decode(body)

/** The id of the account in an answer of whatever media type; 0 if there is none. */
export const idIn = ({ status, body }: HttpResponse): number =>
  status === 200 ? Number(/EMailAccountId"?\s*[:>]\s*(\d+)/i.exec(text(body))?.[1] ?? 0) : 0

/** The id that a request names, in its query or its body; 0 if there is none. */
const idAsked = ({ url, body }: HttpRequest): number =>
  Number(/EMailAccountId"?\s*[:>=]\s*(\d+)/i.exec(`${url}\n${text(body)}`)?.[1] ?? 0)

const writes = ({ url }: HttpRequest): boolean => /\/(?:Save|Delete)EMailAccount(?:\?|$)/.test(url)

/** The largest id: contracts take it for one that nobody has. */
const nobodys = 2_147_483_647

/** `headers` say who asks. */
export const makeLiveAccounts = (send: Send, headers: HttpHeaders): LiveAccounts => {
  const made = new Set<number>()
  const post = (path: string, body: Uint8Array, more: HttpHeaders = []) =>
    send({
      method: 'POST',
      url: agent + path,
      headers: [...headers, ['Accept', 'application/json; charset=utf-8'], ...more],
      body,
    })
  const remove = (id: number): TE.TaskEither<string, void> =>
    F.pipe(
      post(`/DeleteEMailAccount?EMailAccountId=${id}`, new Uint8Array(), [['Content-Length', '0']]),
      TE.filterOrElse(
        ({ status }) => status === 204 || status === 200,
        ({ status }) => `account ${id} is still there: deleting it was answered ${status}`,
      ),
      TE.chainIOK(() => () => {
        made.delete(id)
      }),
    )
  return {
    create: F.pipe(
      TE.fromIO(documentedCreate),
      TE.chain((body) =>
        post('/SaveEMailAccount', body, [
          ['Content-Type', 'application/json; charset=utf-8'],
          ['Content-Length', String(body.length)],
        ]),
      ),
      TE.filterOrElse(
        (response) => idIn(response) > 0,
        ({ status }) => `creating an account was answered ${status}, without an id`,
      ),
      TE.map((response) => {
        made.add(idIn(response))
        return idIn(response)
      }),
    ),
    watch: (request, response) => {
      if (writes(request) && idAsked(request) === 0 && idIn(response) > 0) made.add(idIn(response))
    },
    mayAsk: (request) => !writes(request) || [0, nobodys, ...made].includes(idAsked(request)),
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
