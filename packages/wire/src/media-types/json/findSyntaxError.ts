/**
 * Why a text is not JSON, and where. The message of `JSON.parse` differs from engine to engine and quotes the text, so it is
 * not used. One imperative walk over the text, without recursion, which no depth of a hostile text can exhaust; it is called
 * only for a text that may be wrong.
 */
import { unreadable } from '../failure.js'
import type { ReadFailure } from '../MediaType.js'

type Expected =
  | 'a value'
  | 'a value or "]"'
  | 'a property name'
  | 'a property name or "}"'
  | '":"'
  | '"," or an end'
  | 'the end'

const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y

const matchEnd = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

/** The offset after the string that starts here; the complement (`~`) of the offending offset where there is none. */
const stringEnd = (text: string, start: number): number => {
  for (let at = start + 1; ; ) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (!(code >= 0x20)) return ~at // a control character, or the end
    const next = code === 0x5c ? matchEnd(escaped, text, at) : at + 1
    if (next === -1) return ~at
    at = next
  }
}

/** The first failure of a text; `undefined` for JSON of at most that depth. */
export const findSyntaxError = (text: string, maxDepth: number): ReadFailure | undefined => {
  const open: Array<'{' | '['> = []
  let expected: Expected = 'a value'
  const problem = (at: number) =>
    unreadable(at >= text.length ? 'the body ends too early' : `the body is not JSON: expected ${expected}`, text, at)
  const afterValue = (): Expected => (open.length === 0 ? 'the end' : '"," or an end')
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at)
    if (char === ' ' || char === '\n' || char === '\r' || char === '\t') {
      at++
      continue
    }
    const inObject = open.at(-1) === '{'
    if (expected.includes(' or ') && char === (inObject ? '}' : ']')) {
      open.pop()
      expected = afterValue()
      at++
      continue
    }
    if (expected === 'the end') return problem(at)
    if (expected === '":"' || expected === '"," or an end') {
      if (char !== expected.charAt(1)) return problem(at)
      expected = char === ',' && inObject ? 'a property name' : 'a value'
      at++
      continue
    }
    const isName: boolean = expected.startsWith('a property name')
    if (char === '"') {
      const end = stringEnd(text, at)
      if (end < 0)
        return unreadable(`the body ${~end < text.length ? 'has a bad string' : 'ends too early'}`, text, ~end)
      expected = isName ? '":"' : afterValue()
      at = end
      continue
    }
    if (isName) return problem(at)
    if (char === '{' || char === '[') {
      if (open.push(char) > maxDepth) return unreadable(`the body is nested deeper than ${maxDepth} levels`, text, at)
      expected = char === '{' ? 'a property name or "}"' : 'a value or "]"'
      at++
      continue
    }
    const end = matchEnd(literal, text, at)
    if (end === -1) return problem(at)
    if (Math.abs(Number(text.slice(at, end))) === Number.POSITIVE_INFINITY)
      return unreadable('a number is too large', text, at)
    expected = afterValue()
    at = end
  }
  return expected === 'the end' ? undefined : problem(text.length)
}
