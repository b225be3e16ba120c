/** The stores that the tests of the port run against: both kinds, each empty. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeSchema } from '@so-email/testing/postgres'
import { either as E } from 'fp-ts'
import { inject, onTestFinished } from 'vitest'
import { openStore, type Store, type StoreError, type StoreOptions, storeErrorMessage } from '../src/index.js'

/** The path of a file that is removed after the test. */
export const temporaryFile = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'data.db')
}

/** Makers of locations without anything in them. PostgreSQL is missing where its binaries are. */
export const locations: ReadonlyArray<readonly [kind: string, make: () => Promise<string>]> = [
  ['a file', async () => temporaryFile()],
  ...[inject('postgres')].flatMap((url) => (url === null ? [] : [['PostgreSQL', () => makeSchema(url)] as const])),
]

export const right = <A>(either: E.Either<StoreError, A>): A => {
  if (E.isLeft(either)) throw new Error(storeErrorMessage(either.left))
  return either.right
}

/** Opens a store for one test. */
export const open = async (location: string, options?: StoreOptions): Promise<Store> => {
  const store = right(await openStore(location, options)())
  onTestFinished(store.close)
  return store
}
