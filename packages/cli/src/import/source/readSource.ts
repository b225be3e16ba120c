import { either as E, function as F } from 'fp-ts'
import { replacedOnce } from '../../accounts/replacedOnce.js'
import { csvRows } from './csvRows.js'
import { decodeAccount } from './decodeAccount.js'
import { elements } from './elements.js'
import type { ImportSource } from './ImportSource.js'
import { inUtf8 } from './inUtf8.js'
import { lines } from './lines.js'
import { type OpenSource, openSource, sourceError } from './OpenSource.js'
import type { SourceError, SourceUnreadable } from './SourceError.js'
import type { RawRow, SourceRow } from './SourceRow.js'

type RawRows = (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<E.Either<SourceUnreadable, RawRow>>

const ndjson: RawRows = async function* (chunks) {
  for await (const line of lines(chunks)) yield E.right(line)
}

const rawRows = ({ format, csv }: ImportSource): RawRows =>
  format === 'csv' ? csvRows(csv) : format === 'json' ? elements : ndjson

/**
 * The rows of a source, from its start, as they are read: no more than a chunk of them is in memory. A Left is the last one.
 * The same source has the same rows, with the same numbers.
 */
export const readRows = (source: ImportSource, { chunks }: OpenSource) =>
  async function* (): AsyncGenerator<E.Either<SourceError, SourceRow>> {
    const decode = F.flow(decodeAccount(source.format), E.chain(replacedOnce()))
    let row = 0
    try {
      for await (const raw of rawRows(source)(inUtf8(chunks()))) {
        yield F.pipe(
          raw,
          E.map(({ line, bytes }) => ({ row: ++row, line, account: F.pipe(bytes, E.chain(decode)) })),
        )
        if (E.isLeft(raw)) return
      }
    } catch (error) {
      yield E.left(sourceError(error))
    }
  }

/** The rows of a source that is not imported. */
export const checkRows = async function* (source: ImportSource): AsyncGenerator<E.Either<SourceError, SourceRow>> {
  const opened = await openSource(source)()
  if (E.isLeft(opened)) return yield opened
  try {
    yield* readRows(source, opened.right)()
  } finally {
    await opened.right.close()
  }
}
