/**
 * Rejects an empty text, a document type, too many elements, and elements that are nested too deep, before the parser reads
 * the text: the parser calls itself for every level, and takes two microseconds for an element. In a text that is not
 * well-formed the depth may be wrong after the first error, but there the parser stops. A loop, which reads each character of
 * a hostile text once.
 */
import { either as E } from 'fp-ts'
import { unreadable } from '../failure.js'
import { maxDepth, type ReadFailure } from '../MediaType.js'

const after = (text: string, end: string, from: number): number => {
  const at = text.indexOf(end, from)
  return at === -1 ? text.length : at + end.length
}

/** The offset of the `>` of a start tag, or of the end of a text that has none. */
const tagEnd = (text: string, start: number): number => {
  for (let at = start; ; ) {
    const char = text.charAt(at)
    if (char === '>' || char === '') return at
    at = char === '"' || char === "'" ? after(text, char, at + 1) : at + 1
  }
}

/** Far more than any entity has. An element of an entity takes more than 30 characters, so a long list has room too. */
const mostElements = ({ length }: string): number => 10_000 + length / 8

/** The text, if the parser may read it. */
export const checkStructure = (text: string): E.Either<ReadFailure, string> => {
  if (text === '') return E.left(unreadable('the body is empty'))
  let depth = 0
  let left = mostElements(text)
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4)
    else if (text.startsWith('<![CDATA[', at)) at = after(text, ']]>', at + 9)
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2)
    else if (text.startsWith('<!', at)) return E.left(unreadable('the body has a document type definition', text, at))
    else if (text.startsWith('</', at)) {
      depth--
      at += 2
    } else {
      if (--left < 0) return E.left(unreadable('the body has too many elements', text, at))
      if (++depth > maxDepth) return E.left(unreadable(`the body is nested deeper than ${maxDepth} levels`, text, at))
      at = tagEnd(text, at)
      if (text.charAt(at - 1) === '/') depth--
    }
  }
  return E.right(text)
}
