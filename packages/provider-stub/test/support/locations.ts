/** The stores that a stub can be kept in: both kinds, each empty. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeSchema } from '@so-email/testing/postgres'
import { inject, onTestFinished } from 'vitest'
import { type RunningStub, type ServerOptions, startStub } from '../../src/index.js'

/** A folder that is removed after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'stub-data-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

type Kind = readonly [kind: string, make: () => Promise<string>]

/** PostgreSQL is missing where its binaries are. */
export const databases: ReadonlyArray<Kind> = [inject('postgres')].flatMap((url) =>
  url === null ? [] : [['PostgreSQL', () => makeSchema(url)] as const],
)

export const locations: ReadonlyArray<Kind> = [['a file', async () => join(temporaryFolder(), 'data.db')], ...databases]

/** A stub that is closed after the test. */
export const start = async (options: ServerOptions): Promise<RunningStub> => {
  const stub = await startStub(options)
  onTestFinished(stub.close)
  return stub
}
