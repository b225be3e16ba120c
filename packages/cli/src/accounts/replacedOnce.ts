import type { SaveEMailAccountRequest } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { givenId } from './givenId.js'

const idsOnPage = 2 ** 15

/** A bit for each id, in pages: 100,000 ids in a row take 13 kB, and no source takes more than 512 MB. */
const makeIds = () => {
  const pages = new Map<number, Uint8Array>()
  /** Whether the id was not there. */
  const add = (id: number): boolean => {
    const page = Math.floor(id / idsOnPage)
    const bytes = pages.get(page) ?? new Uint8Array(idsOnPage / 8)
    pages.set(page, bytes)
    const at = id - page * idsOnPage
    const before = bytes[at >> 3] ?? 0
    bytes[at >> 3] = before | (1 << (at & 7))
    return bytes[at >> 3] !== before
  }
  return { add }
}

/**
 * Refuses an account that replaces the same one as an account before it. Accounts are saved at the same time, so it would be chance
 * which of the two is the last.
 */
export const replacedOnce = (): ((account: SaveEMailAccountRequest) => E.Either<string, SaveEMailAccountRequest>) => {
  const replaced = makeIds()
  return E.fromPredicate(
    (account) => givenId(account) === 0 || replaced.add(givenId(account)),
    (account) => `EMailAccountId: an account before it has the id ${givenId(account)} too`,
  )
}
