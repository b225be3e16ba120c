/** Saves many accounts. An account that cannot be saved is a result like any other and stops none of the rest. */
import { type EMailAccount, saveEMailAccount as operation, type SaveEMailAccountRequest } from '@so-email/codecs'
import { type either as E, function as F } from 'fp-ts'
import type { Calls } from '../Calls.js'
import type { ClientError } from '../errors/ClientError.js'
import { withRequest } from '../errors/withRequest.js'
import { concurrently, type Source } from '../runtime/concurrently.js'
import * as T from '../runtime/task.js'
import * as TE from '../runtime/taskEither.js'
import type { CallOptions } from '../settings/ClientConfig.js'
import { problem } from '../settings/problem.js'

/** The options of every save, and how many run at once. */
export interface SaveOptions extends CallOptions {
  /** How many saves run at once; 8 by default. With less than 1 each account ends in `InvalidInput`. */
  readonly concurrency?: number
}

/** An account and the result of its save. */
export interface Saved {
  readonly account: SaveEMailAccountRequest
  readonly result: E.Either<ClientError, EMailAccount>
}

/** Accounts from anywhere: a list, a generator, a stream. */
export type Accounts = Source<SaveEMailAccountRequest>

/** Saves accounts, a few at a time, and yields each result as it comes. */
export const saveEMailAccounts =
  ({ saveEMailAccount }: Pick<Calls, 'saveEMailAccount'>) =>
  (accounts: Accounts, { concurrency = 8, signal, ...options }: SaveOptions = {}): AsyncGenerator<Saved, void> => {
    const isPossible = concurrency >= 1
    return concurrently(accounts, isPossible ? concurrency : 1, signal, (account, signal) =>
      F.pipe(
        isPossible ? saveEMailAccount(account, { ...options, signal }) : TE.left(impossible()),
        T.map((result) => ({ account, result })),
      ),
    )
  }

const impossible = (): ClientError =>
  withRequest(operation.name)({ _tag: 'InvalidInput', failure: problem('a number from 1', 'concurrency') })
