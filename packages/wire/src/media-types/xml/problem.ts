/**
 * What is refused before the parser sees it: a document type, and elements nested too deep, for the parser calls itself
 * for every level. Each character is looked at once. In a text that is not well-formed the depth may be wrong after the
 * first error, but there the parser stops.
 */

import { unreadable } from '../failure.js'
import type { ReadFailure } from '../MediaType.js'

const after = (text: string, end: string, from: number): number => {
  const at = text.indexOf(end, from)
  return at < 0 ? text.length : at + end.length
}

/** The offset of the `>` of a start tag, or of whatever ends the hope for one. */
const tagEnd = (text: string, start: number): number => {
  let quote = ''
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '<') return at
    if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '>') return at
    else if (char === '"' || char === "'") quote = char
  }
  return text.length
}

export const problemOf = (text: string, maxDepth: number): ReadFailure | undefined => {
  let depth = 0
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4)
    else if (text.startsWith('<![CDATA[', at)) at = after(text, ']]>', at + 9)
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2)
    else if (text.startsWith('<!', at)) return unreadable('the body has a document type definition', text, at)
    else if (text.startsWith('</', at)) {
      depth--
      at += 2
    } else {
      if (++depth > maxDepth) return unreadable(`the body is nested deeper than ${maxDepth} levels`, text, at)
      at = tagEnd(text, at)
      if (text.charAt(at) === '>' && text.charAt(at - 1) === '/') depth--
    }
  }
  return undefined
}
