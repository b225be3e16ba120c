/** What a run created on a running server, and what it may have created. */
import { type io as IO, type option as O, readonlyArray as RA } from 'fp-ts'

export interface Ledger {
  /** The addresses that the run wrote to each account that was shown to be new, the last one first. */
  readonly created: Map<number, ReadonlyArray<string>>
  /** Those of them that an interaction deleted, as the server documented by its response. */
  readonly deleted: Set<number>
  /** Notes an account that was created or written, and its address. */
  readonly wrote: (id: number, address: O.Option<string>) => IO.IO<void>
  /** Notes an account that may exist and is not known for certain. */
  readonly suspect: (what: string, reason: string) => IO.IO<void>
  readonly hasSuspects: IO.IO<boolean>
  /** The accounts that may still exist. */
  readonly leftBehind: IO.IO<ReadonlyArray<string>>
}

/** An account as a report names it. */
export const nameOf = (addresses: ReadonlyArray<string>): string =>
  addresses.find((address) => address !== '') ?? 'an account without an address'

export const makeLedger = (): Ledger => {
  const created = new Map<number, ReadonlyArray<string>>()
  const suspects = new Set<string>()
  return {
    created,
    deleted: new Set(),
    wrote: (id, address) => () => {
      created.set(id, [...RA.fromOption(address), ...(created.get(id) ?? [])])
    },
    suspect: (what, reason) => () => {
      suspects.add(`may be left behind: ${what} (${reason})`)
    },
    hasSuspects: () => suspects.size > 0,
    leftBehind: () => [
      ...suspects,
      ...[...created].map(
        ([id, addresses]) => `may be left behind: ${nameOf(addresses)} (account ${id} was not deleted)`,
      ),
    ],
  }
}
