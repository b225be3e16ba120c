import { either as E } from 'fp-ts'
import { longestAccount } from '../../longestAccount.js'
import type { RawRow } from './SourceRow.js'

const newline = 10

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 32 || byte === 9 || byte === 13)

/**
 * The lines of a source, without blank ones. Of a line that is longer than a reader reads, only the start is kept, which the
 * reader refuses. Imperative: it cuts chunks.
 */
export async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawRow> {
  let kept: Uint8Array = new Uint8Array()
  let line = 1
  const rowOf = (bytes: Uint8Array): ReadonlyArray<RawRow> => (isBlank(bytes) ? [] : [{ line, bytes: E.right(bytes) }])
  const keep = (bytes: Uint8Array) => {
    if (kept.length <= longestAccount) kept = Buffer.concat([kept, bytes.subarray(0, longestAccount + 1 - kept.length)])
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      const part = chunk.subarray(start, end)
      if (kept.length > 0) keep(part)
      yield* rowOf(kept.length > 0 ? kept : part)
      kept = new Uint8Array()
      line += 1
      start = end + 1
    }
    if (start < chunk.length) keep(chunk.subarray(start))
  }
  yield* rowOf(kept)
}
