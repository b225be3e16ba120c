/** The text of a body, as the root element of strict XML. */
import { parseXml, type XmlElement, XmlError } from '@rgrove/parse-xml'
import { either as E, function as F, option as O } from 'fp-ts'
import { unreadable } from '../failure.js'
import type { ReadFailure } from '../MediaType.js'
import { checkStructure } from './checkStructure.js'

/** The parser's own message quotes the text, so only its position is taken. */
const notWellFormed = (error: unknown): ReadFailure => ({
  _tag: 'ReadFailure',
  reason: 'the body is not well-formed XML',
  position: error instanceof XmlError ? O.some({ line: error.line, column: error.column }) : O.none,
})

export const parse = (text: string): E.Either<ReadFailure, XmlElement> =>
  F.pipe(
    checkStructure(text),
    E.chain((body) => E.tryCatch(() => parseXml(body, { includeOffsets: true }), notWellFormed)),
    E.map(({ root }) => root),
    E.chain(E.fromNullable(unreadable('the body has no element', text))),
  )

/** The encoding that an XML declaration names. It counts where the header names none. */
export const declaredEncoding = (body: Uint8Array): string | undefined => {
  const start = String.fromCharCode(...body.subarray(0, 200))
  return /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1]
}
