import { fileURLToPath } from 'node:url'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { inMemory, openFile } from './file/openFile.js'
import { isInMemory } from './lastingLocation.js'
import { openPostgres } from './postgres/openPostgres.js'
import type { Store, StoreOptions } from './Store.js'
import type { InvalidLocation, StoreError } from './StoreError.js'

/**
 * Opens a store: the path of a file (or its `file:` URL), which one process uses at a time, `postgres://user:password@host/database`,
 * which many share, or `:memory:`, which keeps nothing. The packages `libsql` and `pg` are optional, and loaded when a location wants them.
 */
export const openStore = (location: string, options: StoreOptions = {}): TE.TaskEither<StoreError, Store> =>
  /^postgres(?:ql)?:\/\//i.test(location)
    ? openPostgres(location, options)
    : F.pipe(TE.fromEither(pathOf(location)), TE.chainW(openFile))

const pathOf = (location: string): E.Either<InvalidLocation, string> => {
  if (isInMemory(location)) return E.right(inMemory)
  if (/^file:\//i.test(location))
    return E.tryCatch(
      () => fileURLToPath(location),
      () => invalid('the file: URL is none of this machine'),
    )
  // What has a scheme is no path, and may hold a password. A `file:` URL without a slash is one of SQLite, and to others below the root.
  return location === '' || /^(?:(?:file|postgres(?:ql)?|libsql|https?|wss?):|[a-z][a-z\d+.-]+:\/\/)/i.test(location)
    ? E.left(invalid('expected the path of a file, or postgres://user@host/database'))
    : E.right(location)
}

const invalid = (reason: string): InvalidLocation => ({ _tag: 'InvalidLocation', reason })
