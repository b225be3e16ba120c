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
  readonly defaults: Response<O.Option<Account>>
  readonly current: Response<O.Option<Account>>
  readonly currentId: Response<unknown>
}

export interface Caller {
  readonly send: Send
  /** The headers that hold the credentials. */
  readonly headers: HttpHeaders
  readonly associateId: number
  /** A new address each time. */
  readonly newAddress: IO.IO<string>
}

const valueIn = (response: HttpResponse): unknown =>
  F.pipe(
    jsonOf(response),
    E.filterOrElse(
      () => response.status === 200,
      () => `the status is ${response.status}`,
    ),
    E.getOrElseW(() => null),
  )

/** An account has an id; one whose id is 0 stands for none. */
const accountIn = (response: HttpResponse): O.Option<Account> =>
  F.pipe(
    valueIn(response),
    O.fromPredicate(t.UnknownRecord.is),
    O.filter(({ EMailAccountId }) => EMailAccountId !== 0),
  )

export const makeAgent = ({ send, headers }: Caller): Agent => {
  const call = (url: string, json?: unknown): Response<HttpResponse> =>
    F.pipe(
      send(post(url, headers, json)),
      TE.mapLeft((reason): Outcome => ({ _tag: 'NotVerified', reason })),
    )
  const account = (url: string, json?: unknown) => F.pipe(call(url, json), TE.map(accountIn))
  return {
    save: (saved) => account(pathOf(saveEMailAccount), saved),
    get: (id) => account(`${pathOf(getEMailAccount)}?eMailAccountId=${id}`),
    find: (FromAddress) => account(pathOf(getEMailAccountFromEMailAddress), { FromAddress }),
    remove: (id) =>
      F.pipe(
        call(`${pathOf(deleteEMailAccount)}?eMailAccountId=${id}`),
        TE.map(() => undefined),
      ),
    defaults: F.pipe(
      call(pathOf(createDefaultEMailAccount)),
      TE.map(F.flow(valueIn, O.fromPredicate(t.UnknownRecord.is))),
    ),
    current: account(pathOf(getCurrentAccount)),
    currentId: F.pipe(call(pathOf(getCurrentAccountId)), TE.map(valueIn)),
  }
}
