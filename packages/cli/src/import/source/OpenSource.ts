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

/**
 * The most bytes that are copied of what is no file: those of some millions of accounts. A stream and a device may have no end,
 * and the disk of temporary files has one.
 */
const mostCopied = 1024 ** 3

export interface CopyLimits {
  readonly mostCopied?: number
  /** Ends the copying; what is copied may have no end. */
  readonly signal?: AbortSignal | undefined
}

/** Opens a source, and reads it once for its digest. */
export const openSource = (
  source: ImportSource,
  limits: CopyLimits = {},
): TE.TaskEither<SourceUnreadable, OpenSource> =>
  F.pipe(
    TE.tryCatch(() => handleOf(source, limits), failed),
    TE.chain((handle) =>
      F.pipe(
        TE.tryCatch(() => opened(source, handle), failed),
        TE.orElseFirstTaskK(() => () => handle.close()),
      ),
    ),
  )

const handleOf = async ({ input }: ImportSource, limits: CopyLimits): Promise<FileHandle> => {
  if ('stream' in input) return copied(input.stream, limits)
  const handle = await open(input.path)
  if ((await handle.stat()).isFile()) return handle
  // A pipe is read once.
  return copied(handle.createReadStream(), limits)
}

/** A file without a name: it is gone with this process, however that ends. */
const copied = async (
  stream: AsyncIterable<Uint8Array | string>,
  { mostCopied: most = mostCopied, signal }: CopyLimits,
): Promise<FileHandle> => {
  const path = join(tmpdir(), `so-email-${randomUUID()}`)
  const handle = await open(path, 'wx+', 0o600)
  await unlink(path)
  try {
    let length = 0
    for await (const chunk of stream) {
      length += Buffer.byteLength(chunk)
      if (length > most) throw new Error(`it has more than ${most} bytes, and is no file: save it to one first`)
      signal?.throwIfAborted()
      await handle.appendFile(chunk)
    }
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

const chunkSize = 64 * 1024

const opened = async (source: ImportSource, handle: FileHandle): Promise<OpenSource> => {
  // A stream would leave a listener at the handle.
  const chunks = async function* () {
    let position = 0
    let read = await handle.read({ buffer: Buffer.allocUnsafe(chunkSize), position })
    while (read.bytesRead > 0) {
      yield read.buffer.subarray(0, read.bytesRead)
      position += read.bytesRead
      read = await handle.read({ buffer: Buffer.allocUnsafe(chunkSize), position })
    }
  }
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
