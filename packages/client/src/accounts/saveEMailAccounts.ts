/**
 * Saving many accounts: a few at a time, results as they come. An account that cannot be saved is a result like any
 * other and stops none of the rest. The source is read only as fast as results are taken, so memory does not grow with
 * the number of accounts.
 */
import type { EMailAccount, SaveEMailAccountRequest } from '@so-email/codecs'
import type { either as E } from 'fp-ts'
import type { Asks } from '../Ask.js'
import type { CallOptions } from '../ClientConfig.js'
import type { ClientError } from '../ClientError.js'

export interface SaveOptions extends CallOptions {
  /** How many saves may be on their way at once; 8 unless given. */
  readonly concurrency?: number
}

/** What became of one account. */
export interface Saved {
  readonly account: SaveEMailAccountRequest
  readonly result: E.Either<ClientError, EMailAccount>
}

/** Accounts from anywhere: a list, a generator, a stream. */
export type Accounts = Iterable<SaveEMailAccountRequest> | AsyncIterable<SaveEMailAccountRequest>

const iteratorOf = (accounts: Accounts): AsyncIterator<SaveEMailAccountRequest> | Iterator<SaveEMailAccountRequest> =>
  Symbol.asyncIterator in accounts ? accounts[Symbol.asyncIterator]() : accounts[Symbol.iterator]()

export const saveEMailAccounts = ({ saveEMailAccount }: Pick<Asks, 'saveEMailAccount'>) =>
  async function* (
    accounts: Accounts,
    { concurrency = 8, signal, ...options }: SaveOptions = {},
  ): AsyncGenerator<Saved, void> {
    const source = iteratorOf(accounts)
    const stop = new AbortController()
    const isStopped = AbortSignal.any(signal === undefined ? [stop.signal] : [signal, stop.signal])
    const running = new Map<number, Promise<readonly [key: number, saved: Saved]>>()
    let next = 0
    let isDry = false
    const start = (account: SaveEMailAccountRequest) => {
      const key = next++
      const save = saveEMailAccount(account, { ...options, signal: isStopped })
      running.set(
        key,
        save().then((result) => [key, { account, result }]),
      )
    }
    try {
      while (true) {
        while (!isDry && !isStopped.aborted && running.size < concurrency) {
          const read = await source.next()
          if (read.done === true) isDry = true
          else start(read.value)
        }
        if (running.size === 0) return
        const [key, saved] = await Promise.race(running.values())
        running.delete(key)
        yield saved
      }
    } finally {
      // Whoever stops taking results stops the saves: those on their way end, and the source is told.
      stop.abort()
      await Promise.all(running.values())
      if (!isDry) await source.return?.()
    }
  }
