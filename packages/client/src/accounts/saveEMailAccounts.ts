/** Saves many accounts. An account that cannot be saved is a result like any other and stops none of the rest. */
import type { EMailAccount, SaveEMailAccountRequest } from '@so-email/codecs'
import { type either as E, function as F } from 'fp-ts'
import type { Calls } from '../Calls.js'
import type { ClientError } from '../errors/ClientError.js'
import { concurrently } from '../runtime/concurrently.js'
import { onAbort } from '../runtime/onAbort.js'
import { open, type Source } from '../runtime/Source.js'
import * as T from '../runtime/task.js'
import type { CallOptions } from '../settings/ClientConfig.js'
import { defined } from '../settings/givenOptions.js'
import { isRecord } from '../settings/option.js'

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

/** Saves accounts, a few at a time, and yields each result as it comes. Wrong options end each of the saves. */
export const saveEMailAccounts = ({ saveEMailAccount }: Pick<Calls, 'saveEMailAccount'>) =>
  async function* (accounts: Accounts, given?: SaveOptions): AsyncGenerator<Saved, void> {
    const { most, signal, options } = limitsIn(given)
    const save = (account: SaveEMailAccountRequest, more: object) =>
      F.pipe(
        saveEMailAccount(account, options && { ...options, ...more }),
        T.map((result): Saved => ({ account, result })),
      )
    const items = open(accounts)
    if (items === undefined)
      yield await save(accounts as never, { accounts: accounts ?? null })() // an option that is refused
    else yield* concurrently(items, most, signal, (account, signal) => save(account, { signal }))
  }

/** How many run at once, what ends the iteration, and the options of each save: `null`, which is refused, if they throw. */
const limitsIn = (given: SaveOptions = {}) => {
  try {
    const { concurrency = 8, signal } = given
    if (signal !== undefined) onAbort(signal, F.constVoid)()
    if (isRecord(given)) return { most: Math.max(concurrency, 1) || 1, signal, options: defined(given) }
  } catch {} // an option that throws
  return { most: 1, signal: undefined, options: null as never } // no type allows what JavaScript may give
}
