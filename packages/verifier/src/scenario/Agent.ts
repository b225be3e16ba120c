/** The requests of a scenario: each is one call of the EMail agent, in JSON, and what its response has of an account. */
import {
  deleteEMailAccount,
  getCurrentAccount,
  getCurrentAccountId,
  getEMailAccount,
  getEMailAccountFromEMailAddress,
  pathOf,
  saveEMailAccount,
} from '@so-email/codecs'
import type { HttpHeaders, HttpResponse } from '@so-email/wire'
import { either as E, function as F, type io as IO, option as O, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { jsonOf } from '../http/jsonOf.js'
import { post, type Send } from '../http/post.js'
import type { Outcome } from '../verification/Verification.js'

/** An account of a response; another response is none. */
export type Account = Readonly<Record<string, unknown>>

type Response<A> = TE.TaskEither<Outcome, A>

export interface Agent {
  readonly save: (account: Account) => Response<O.Option<Account>>
  readonly get: (id: number) => Response<O.Option<Account>>
  readonly find: (address: string) => Response<O.Option<Account>>
  readonly remove: (id: number) => Response<void>
  readonly current: Response<O.Option<Account>>
  readonly currentId: Response<unknown>
}

/** Who calls a server, and how. */
export interface Caller {
  readonly send: Send
  /** The headers that hold the credentials. */
  readonly headers: HttpHeaders
  readonly associateId: number
  /** A new address each time. */
  readonly newAddress: IO.IO<string>
}

/** The scenario fails at a place. */
export const failed = (place: string, problem: string): Outcome => ({
  _tag: 'Failed',
  mismatches: [{ place, problem }],
})

/** The value of a response; `null` for none. Another response is no value, or a server that fails would have nothing. */
const valueIn = (place: string, response: HttpResponse): E.Either<Outcome, unknown> => {
  if (response.status !== 200 && response.status !== 204)
    return E.left(failed(place, `expected 200, got ${response.status}`))
  return response.body.length === 0
    ? E.right(null)
    : F.pipe(
        jsonOf(response),
        E.mapLeft(() => failed(place, 'it is neither JSON nor empty')),
      )
}

/** An account has an id; one whose id is 0 stands for none. */
const accountIn = (place: string, response: HttpResponse): E.Either<Outcome, O.Option<Account>> =>
  F.pipe(
    valueIn(place, response),
    E.filterOrElse(
      (value) => value === null || t.UnknownRecord.is(value),
      () => failed(place, 'expected an account or nothing'),
    ),
    E.map(
      F.flow(
        O.fromPredicate(t.UnknownRecord.is),
        O.filter(({ EMailAccountId }) => EMailAccountId !== 0),
      ),
    ),
  )

/** A server may refuse a request for an account that it does not have. */
const accountSoughtIn = (place: string, response: HttpResponse): E.Either<Outcome, O.Option<Account>> =>
  response.status >= 400 && response.status < 500 ? E.right(O.none) : accountIn(place, response)

const deletionIn = (place: string, { status }: HttpResponse): E.Either<Outcome, void> =>
  status === 200 || status === 204 ? E.right(undefined) : E.left(failed(place, `expected 204, got ${status}`))

export const makeAgent = ({ send, headers }: Caller): Agent => {
  const call = <A>(
    operation: Parameters<typeof pathOf>[0],
    read: (place: string, response: HttpResponse) => E.Either<Outcome, A>,
    query = '',
    json?: unknown,
  ): Response<A> =>
    F.pipe(
      send(post(pathOf(operation) + query, headers, json)),
      TE.mapLeft((reason): Outcome => ({ _tag: 'NotVerified', reason })),
      TE.chainEitherK((response) => read(`the response of ${operation.name}`, response)),
    )
  return {
    save: (account) => call(saveEMailAccount, accountIn, '', account),
    get: (id) => call(getEMailAccount, accountSoughtIn, `?eMailAccountId=${id}`),
    find: (FromAddress) => call(getEMailAccountFromEMailAddress, accountSoughtIn, '', { FromAddress }),
    remove: (id) => call(deleteEMailAccount, deletionIn, `?eMailAccountId=${id}`),
    current: call(getCurrentAccount, accountIn),
    currentId: call(getCurrentAccountId, valueIn),
  }
}
