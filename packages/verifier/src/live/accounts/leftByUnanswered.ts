/** What the server has after a write without a response. The write is not sent again: it may have been carried out. */
import { function as F, option as O, type task as T, taskEither as TE } from 'fp-ts'
import type { AccountReader } from './AccountReader.js'
import { hasAddress, type SavedAccount } from './SavedAccount.js'

const drawn = (account: SavedAccount): ((address: O.Option<string>) => string) =>
  O.match(
    () => 'is there',
    (address) =>
      hasAddress(account)(address) ? 'has the address of the update' : 'has another address than that of the update',
  )

/** Reads the account of the write. `address` is what the write gives it, if anything. */
export const leftByUnanswered =
  (byId: AccountReader['byIdForCertain']) =>
  (id: number, address: O.Option<string>): T.Task<string> =>
    F.pipe(
      byId(id),
      TE.match(
        F.identity,
        O.match(
          () => `account ${id} is not there`,
          (account) => `account ${id} ${drawn(account)(address)}`,
        ),
      ),
    )
