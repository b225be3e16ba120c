/**
 * The accounts that a run creates on a running server, through the API itself. It deletes only accounts that did not exist
 * before, and it takes that for shown only if
 *
 * - no account had the id of the request, or the address, which is one of the run's own, before the request;
 * - the response to the request decodes, and has the id at its root;
 * - the server then returns an account with that id and that address.
 *
 * What may have been created and is not known so is never deleted: it is reported.
 */
import { deleteEMailAccount, pathOf, saveEMailAccount } from '@so-email/codecs'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import {
  array as A,
  either as E,
  function as F,
  type io as IO,
  option as O,
  separated as S,
  task as T,
  taskEither as TE,
} from 'fp-ts'
import { newAccount, newAddress } from '../account/newAccountBody.js'
import { post, type Send } from '../http/post.js'
import { makeAccountReader } from './AccountReader.js'
import { type SavedAccount, savedAccountIn } from './SavedAccount.js'
import { unusedId } from './unusedId.js'
import { addressWritten, idWritten, isRead } from './Write.js'

/** An account that was created, and its owner, who is the caller. */
export interface LiveAccount {
  readonly id: number
  readonly address: string
  readonly associateId: number
}

export interface LiveAccounts {
  /** The id of the caller's associate. */
  readonly associateId: TE.TaskEither<string, number>
  /** Creates an account. */
  readonly create: TE.TaskEither<string, LiveAccount>
  /** Sends a request of an interaction, and remembers the account that it creates, if any. */
  readonly exchange: Send
  /** Whether a request writes no account but those created here. */
  readonly maySend: (request: HttpRequest) => boolean
  /** Deletes those that were created here; the Left names those whose deletion failed. */
  readonly removeAll: TE.TaskEither<string, void>
  /** The accounts that may still exist. */
  readonly leftBehind: IO.IO<ReadonlyArray<string>>
  /** From now on nothing is created. */
  readonly stop: IO.IO<void>
}

/** A refusal, after which nothing was written. A redirect with another status may come after a write. */
const isRefusal = (status: number): boolean =>
  (status >= 400 && status < 500 && status !== 408) || status === 307 || status === 308

const isSame = (address: string, account: SavedAccount): boolean =>
  account.EMailAddress?.toLowerCase() === address.toLowerCase()

const isDelete = ({ url }: HttpRequest): boolean =>
  url.toLowerCase().startsWith(`${pathOf(deleteEMailAccount).toLowerCase()}?`)

const stopped = 'the verification has ended'

/** `headers` hold the credentials; `isOurs` knows the addresses that no account had before this run. */
export const makeLiveAccounts = (
  send: Send,
  headers: HttpHeaders,
  associateId: TE.TaskEither<string, number>,
  isOurs: (address: string) => boolean = () => false,
): LiveAccounts => {
  const created = new Map<number, string>()
  /** Those that an interaction deleted, as the server documented by its response. */
  const deleted = new Set<number>()
  const suspects = new Set<string>()
  let isStopped = false
  const { byId, byAddress } = makeAccountReader(send, headers)

  const suspect = (what: string, reason: string) => () => {
    suspects.add(`may be left behind: ${what} (${reason})`)
  }
  const sendUnlessStopped: Send = (request) =>
    F.pipe(
      TE.rightIO(() => isStopped),
      TE.filterOrElse(
        (is) => !is,
        () => stopped,
      ),
      TE.chain(() => send(request)),
    )

  /** Reads an account back that a response has; a Right is an account that this run created. */
  const proven = (address: string, response: HttpResponse): TE.TaskEither<string, number> =>
    F.pipe(
      TE.fromEither(savedAccountIn(response)),
      TE.chainOptionK(() => 'it has no account')(F.identity),
      TE.chain(({ EMailAccountId }) => byId(EMailAccountId)),
      TE.chainOptionK(() => 'the server does not return the account')(F.identity),
      TE.filterOrElse(
        (account) => isSame(address, account),
        ({ EMailAccountId }) => `account ${EMailAccountId} has another address`,
      ),
      TE.map(({ EMailAccountId }) => EMailAccountId),
      TE.tapIO((id) => () => created.set(id, address)),
    )

  /** Sends a request that creates an account, and finds out which. `before` shows that none had its address. */
  const creating = (
    request: HttpRequest,
    address: string,
    before: E.Either<string, void>,
  ): TE.TaskEither<string, readonly [HttpResponse, O.Option<number>]> =>
    F.pipe(
      sendUnlessStopped(request),
      TE.tapError((reason) => (reason === stopped ? TE.right(undefined) : TE.fromIO(suspect(address, reason)))),
      TE.chainTaskK((response) =>
        isRefusal(response.status)
          ? T.of([response, O.none] as const)
          : F.pipe(
              TE.fromEither(before),
              TE.chain(() => proven(address, response)),
              TE.tapError((reason) => TE.fromIO(suspect(address, reason))),
              T.map((id) => [response, O.fromEither(id)] as const),
            ),
      ),
    )

  /** Shows that the server finds no account where there is none: else its responses show nothing about a new one. */
  const findsNone: TE.TaskEither<string, unknown> = F.pipe(
    TE.rightIO(() => created.has(unusedId)),
    TE.chain((exists) => (exists ? TE.right(O.none) : byId(unusedId))),
    TE.filterOrElse(O.isNone, () => 'the server returned an account for an id that no account has'),
  )

  const isKnown = (address: string): boolean => isOurs(address) || [...created.values()].includes(address)

  /** Shows that no account but one of this run has an address; only an address of this run shows it for every user. */
  const isNew = (address: string): TE.TaskEither<string, void> =>
    F.pipe(
      findsNone,
      TE.chain(() => byAddress(address)),
      TE.filterOrElse(
        O.match(
          () => true,
          ({ EMailAccountId }) => created.get(EMailAccountId) === address,
        ),
        () => 'the server returned an account for an address that no account has',
      ),
      TE.map(() => undefined),
    )

  const createFrom = (request: HttpRequest): TE.TaskEither<string, HttpResponse> =>
    F.pipe(
      addressWritten(request),
      O.match(
        () => TE.right(['an account without an address', E.left('it has no address')] as const),
        (address) =>
          F.pipe(
            isKnown(address) ? isNew(address) : TE.left('the address is not one of this verification'),
            T.map((before) => E.right([address, before] as const)),
          ),
      ),
      TE.chain(([address, before]) => creating(request, address, before)),
      TE.map(([response]) => response),
    )

  /** Sends a request for the account that does not exist, if it does not exist; the server may create it. */
  const unused = (request: HttpRequest): TE.TaskEither<string, HttpResponse> =>
    F.pipe(
      byId(unusedId),
      TE.filterOrElse(O.isNone, () => `account ${unusedId} exists`),
      TE.mapLeft((reason) => `a request for an account that does not exist was not sent: ${reason}`),
      TE.chain(() => sendUnlessStopped(request)),
      T.tap((sent) =>
        E.isLeft(sent) && sent.left === stopped
          ? T.of(undefined)
          : F.pipe(
              byId(unusedId),
              TE.match(
                (reason) => suspect(`account ${unusedId}`, reason)(),
                (found) => {
                  if (O.isSome(found)) created.set(unusedId, found.value.EMailAddress ?? 'without an address')
                },
              ),
            ),
      ),
    )

  /** Whether an interaction deleted an account and the server does not return it any more. */
  const isGone = (id: number): T.Task<boolean> =>
    deleted.has(id)
      ? F.pipe(
          byId(id),
          TE.match(() => true, O.isNone),
        )
      : T.of(false)

  /** The deletion counts only when it is answered as documented, or when the server no longer has the account. */
  const deletion = (id: number): TE.TaskEither<string, void> =>
    F.pipe(
      send(post(`${pathOf(deleteEMailAccount)}?EMailAccountId=${id}`, headers)),
      TE.filterOrElse(
        ({ status }) => status === 204,
        ({ status }) => `its deletion was answered ${status}`,
      ),
      TE.map(() => undefined),
      TE.orElse((reason) =>
        F.pipe(
          byId(id),
          TE.mapLeft((unread) => `${reason}, ${unread}`),
          TE.filterOrElse(O.isNone, () => reason),
          TE.map(() => undefined),
        ),
      ),
    )

  /** Deletes an account, unless an interaction did: a server may refuse to delete it twice. */
  const remove = ([id, address]: readonly [number, string]): TE.TaskEither<string, void> =>
    F.pipe(
      TE.fromTask(isGone(id)),
      TE.chain((isDone) => (isDone ? TE.right(undefined) : deletion(id))),
      TE.bimap(
        (reason) => `may be left behind: ${address} (account ${id}, ${reason})`,
        () => {
          created.delete(id)
          deleted.delete(id)
        },
      ),
    )

  /** Sends a request to write an account that was created here, and remembers a deletion. */
  const writeOwn = (request: HttpRequest, id: O.Option<number>): TE.TaskEither<string, HttpResponse> =>
    F.pipe(
      sendUnlessStopped(request),
      TE.tapIO(({ status }) => () => {
        if (O.isSome(id) && status === 204 && isDelete(request)) deleted.add(id.value)
      }),
    )

  const isAllowed = (id: number): boolean => id === 0 || id === unusedId || created.has(id)

  return {
    associateId,
    create: F.pipe(
      TE.rightIO(() => suspects.size),
      // pact's verifier sets a state up three times if it fails.
      TE.filterOrElse(
        (size) => size === 0,
        () => 'no further account is created for a state, because one may be left behind',
      ),
      TE.map(() => ({})),
      TE.bind('associateId', () => associateId),
      TE.bind('address', () => TE.fromIO(newAddress)),
      TE.tap(({ address }) => isNew(address)),
      TE.bind('id', ({ address, associateId: owner }) =>
        F.pipe(
          creating(post(pathOf(saveEMailAccount), headers, newAccount(address, owner)), address, E.right(undefined)),
          TE.chainEitherK(([{ status }, id]) =>
            F.pipe(
              id,
              E.fromOption(
                () => `the creation of an account was answered ${status}, and its id is not known for certain`,
              ),
            ),
          ),
        ),
      ),
    ),
    exchange: (request) => {
      const id = isRead(request) ? O.none : idWritten(request)
      if (O.isNone(id) || (id.value !== 0 && id.value !== unusedId)) return writeOwn(request, id)
      return id.value === 0 ? createFrom(request) : created.has(unusedId) ? sendUnlessStopped(request) : unused(request)
    },
    maySend: (request) => isRead(request) || O.exists(isAllowed)(idWritten(request)),
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
    leftBehind: () => [
      ...suspects,
      ...[...created].map(([id, address]) => `may be left behind: ${address} (account ${id} was not deleted)`),
    ],
    stop: () => {
      isStopped = true
    },
  }
}
