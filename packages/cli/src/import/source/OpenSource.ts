/** A source whose bytes are read as often as they are needed. */
import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { function as F, type task as T, taskEither as TE } from 'fp-ts'
import type { ImportSource } from './ImportSource.js'
import { type SourceError, type SourceUnreadable, unreadable } from './SourceError.js'

export interface OpenSource {
  /** By which the source is recognised: of its bytes, and of how they are read. */
  readonly digest: string
  /** The bytes, from the start. */
  readonly chunks: () => AsyncIterable<Uint8Array>
  /** Fails if the source was written to since it was opened. */
  readonly unchanged: TE.TaskEither<SourceError, void>
  readonly close: T.Task<void>
}

const failed = (error: unknown): SourceUnreadable => unreadable(error instanceof Error ? error.message : String(error))

/** Opens a source, and reads it once for its digest. */
export const openSource = (source: ImportSource): TE.TaskEither<SourceUnreadable, OpenSource> =>
  F.pipe(
    TE.tryCatch(() => handleOf(source), failed),
    TE.chain((handle) =>
      F.pipe(
        TE.tryCatch(() => opened(source, handle), failed),
        TE.orElseFirstTaskK(() => () => handle.close()),
      ),
    ),
  )

const handleOf = async ({ input }: ImportSource): Promise<FileHandle> => {
  if ('stream' in input) return copied(input.stream)
  const handle = await open(input.path)
  if ((await handle.stat()).isFile()) return handle
  // A pipe is read once.
  return copied(handle.createReadStream())
}

/** A file without a name: it is gone with this process, however that ends. */
const copied = async (stream: AsyncIterable<Uint8Array | string>): Promise<FileHandle> => {
  const path = join(tmpdir(), `so-email-${randomUUID()}`)
  const handle = await open(path, 'wx+', 0o600)
  await unlink(path)
  for await (const chunk of stream) await handle.appendFile(chunk)
  return handle
}

const opened = async (source: ImportSource, handle: FileHandle): Promise<OpenSource> => {
  const chunks = () => handle.createReadStream({ start: 0, autoClose: false })
  const before = await handle.stat()
  const hash = createHash('sha256').update(JSON.stringify([source.format, source.csv ?? null]))
  for await (const chunk of chunks()) hash.update(chunk)
  return {
    digest: hash.digest('hex'),
    chunks,
    unchanged: F.pipe(
      TE.tryCatch(() => handle.stat(), failed),
      TE.filterOrElseW(
        ({ size, mtimeMs }) => size === before.size && mtimeMs === before.mtimeMs,
        (): SourceError => ({ _tag: 'SourceChanged' }),
      ),
      TE.map(F.constVoid),
    ),
    close: () => handle.close(),
  }
}
