/** What a run created on a running server, and what it may have created. */
import type { io as IO } from 'fp-ts'

export interface Ledger {
  /** The addresses of the accounts that were shown to be new, by their ids. */
  readonly created: Map<number, string>
  /** Those of them that an interaction deleted, as the server documented by its response. */
  readonly deleted: Set<number>
  /** Notes an account that may exist and is not known for certain. */
  readonly suspect: (what: string, reason: string) => IO.IO<void>
  readonly hasSuspects: IO.IO<boolean>
  /** The accounts that may still exist. */
  readonly leftBehind: IO.IO<ReadonlyArray<string>>
}

export const makeLedger = (): Ledger => {
  const created = new Map<number, string>()
  const suspects = new Set<string>()
  return {
    created,
    deleted: new Set(),
    suspect: (what, reason) => () => {
      suspects.add(`may be left behind: ${what} (${reason})`)
    },
    hasSuspects: () => suspects.size > 0,
    leftBehind: () => [
      ...suspects,
      ...[...created].map(([id, address]) => `may be left behind: ${address} (account ${id} was not deleted)`),
    ],
  }
}
