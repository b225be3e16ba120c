/** The requests of a scenario: each is one call of the EMail agent, and what its response, in JSON, has of an account. */
import {
  deleteEMailAccount,
  EMailAccount,
  getCurrentAccount,
  getCurrentAccountId,
  getEMailAccount,
  getEMailAccountFromEMailAddress,
  getReadySyncEmailAccounts,
  pathOf,
  saveEMailAccount,
} from '@so-email/codecs'
import { contentTypeOf, type HttpHeaders, type HttpRequest, type HttpResponse, type MediaType } from '@so-email/wire'
import { either as E, function as F, type io as IO, option as O, readonlyArray as RA, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { contentOf } from '../http/contentOf.js'
import { isRefusedAsMissing } from '../http/isRefusedAsMissing.js'
import { jsonOf } from '../http/jsonOf.js'
import { post, postBytes, type Send } from '../http/post.js'
import type { Outcome } from '../verification/Verification.js'

/** An account of a response; another response is none. */
export type Account = Readonly<Record<string, unknown>>

type Response<A> = TE.TaskEither<Outcome, A>

export interface Agent {
  readonly save: (account: Account) => Response<O.Option<Account>>
  /** The same, in another media type. */
  readonly saveAs: (mediaType: MediaType) => Agent['save']
  /** None where the server refuses the request, as one for an account with a property that it does not know. */
  readonly saveUnlessRefused: Agent['save']
  readonly get: (id: number) => Response<O.Option<Account>>
  /** The same, with the response in another media type. */
  readonly getAs: (mediaType: MediaType) => Agent['get']
  readonly find: (address: string) => Response<O.Option<Account>>
  readonly findAs: (mediaType: MediaType) => Agent['find']
  readonly remove: (id: number) => Response<void>
  readonly current: Response<O.Option<Account>>
  readonly currentId: Response<unknown>
  /** The ids of the accounts that are due; none where the server does not list them. */
  readonly dueIds: Response<ReadonlyArray<unknown>>
}

/** An agent with credentials that are wrong: each request has to be refused. */
export interface Stranger {
  readonly save: (account: Account) => Response<void>
  readonly remove: (id: number) => Response<void>
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

type Read<A> = (place: string, response: HttpResponse) => E.Either<Outcome, A>

/** The value of a response; `null` for none. Another response is no value, or a server that fails would have nothing. */
const valueIn: Read<unknown> = (place, response) => {
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
const accountIn: Read<O.Option<Account>> = (place, response) =>
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

/** Not every user may see the list. */
const idsIn: Read<ReadonlyArray<unknown>> = (_place, response) =>
  F.pipe(
    jsonOf(response),
    E.filterOrElseW(t.array(t.type({ AccountId: t.unknown })).is, () => null),
    E.match(
      () => [],
      RA.map(({ AccountId }) => AccountId),
    ),
    E.right,
  )

/** The account of a response in a media type, which is read by the codec as our client reads it. */
const accountAs =
  (mediaType: MediaType): Read<O.Option<Account>> =>
  (place, response) =>
    F.pipe(
      contentOf(response),
      E.chainW(mediaType.read(EMailAccount)),
      E.bimap(() => failed(place, `it cannot be read as ${mediaType.names[0]}`), O.fromPredicate(t.UnknownRecord.is)),
    )

/** A server may refuse a request for an account that it does not have. */
const accountSoughtIn: Read<O.Option<Account>> = (place, response) =>
  isRefusedAsMissing(response) ? E.right(O.none) : accountIn(place, response)

const deletionIn: Read<void> = (place, { status }) =>
  status === 200 || status === 204 ? E.right(undefined) : E.left(failed(place, `expected 204, got ${status}`))

const refusalIn: Read<void> = (place, { status }) =>
  status === 401 ? E.right(undefined) : E.left(failed(`${place}, with a wrong password`, `expected 401, got ${status}`))

const written = (mediaType: MediaType, account: Account): E.Either<Outcome, Uint8Array> =>
  F.pipe(
    mediaType.write(saveEMailAccount.parameters.codec)(account),
    E.mapLeft(({ reason }): Outcome => ({ _tag: 'NotVerified', reason })),
  )

const accepting =
  (mediaType: MediaType) =>
  (request: HttpRequest): HttpRequest => ({
    ...request,
    headers: request.headers.map(([name, value]) => [name, name === 'Accept' ? contentTypeOf(mediaType) : value]),
  })

const readWith =
  (send: Send) =>
  <A>(operation: Parameters<typeof pathOf>[0], read: Read<A>, request: HttpRequest): Response<A> =>
    F.pipe(
      TE.of(request),
      TE.chain(send), // the request is sent when the task starts, and not when it is made
      TE.mapLeft((reason): Outcome => ({ _tag: 'NotVerified', reason })),
      TE.chainEitherK((response) => read(`the response of ${operation.name}`, response)),
    )

export const makeAgent = ({ send, headers }: Caller): Agent => {
  const sent = readWith(send)
  const call = <A>(operation: Parameters<typeof pathOf>[0], read: Read<A>, query = '', json?: unknown): Response<A> =>
    sent(operation, read, post(pathOf(operation) + query, headers, json))
  const getting = (id: number) => post(`${pathOf(getEMailAccount)}?eMailAccountId=${id}`, headers)
  const finding = (FromAddress: string) => post(pathOf(getEMailAccountFromEMailAddress), headers, { FromAddress })
  return {
    save: (account) => call(saveEMailAccount, accountIn, '', account),
    saveAs: (mediaType) => (account) =>
      F.pipe(
        TE.fromEither(written(mediaType, account)),
        TE.map((body) => postBytes(pathOf(saveEMailAccount), headers, contentTypeOf(mediaType), body)),
        TE.chain((request) => sent(saveEMailAccount, accountIn, request)),
      ),
    saveUnlessRefused: (account) => call(saveEMailAccount, accountSoughtIn, '', account),
    get: (id) => sent(getEMailAccount, accountSoughtIn, getting(id)),
    getAs: (mediaType) => (id) => sent(getEMailAccount, accountAs(mediaType), accepting(mediaType)(getting(id))),
    find: (address) => sent(getEMailAccountFromEMailAddress, accountSoughtIn, finding(address)),
    findAs: (mediaType) => (address) =>
      sent(getEMailAccountFromEMailAddress, accountAs(mediaType), accepting(mediaType)(finding(address))),
    remove: (id) => call(deleteEMailAccount, deletionIn, `?eMailAccountId=${id}`),
    current: call(getCurrentAccount, accountIn),
    currentId: call(getCurrentAccountId, valueIn),
    dueIds: call(getReadySyncEmailAccounts, idsIn),
  }
}

/** The published user with a password that is not published. */
const wrongPassword = [['Authorization', `Basic ${btoa('tje0:wrong')}`]] as const

export const makeStranger = ({ send }: Caller): Stranger => {
  const sent = readWith(send)
  return {
    save: (account) => sent(saveEMailAccount, refusalIn, post(pathOf(saveEMailAccount), wrongPassword, account)),
    remove: (id) =>
      sent(deleteEMailAccount, refusalIn, post(`${pathOf(deleteEMailAccount)}?eMailAccountId=${id}`, wrongPassword)),
  }
}
