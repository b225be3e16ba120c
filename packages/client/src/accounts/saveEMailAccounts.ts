/**
 * Saving many accounts: a few at a time, results as they come. An account that cannot be saved is a result like any
 * other and stops none of the rest. The source is read only as fast as results are taken, so memory does not grow with
 * the number of accounts. What the source throws ends it, after the accounts that were read before have their results.
 */
import type { EMailAccount, SaveEMailAccountRequest } from '@so-email/codecs'
import type { either as E } from 'fp-ts'
import type { Asks } from '../Ask.js'
import type { ClientError } from '../errors/ClientError.js'
import { onAbort } from '../runtime/onAbort.js'
import type { CallOptions } from '../settings/ClientConfig.js'

/** The options of every save, and how many there are at once. */
export interface SaveOptions extends CallOptions {
  /** How many saves may be on their way at once; 8 unless given. The iteration throws a `RangeError` if it is less than 1. */
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
    if (!(concurrency >= 1)) throw new RangeError('concurrency must be 1 or more')
    const source = iteratorOf(accounts)
    const stop = new AbortController()
    const stopped = AbortSignal.any(signal === undefined ? [stop.signal] : [signal, stop.signal])
    /** Saved, and not yet given. */
    const finished: Array<Saved> = []
    let running = 0
    let isReading = false
    let isDry = false
    const thrown: Array<unknown> = []
    let wake = () => {}
    // One promise at a time: a race against what hangs would keep something of every race.
    const change = () =>
      new Promise<void>((resolve) => {
        wake = resolve
      })
    onAbort(stopped, () => wake())

    const fail = (error: unknown) => {
      isDry = true
      thrown.push(error)
    }
    const save = async (account: SaveEMailAccountRequest) => {
      running += 1
      try {
        finished.push({ account, result: await saveEMailAccount(account, { ...options, signal: stopped })() })
      } catch (error) {
        fail(error)
      }
      running -= 1
      wake()
    }
    const read = async () => {
      while (!isReading && !isDry && !stopped.aborted && running + finished.length < concurrency) {
        isReading = true
        try {
          const { done, value } = await source.next()
          if (done === true) isDry = true
          else save(value)
        } catch (error) {
          fail(error)
        }
        isReading = false
        wake()
      }
    }
    try {
      while (true) {
        read()
        const saved = finished.shift()
        if (saved !== undefined) yield saved
        else if (running > 0 || (isReading && !stopped.aborted)) await change()
        else break
      }
      if (thrown.length > 0 && !stopped.aborted) throw thrown[0]
    } finally {
      // Whoever stops taking results stops the saves: those on their way end, and the source is told.
      stop.abort()
      while (running > 0) await change()
      if (!isDry) {
        const returned = source.return?.()
        // A generator that hangs is told too, but answers only if it ever goes on.
        await Promise.race(isReading ? [returned, null] : [returned])
      }
    }
  }
