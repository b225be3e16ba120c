/**
 * The accounts that a run creates on a running server, through the API itself. It deletes only accounts that did not exist
 * before, and it takes that for shown only if
 *
 * - no account had the address, which is one of the run's own, before the request;
 * - the response to the request decodes, and has the id at its root;
 * - the server then returns an account with that id and that address;
 * - the id had no account before the request (`IdHistory`), or one more create shows that it is new (`AccountCreation`).
 *
 * What may have been created and is not known so is never deleted: it is reported. So is what has another address at the end
 * (`AccountRemoval`).
 */
import { deleteEMailAccount, pathOf, saveEMailAccount } from '@so-email/codecs'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import {
  either as E,
  function as F,
  type io as IO,
  option as O,
  readonlyArray as RA,
  task as T,
  taskEither as TE,
} from 'fp-ts'
import { newAccount, newAddress } from '../../account/newAccountBody.js'
import { unusedId } from '../../account/unusedId.js'
import { post, type Send } from '../../http/post.js'
import { isRefusal, makeCreation } from './AccountCreation.js'
import { makeAccountReader } from './AccountReader.js'
import { makeRemoval } from './AccountRemoval.js'
import { makeIdHistory } from './IdHistory.js'
import { makeLedger, nameOf } from './Ledger.js'
import { leftByUnanswered } from './leftByUnanswered.js'
import { idIn } from './SavedAccount.js'
import { addressWritten, idWritten, isRead } from './Write.js'

/** An account that was created, and its owner, who is the caller. */
export interface LiveAccount {
  readonly id: number
  readonly address: string
  readonly associateId: number
}

/** What a run creates, and deletes again. */
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

const isDelete = ({ url }: HttpRequest): boolean =>
  url.toLowerCase().startsWith(`${pathOf(deleteEMailAccount).toLowerCase()}?`)

/** The address that a request writes, as a report names it. */
const writtenBy = (request: HttpRequest): string => nameOf(RA.fromOption(addressWritten(request)))

const stopped = 'the verification has ended'

/** `headers` hold the credentials; `isOurs` knows the addresses that no account had before this run. */
export const makeLiveAccounts = (
  send: Send,
  headers: HttpHeaders,
  associateId: TE.TaskEither<string, number>,
  isOurs: (address: string) => boolean = () => false,
): LiveAccounts => {
  const ledger = makeLedger()
  const { created, deleted, suspect, wrote } = ledger
  let isStopped = false
  const { byId, byIdForCertain, byAddress } = makeAccountReader(send, headers)

  const sendUnlessStopped: Send = (request) =>
    F.pipe(
      TE.rightIO(() => isStopped),
      TE.filterOrElse(
        (is) => !is,
        () => stopped,
      ),
      TE.chain(() => send(request)),
    )

  const creation = makeCreation({
    send: sendUnlessStopped,
    headers,
    byId,
    byAddress,
    history: makeIdHistory(send, headers, byId),
    ledger,
    owner: associateId,
    isEnd: (reason) => reason === stopped,
  })

  /** Shows that the server finds no account where there is none: else its responses show nothing about a new one. */
  const findsNone: TE.TaskEither<string, unknown> = F.pipe(
    TE.rightIO(() => created.has(unusedId)),
    TE.chain((exists) => (exists ? TE.right(O.none) : byId(unusedId))),
    TE.filterOrElse(O.isNone, () => 'the server returned an account for an id that no account has'),
  )

  const isKnown = (address: string): boolean => isOurs(address) || [...created.values()].flat().includes(address)

  /** Shows that no account but one of this run has an address; only an address of this run shows it for every user. */
  const isNew = (address: string): TE.TaskEither<string, void> =>
    F.pipe(
      findsNone,
      TE.chain(() => byAddress(address)),
      TE.filterOrElse(
        O.match(
          () => true,
          ({ EMailAccountId }) => created.get(EMailAccountId)?.includes(address) === true,
        ),
        () => 'the server returned an account for an address that no account has',
      ),
      TE.map(() => undefined),
    )

  const createFrom = (request: HttpRequest): TE.TaskEither<string, HttpResponse> =>
    F.pipe(
      addressWritten(request),
      O.match(
        () => TE.right([nameOf([]), E.left('it has no address')] as const),
        (address) =>
          F.pipe(
            isKnown(address) ? isNew(address) : TE.left('the address is not one of this verification'),
            T.map((before) => E.right([address, before] as const)),
          ),
      ),
      TE.chain(([address, before]) => creation.create(request, address, TE.fromEither(before))),
      TE.map(([response]) => response),
    )

  /** A server may make an account of another id, and answer that there is none. */
  const reportOther = (request: HttpRequest): T.Task<unknown> =>
    F.pipe(
      addressWritten(request),
      O.filter(isKnown),
      TE.fromOption(() => 'any user may have an account with its address'),
      TE.chain(byAddress),
      TE.map(O.filter(({ EMailAccountId }) => !created.has(EMailAccountId))),
      TE.chainIOK(
        O.match(
          () => () => {},
          ({ EMailAccountId }) => suspect(writtenBy(request), `account ${EMailAccountId} has its address`),
        ),
      ),
    )

  /** Sends a request for the account that does not exist, if it does not exist; the server may create it. */
  const unused = (request: HttpRequest): TE.TaskEither<string, HttpResponse> =>
    F.pipe(
      byId(unusedId),
      TE.filterOrElse(O.isNone, () => `account ${unusedId} exists`),
      TE.mapLeft((reason) => `a request for an account that does not exist was not sent: ${reason}`),
      TE.chain(() => creation.write(request, unusedId, writtenBy(request))),
      T.tap((sent) =>
        E.isLeft(sent) && sent.left === stopped
          ? T.of(undefined)
          : F.pipe(
              byId(unusedId),
              TE.match(
                (reason) => suspect(`account ${unusedId}`, reason)(),
                (found) => {
                  if (O.isSome(found)) wrote(unusedId, O.fromNullable(found.value.EMailAddress))()
                },
              ),
              T.chain(() => (E.isRight(sent) && idIn(sent.right) !== 0 ? T.of(undefined) : reportOther(request))),
            ),
      ),
    )

  /** Sends a request to write an account that was created here, and remembers the address that it writes, or a deletion. */
  const writeOwn = (request: HttpRequest, id: number): TE.TaskEither<string, HttpResponse> =>
    F.pipe(
      creation.write(request, id, writtenBy(request)),
      T.tapIO((sent) => () => {
        if (created.has(id) && (E.isLeft(sent) || !isRefusal(sent.right.status))) wrote(id, addressWritten(request))()
        if (E.isRight(sent) && sent.right.status === 204 && isDelete(request)) deleted.add(id)
      }),
      TE.orElse((reason) =>
        reason === stopped
          ? TE.left(reason)
          : F.pipe(
              leftByUnanswered(byIdForCertain)(id, addressWritten(request)),
              T.map((found) => E.left(`${reason}; ${found}`)),
            ),
      ),
    )

  const isAllowed = (id: number): boolean => id === 0 || id === unusedId || created.has(id)

  return {
    associateId,
    create: F.pipe(
      TE.rightIO(ledger.hasSuspects),
      // pact's verifier sets a state up three times if it fails.
      TE.filterOrElse(
        (has) => !has,
        () => 'no further account is created for a state, because one may be left behind',
      ),
      TE.map(() => ({})),
      TE.bind('associateId', () => associateId),
      TE.bind('address', () => TE.fromIO(newAddress)),
      TE.tap(({ address }) => isNew(address)),
      TE.bind('id', ({ address, associateId: owner }) =>
        F.pipe(
          creation.create(
            post(pathOf(saveEMailAccount), headers, newAccount(address, owner)),
            address,
            TE.right(undefined),
          ),
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
      if (O.isNone(id)) return sendUnlessStopped(request)
      if (id.value === 0) return createFrom(request)
      return id.value === unusedId && !created.has(unusedId) ? unused(request) : writeOwn(request, id.value)
    },
    maySend: (request) => isRead(request) || O.exists(isAllowed)(idWritten(request)),
    removeAll: makeRemoval(send, headers, byIdForCertain, ledger),
    leftBehind: ledger.leftBehind,
    stop: () => {
      isStopped = true
    },
  }
}
