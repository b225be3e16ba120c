import { statSync } from 'node:fs'
import { function as F, ioEither as IOE } from 'fp-ts'
import type { StoreError } from '../StoreError.js'
import { fileError } from './fileError.js'

/**
 * Fails where the file is no longer the one that it was: what is written would be gone with it, or with the log beside it,
 * which has the name of the path. With WAL, SQLite does not look after that by itself.
 */
export const inPlace = (path: string): IOE.IOEither<StoreError, unknown> => {
  const inode = () => statSync(path, { throwIfNoEntry: false })?.ino
  const opened = inode()
  return F.pipe(
    IOE.tryCatch(inode, fileError(path)),
    IOE.filterOrElse(
      (now) => now === opened,
      (): StoreError => ({
        _tag: 'StoreUnavailable',
        reason: `${path}: it was moved or removed while it was open`,
        advice: 'Put it back: a new file in its place knows nothing of what it holds.',
      }),
    ),
  )
}
