/** Saves many accounts. An account that cannot be saved is a result like any other and stops none of the rest. */
import type { DecodeFailure, EMailAccount, SaveEMailAccountRequest } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import type { Calls } from '../Calls.js'
import type { ClientError } from '../errors/ClientError.js'
import { unreadableInput } from '../errors/unreadableInput.js'
import { concurrently } from '../runtime/concurrently.js'
import { onAbort } from '../runtime/onAbort.js'
import { open, type Source } from '../runtime/Source.js'
import * as T from '../runtime/task.js'
import type * as TE from '../runtime/taskEither.js'
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

/** Saves accounts, a few at a time, and yields each result as it comes. `reject` is a call that ends in `InvalidInput`. */
export const saveEMailAccounts = (
  { saveEMailAccount }: Pick<Calls, 'saveEMailAccount'>,
  reject: (failure: DecodeFailure, options: CallOptions | undefined) => TE.TaskEither<ClientError, never>,
) =>
  async function* (accounts: Accounts, options?: SaveOptions): AsyncGenerator<Saved, void> {
    const result = (account: SaveEMailAccountRequest, save: TE.TaskEither<ClientError, EMailAccount>) =>
      F.pipe(
        save,
        T.map((result): Saved => ({ account, result })),
      )
    const limits = limitsIn(options)
    const items = open(accounts)
    if (O.isNone(items)) yield await result(accounts as never, reject(noIterable, options))()
    else if (E.isLeft(limits))
      yield* concurrently(items.value, 1, undefined, (account) => result(account, reject(limits.left, options)))
    else
      yield* concurrently(items.value, limits.right.concurrency, limits.right.signal, (account, signal) =>
        result(account, saveEMailAccount(account, { ...limits.right.options, signal })),
      )
  }

const noIterable = /*#__PURE__*/ problem('an iterable of accounts', 'accounts')

/** How many run at once, the signal that ends the iteration, and the options of each save; JavaScript may give anything. */
const limitsIn = (given: SaveOptions = {}) =>
  F.pipe(
    E.tryCatch(
      () => {
        const { concurrency = 8, signal, ...options } = given
        // A signal that throws does so here.
        if (signal !== undefined && !signal.aborted) onAbort(signal, F.constVoid)()
        return { concurrency, signal, options }
      },
      () => unreadableInput,
    ),
    E.filterOrElse(
      ({ concurrency }) => typeof concurrency === 'number' && concurrency >= 1,
      () => problem('a number from 1', 'concurrency'),
    ),
  )
