/** What the tests of the import share: sources, stubs, and a client for each. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { basic, type Client, makeClient } from '@so-email/client'
import { makeStub, type Stub } from '@so-email/provider-stub'
import { openStore, type Store, type StoreError, storeErrorMessage } from '@so-email/store'
import { makeSchema } from '@so-email/testing/postgres'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { inject, onTestFinished } from 'vitest'
import type { ImportEvent } from '../../src/import/ImportEvent.js'
import type { ImportSettings } from '../../src/import/ImportSettings.js'
import { importAccounts } from '../../src/import/importAccounts.js'

/** A folder that is removed after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'import-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The path of a file with a text. */
export const fileOf = (text: string, name = 'accounts.ndjson'): string => {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, text)
  return path
}

/** Locations of ledgers without anything in them. */
export const locations: ReadonlyArray<readonly [kind: string, make: () => Promise<string>]> = [
  ['a file', async () => join(temporaryFolder(), 'ledger.db')],
  ...[inject('postgres')].flatMap((url) => (url === null ? [] : [['PostgreSQL', () => makeSchema(url)] as const])),
]

export const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left))
  return either.right
}

/** Opens a ledger for one test. */
export const open = async (location: string): Promise<Store> => {
  const opened = await openStore(location)()
  if (E.isLeft(opened)) throw new Error(storeErrorMessage(opened.left))
  onTestFinished(opened.right.close)
  return opened.right
}

/** The error of a ledger whose answer is lost. */
export const lost: StoreError = { _tag: 'StoreUnavailable', reason: 'lost', advice: 'Try again.' }

/** The ledger, whose answers are lost so many times when a row is about to leave. */
export const losingAnswers = (store: Store, times: number): Store => {
  let losses = 0
  return {
    ...store,
    query: (sql, parameters) =>
      F.pipe(
        store.query(sql, parameters),
        TE.filterOrElse(
          () => parameters?.includes('send') !== true || losses++ >= times,
          (): StoreError => lost,
        ),
      ),
  }
}

/** The associate of the caller, who is `tje0`. */
export const caller = 244

/** A client of a stub. */
export const clientOf = ({ answer }: Stub): Client =>
  right(
    makeClient({
      baseUrl: 'https://crm.example.test',
      auth: basic({ user: 'tje0', password: 'Tje0' }),
      transport: answer,
      retry: false,
    }),
  )

/** Accounts as NDJSON, one for each number. */
export const ndjson = (count: number, more: object = {}): string =>
  Array.from({ length: count }, (_, i) =>
    JSON.stringify({ EMailAddress: `row${i + 1}@example.test`, AssociateId: caller, ...more }),
  ).join('\n')

/** Runs an import, and collects its events. */
export const running = async (settings: Omit<ImportSettings, 'target' | 'onEvent'> & Partial<ImportSettings>) => {
  const events: Array<ImportEvent> = []
  const result = await importAccounts({
    target: 'https://crm.example.test',
    settling: 0,
    timeout: 0,
    onEvent: (event) => events.push(event),
    ...settings,
  })()
  return { result, events }
}

/** The addresses that a stub has beyond its first account, in the order of their ids. */
export const addressesIn = ({ accounts }: Stub): ReadonlyArray<string | null> =>
  Array.from(accounts.all(), ({ EMailAddress }) => EMailAddress).slice(1)

export { makeStub }
