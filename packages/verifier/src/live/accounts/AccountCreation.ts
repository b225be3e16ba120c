/**
 * Sends a request that creates an account, and finds out which one it is and whether it is new: its id had no account directly
 * before the request. The first id of a run may be one that could not be foreseen. Then further accounts are created as
 * witnesses, and it counts as new if one of those gets another id, which had no account before: most servers that write over
 * an account do so each time. Where that is not shown either, the account stays, and is reported. A server may make an account
 * at an update too.
 */
import { pathOf, saveEMailAccount } from '@so-email/codecs'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { function as F, option as O, task as T, taskEither as TE } from 'fp-ts'
import { newAccount, newAddress } from '../../account/newAccountBody.js'
import { post, type Send } from '../../http/post.js'
import type { AccountReader } from './AccountReader.js'
import type { IdHistory } from './IdHistory.js'
import type { Ledger } from './Ledger.js'
import { hasAddress, idIn, savedAccountIn } from './SavedAccount.js'

/** The response to a create, and the id of the account that was shown to be new. */
export type Creation = readonly [HttpResponse, O.Option<number>]

/** A refusal, after which nothing should be written. A redirect with another status may come after a write. */
export const isRefusal = (status: number): boolean =>
  (status >= 400 && status < 500 && status !== 408) || status === 307 || status === 308

/** How many accounts are created at most to show that another one is new. */
const mostWitnesses = 2

export interface CreationEnvironment {
  readonly send: Send
  readonly headers: HttpHeaders
  readonly byId: AccountReader['byId']
  readonly byAddress: AccountReader['byAddress']
  readonly history: IdHistory
  readonly ledger: Ledger
  /** The owner of the accounts that are created to show that another one is new. */
  readonly owner: TE.TaskEither<string, number>
  /** Whether a reason is that the verification has ended, after which nothing is sent. */
  readonly isEnd: (reason: string) => boolean
}

export const makeCreation = ({
  send,
  headers,
  byId,
  byAddress,
  history,
  ledger,
  owner,
  isEnd,
}: CreationEnvironment) => {
  /** Reads an account back that a response has. */
  const readBack = (address: string, response: HttpResponse): TE.TaskEither<string, number> =>
    F.pipe(
      TE.fromEither(savedAccountIn(response)),
      TE.chainOptionK(() => 'it has no account')(F.identity),
      TE.chain(({ EMailAccountId }) => byId(EMailAccountId)),
      TE.chainOptionK(() => 'the server does not return the account')(F.identity),
      TE.filterOrElse(
        (account) => hasAddress(account)(address),
        ({ EMailAccountId }) => `account ${EMailAccountId} has another address`,
      ),
      TE.map(({ EMailAccountId }) => EMailAccountId),
    )

  /** Creates one more account, which shows that the one with the id is new. */
  const witnessed = (id: number, left: number): TE.TaskEither<string, number> =>
    F.pipe(
      left === 0 ? TE.left(`account ${id} may have existed before`) : owner,
      TE.bindTo('associateId'),
      TE.bind('address', () => TE.fromIO(newAddress)),
      TE.chain(({ address, associateId }) =>
        create(
          post(pathOf(saveEMailAccount), headers, newAccount(address, associateId)),
          address,
          TE.of(undefined),
          left - 1,
        ),
      ),
      TE.filterOrElse(
        ([, witness]) => O.exists((other: number) => other !== id)(witness),
        () => `account ${id} may have existed before`,
      ),
      TE.map(() => id),
    )

  /** A Right is an account that this run created. */
  const proven = (address: string, response: HttpResponse, witnesses: number): TE.TaskEither<string, number> =>
    F.pipe(
      readBack(address, response),
      TE.chain((id) => {
        if (ledger.created.has(id)) return TE.right(id) // the server wrote over an account of this run
        const before = history.before(id)
        if (before === 'taken') return TE.left(`account ${id} existed before`)
        return before === 'free' ? TE.right(id) : witnessed(id, witnesses)
      }),
      TE.tapIO((id) => () => {
        ledger.deleted.delete(id)
        ledger.wrote(id, O.some(address))()
      }),
    )

  const orSuspect = (address: string): (<A>(shown: TE.TaskEither<string, A>) => TE.TaskEither<string, A>) =>
    TE.tapError((reason) => TE.fromIO(ledger.suspect(address, reason)))

  /** A server that refuses a create may have carried it out all the same. */
  const refused = (address: string, before: TE.TaskEither<string, void>): T.Task<unknown> =>
    F.pipe(
      before,
      TE.chain(() => byAddress(address)),
      TE.map(O.filter(({ EMailAccountId }) => !ledger.created.has(EMailAccountId))),
      TE.match(
        () => undefined,
        O.match(
          () => undefined,
          ({ EMailAccountId }) => ledger.suspect(address, `the server refused it, and has account ${EMailAccountId}`)(),
        ),
      ),
    )

  /** `before` shows that no account had the address before the request. */
  const create = (
    request: HttpRequest,
    address: string,
    before: TE.TaskEither<string, void>,
    witnesses = mostWitnesses,
  ): TE.TaskEither<string, Creation> =>
    F.pipe(
      TE.fromTask(history.look),
      TE.chain(() => send(request)),
      TE.tapError((reason) => (isEnd(reason) ? TE.right(undefined) : TE.fromIO(ledger.suspect(address, reason)))),
      TE.chainTaskK((response) =>
        isRefusal(response.status)
          ? F.pipe(
              refused(address, before),
              T.map(() => [response, O.none] as const),
            )
          : F.pipe(
              before,
              TE.chain(() => proven(address, response, witnesses)),
              orSuspect(address),
              T.map((id) => [response, O.fromEither(id)] as const),
            ),
      ),
    )

  return {
    create,
    /** Sends a request that writes an account, and finds out which other one the server wrote in its place, if any. */
    write: (request: HttpRequest, id: number, address: string): TE.TaskEither<string, HttpResponse> =>
      F.pipe(
        TE.fromTask(history.look),
        TE.chain(() => send(request)),
        TE.tapTask((response) =>
          [0, id].includes(idIn(response))
            ? T.of(undefined)
            : F.pipe(proven(address, response, mostWitnesses), orSuspect(address)),
        ),
      ),
  }
}
