/** The text of a body, as the root element of strict XML. */
import { parseXml, type XmlElement, XmlError } from '@rgrove/parse-xml'
import { either as E, option as O } from 'fp-ts'
import { refuse } from '../failure.js'
import { maxDepth, type ReadFailure } from '../MediaType.js'
import { problemOf } from './problem.js'

/** The parser's own message quotes the text, so only its position is taken. */
const notWellFormed = (error: unknown): ReadFailure => ({
  _tag: 'ReadFailure',
  reason: 'the body is not well-formed XML',
  position: error instanceof XmlError ? O.some({ line: error.line, column: error.column }) : O.none,
})

export const parse = (text: string): E.Either<ReadFailure, XmlElement> => {
  if (text === '') return refuse('the body is empty')
  const problem = problemOf(text, maxDepth)
  if (problem !== undefined) return E.left(problem)
  try {
    const { root } = parseXml(text, { includeOffsets: true })
    return root === null ? refuse('the body has no element', text) : E.right(root)
  } catch (error) {
    return E.left(notWellFormed(error))
  }
}

/** The encoding that an XML declaration names. It counts where the header says nothing. */
export const declaredEncoding = (body: Uint8Array): string | undefined => {
  const start = String.fromCharCode(...body.subarray(0, 200))
  return /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1]
}
