import Tokenizer from '@streamparser/json/tokenizer.js'
import TokenType from '@streamparser/json/utils/types/tokenType.js'
import { either as E } from 'fp-ts'
import { longestAccount } from '../../longestAccount.js'
import { type SourceUnreadable, unreadable } from './SourceError.js'
import type { RawRow } from './SourceRow.js'

const deeper: ReadonlySet<TokenType> = new Set([TokenType.LEFT_BRACE, TokenType.LEFT_BRACKET])
const higher: ReadonlySet<TokenType> = new Set([TokenType.RIGHT_BRACE, TokenType.RIGHT_BRACKET])

const newline = 10
const spaces: ReadonlySet<number> = new Set([9, newline, 13, 32])

const notBegun = 'expected a JSON array or an object'

/** The most bytes of a token, which is in memory as a whole. */
const longestToken = 16 * longestAccount

/**
 * The elements of a JSON array, each as its own bytes: what is wrong inside of one does not concern the others. An object in
 * place of the array is its one element. Only the tokens are read here, and of an element that is too long only the start is
 * kept, which the reader refuses. Imperative: the tokenizer calls back, and chunks are cut at its offsets.
 */
export async function* elements(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<E.Either<SourceUnreadable, RawRow>> {
  let found: Array<RawRow> = []
  let depth = 0
  let ended = false
  let problem: { readonly reason: string; readonly offset: number } | undefined
  /** What is kept of the source: where it starts, and how many lines stand before it. */
  let kept: Uint8Array = new Uint8Array()
  let keptFrom = 0
  let linesBefore = 0
  /** Behind the bracket or the comma before the element whose end has not come, and whether a token of it has come. */
  let start = 0
  let begun = false
  /** Whether a comma announced another element. */
  let expected = false
  /** Whether an object stands in place of the array. */
  let single = false
  let lastToken = 0
  let tooLong: RawRow | undefined

  const forget = (offset: number) => {
    const until = Math.min(Math.max(offset - keptFrom, 0), kept.length)
    for (let at = kept.indexOf(newline); at >= 0 && at < until; at = kept.indexOf(newline, at + 1)) linesBefore += 1
    kept = kept.subarray(until)
    keptFrom += until
  }
  /** Everything before the element, whose first byte may not have come. */
  const forgetBefore = () => {
    forget(start)
    const first = kept.findIndex((byte) => !spaces.has(byte))
    forget(first < 0 ? keptFrom + kept.length : keptFrom + first)
  }
  const rowUntil = (offset: number): RawRow => ({
    line: linesBefore + 1,
    bytes: E.right(kept.slice(0, Math.min(offset - keptFrom, longestAccount + 1))),
  })
  const end = (offset: number, next: boolean) => {
    if (begun || next) {
      if (tooLong === undefined) forgetBefore()
      found.push(tooLong ?? rowUntil(offset))
    }
    tooLong = undefined
    start = offset + 1
    begun = false
  }
  const fail = (reason: string, offset: number) => {
    problem ??= { reason, offset }
  }
  const tokenizer = new Tokenizer()
  tokenizer.onToken = ({ token, offset }) => {
    lastToken = offset
    if (ended && single) fail('something follows the object; several accounts are an array or NDJSON', offset)
    else if (ended) fail('something follows the array', offset)
    else if (depth === 0 && token === TokenType.LEFT_BRACE) {
      single = true
      begun = true
      start = offset
    } else if (depth === 0 && token !== TokenType.LEFT_BRACKET) fail(notBegun, offset)
    else if (depth === 0) start = offset + 1
    else if (depth === 1 && single && token === TokenType.RIGHT_BRACE) end(offset + 1, false)
    else if (depth === 1 && !single && token === TokenType.COMMA) {
      end(offset, true)
      expected = true
    } else if (depth === 1 && !single && token === TokenType.RIGHT_BRACKET) end(offset, expected)
    else begun = true
    if (deeper.has(token)) depth += 1
    if (higher.has(token)) depth -= 1
    ended ||= depth === 0
  }
  tokenizer.onError = ({ message }) => {
    const [, position = keptFrom] = /absolute position "(\d+)"/.exec(message) ?? []
    fail('it is not JSON', Number(position))
  }
  let read = 0
  const keepLittle = (chunk: Uint8Array) => {
    if (depth > 0 && tooLong === undefined) forgetBefore()
    if (depth > 0 ? tooLong === undefined && kept.length === 0 : chunk.every((byte) => spaces.has(byte)))
      lastToken = read
    if (depth > 0 && kept.length > longestAccount) tooLong ??= rowUntil(read)
    if (depth === 0 || tooLong !== undefined) forget(read)
    if (read - lastToken > longestToken)
      fail(`a value has more than ${longestToken} bytes; a quote may not be closed`, lastToken)
  }

  for await (const chunk of chunks) {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk])
    read += chunk.length
    tokenizer.write(chunk)
    for (const row of found) yield E.right(row)
    found = []
    if (problem !== undefined) break
    keepLittle(chunk)
    if (problem !== undefined) break
  }
  const unfinished = single ? 'the object does not end' : 'the array does not end'
  if (problem !== undefined) forget(problem.offset)
  if (problem !== undefined || !ended)
    yield E.left(unreadable(problem?.reason ?? (depth === 0 ? notBegun : unfinished), linesBefore + 1))
}
