import { maxBytes } from '@so-email/wire'
import Tokenizer from '@streamparser/json/tokenizer.js'
import TokenType from '@streamparser/json/utils/types/tokenType.js'
import { either as E } from 'fp-ts'
import { type SourceUnreadable, unreadable } from './SourceError.js'
import type { RawRow } from './SourceRow.js'

const deeper: ReadonlySet<TokenType> = new Set([TokenType.LEFT_BRACE, TokenType.LEFT_BRACKET])
const higher: ReadonlySet<TokenType> = new Set([TokenType.RIGHT_BRACE, TokenType.RIGHT_BRACKET])

/**
 * The elements of a JSON array, each as its own bytes: what is wrong inside of one does not concern the others. Only the
 * tokens are read here. Imperative: the tokenizer calls back, and chunks are cut at its offsets.
 */
export async function* elements(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<E.Either<SourceUnreadable, RawRow>> {
  let found: Array<RawRow> = []
  let depth = 0
  let ended = false
  let problem: string | undefined
  let lineBefore = 1
  /** What is kept of the source, and where that starts. */
  let kept: Uint8Array = new Uint8Array()
  let keptFrom = 0
  /** Where the element starts whose end has not come. */
  let start: number | undefined

  /** Forgets what stands before an offset, but for the number of its lines. */
  const forget = (offset: number) => {
    const until = Math.min(Math.max(offset - keptFrom, 0), kept.length)
    for (let at = kept.indexOf(10); at >= 0 && at < until; at = kept.indexOf(10, at + 1)) lineBefore += 1
    kept = kept.subarray(until)
    keptFrom += until
  }
  const end = (offset: number) => {
    if (start === undefined) return
    forget(start)
    const length = Math.min(offset - start, maxBytes + 1)
    found.push({ line: lineBefore, bytes: E.right(kept.slice(0, length)) })
    start = undefined
  }
  const tokenizer = new Tokenizer()
  tokenizer.onToken = ({ token, offset }) => {
    if (ended) problem ??= 'something follows the array'
    else if (depth === 0 && token !== TokenType.LEFT_BRACKET) problem ??= 'expected a JSON array'
    else if (depth === 1 && (token === TokenType.COMMA || token === TokenType.RIGHT_BRACKET)) end(offset)
    else if (depth === 1) start ??= offset
    if (deeper.has(token)) depth += 1
    if (higher.has(token)) depth -= 1
    ended = depth === 0
  }
  tokenizer.onError = ({ message }) => {
    problem ??= message
  }
  const at = () => E.left(unreadable(problem ?? 'the array does not end', lineBefore))

  for await (const chunk of chunks) {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk])
    tokenizer.write(chunk)
    for (const row of found) yield E.right(row)
    found = []
    if (problem !== undefined) return yield at()
    forget(start ?? keptFrom + kept.length)
  }
  if (!ended) yield at()
}
