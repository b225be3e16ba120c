/** The requests of a scenario: each is one call of the EMail agent, in JSON, and what its response has of an account. */
import {
  createDefaultEMailAccount,
  deleteEMailAccount,
  getCurrentAccount,
  getCurrentAccountId,
  getEMailAccount,
  getEMailAccountFromEMailAddress,
  pathOf,
  saveEMailAccount,
} from '@so-email/codecs'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E, function as F, json as J, option as O, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { newAccountBody } from '../account/newAccountBody.js'
import type { Outcome } from '../verification/Verification.js'

/** An account of a response; another response is none. */
export type Account = Readonly<Record<string, unknown>>

type Answer<A> = TE.TaskEither<Outcome, A>

export interface Agent {
  readonly save: (id: number, address: string) => Answer<O.Option<Account>>
  readonly get: (id: number) => Answer<O.Option<Account>>
  readonly find: (address: string) => Answer<O.Option<Account>>
  readonly remove: (id: number) => Answer<void>
  readonly defaults: Answer<O.Option<Account>>
  readonly current: Answer<O.Option<Account>>
  readonly currentId: Answer<unknown>
}

export interface Caller {
  readonly send: (request: HttpRequest) => TE.TaskEither<string, HttpResponse>
  /** The headers that hold the credentials. */
  readonly headers: HttpHeaders
  readonly associateId: number
}

const json = 'application/json; charset=utf-8'

const valueIn = ({ status, body }: HttpResponse): unknown =>
  status === 200 ? E.getOrElseW(() => null)(J.parse(new TextDecoder().decode(body))) : null

/** An account has an id; one whose id is 0 stands for none. */
const accountIn = (response: HttpResponse): O.Option<Account> =>
  F.pipe(
    valueIn(response),
    O.fromPredicate(t.UnknownRecord.is),
    O.filter(({ EMailAccountId }) => EMailAccountId !== 0),
  )

export const makeAgent = ({ send, headers, associateId }: Caller): Agent => {
  const post = (
    operation: Parameters<typeof pathOf>[0],
    query = '',
    body: Uint8Array = new Uint8Array(),
  ): Answer<HttpResponse> =>
    F.pipe(
      send({
        method: 'POST',
        url: pathOf(operation) + query,
        headers: [
          ...headers,
          ['Accept', json],
          ...(body.length === 0 ? [] : [['Content-Type', json] as const]),
          ['Content-Length', String(body.length)],
        ],
        body,
      }),
      TE.mapLeft((reason): Outcome => ({ _tag: 'NotVerified', reason })),
    )
  const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
  return {
    save: (EMailAccountId, address) =>
      TE.map(accountIn)(post(saveEMailAccount, '', newAccountBody(address, associateId, { EMailAccountId }))),
    get: (id) => TE.map(accountIn)(post(getEMailAccount, `?eMailAccountId=${id}`)),
    find: (FromAddress) => TE.map(accountIn)(post(getEMailAccountFromEMailAddress, '', encode({ FromAddress }))),
    remove: (id) => TE.map(() => undefined)(post(deleteEMailAccount, `?EMailAccountId=${id}`)),
    defaults: F.pipe(
      post(createDefaultEMailAccount),
      TE.map((response) => O.fromPredicate(t.UnknownRecord.is)(valueIn(response))),
    ),
    current: TE.map(accountIn)(post(getCurrentAccount)),
    currentId: TE.map(valueIn)(post(getCurrentAccountId)),
  }
}
