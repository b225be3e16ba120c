/** A source whose bytes are read as often as they are needed. */
import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { function as F, type task as T, taskEither as TE } from 'fp-ts'
import { systemMessage } from '../../systemMessage.js'
import type { ImportSource } from './ImportSource.js'
import { type SourceError, unreadable } from './SourceError.js'

export interface OpenSource {
  /** By which the source is recognised: of its bytes, and of how they are read. */
  readonly digest: string
  /** The bytes, from the start: those that the digest was made of. It throws `OtherBytes` before the first that is another one. */
  readonly chunks: () => AsyncIterable<Uint8Array>
  readonly close: T.Task<void>
}

/** The source was written to since it was opened. */
class OtherBytes extends Error {}

/** What went wrong while bytes were read. */
export const sourceError = (error: unknown): SourceError =>
  error instanceof OtherBytes
    ? { _tag: 'SourceChanged' }
    : unreadable(systemMessage(error) ?? (error instanceof Error ? error.message : String(error)))

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
export const openSource = (source: ImportSource, limits: CopyLimits = {}): TE.TaskEither<SourceError, OpenSource> =>
  F.pipe(
    TE.tryCatch(() => handleOf(source, limits), sourceError),
    TE.chain((handle) =>
      F.pipe(
        TE.tryCatch(() => opened(source, handle), sourceError),
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

/** In bytes. */
const chunkLength = 64 * 1024

/** The bytes of a file, all chunks but the last of one length. A stream would leave a listener at the handle. */
async function* chunksOf(handle: FileHandle): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += chunkLength) {
    const buffer = Buffer.allocUnsafe(chunkLength)
    let length = 0
    let read = 0
    do {
      read = (await handle.read({ buffer: buffer.subarray(length), position: position + length })).bytesRead
      length += read
    } while (read > 0 && length < chunkLength)
    if (length > 0) yield buffer.subarray(0, length)
    if (read === 0) return
  }
}

const digestOf = (chunk: Uint8Array): string => createHash('sha256').update(chunk).digest('base64')

const opened = async (source: ImportSource, handle: FileHandle): Promise<OpenSource> => {
  const before = await handle.stat()
  const hash = createHash('sha256').update(JSON.stringify([source.format, source.csv ?? null]))
  const digests: Array<string> = []
  for await (const chunk of chunksOf(handle)) {
    hash.update(chunk)
    digests.push(digestOf(chunk))
  }
  const { size, mtimeMs } = await handle.stat()
  // The digest may be of no text that the file ever had.
  if (size !== before.size || mtimeMs !== before.mtimeMs) throw new Error('it was written to while it was read')
  return {
    digest: hash.digest('hex'),
    chunks: async function* () {
      let place = 0
      for await (const chunk of chunksOf(handle)) {
        if (digestOf(chunk) !== digests[place++]) throw new OtherBytes()
        yield chunk
      }
      if (place < digests.length) throw new OtherBytes()
    },
    close: () => handle.close(),
  }
}
