/** The text of a body, as the root element of strict XML. */
import { parseXml, type XmlElement, type XmlError } from '@rgrove/parse-xml'
import { either as E, function as F } from 'fp-ts'
import { unreadable } from '../failure.js'
import type { ReadFailure } from '../MediaType.js'
import { checkStructure } from './checkStructure.js'

/** Of the parser, whose message quotes the text, only the offset is taken. It counts characters, not UTF-16 units. */
const notWellFormed =
  (text: string) =>
  (error: unknown): ReadFailure => {
    const { pos } = error as XmlError // the parser throws nothing else
    let at = 0
    for (let i = 0; i < pos; i++) at += String.fromCodePoint(text.codePointAt(at) ?? 0).length
    return unreadable('the body is not well-formed XML', text, at)
  }

/**
 * Every line break as a line feed, as XML demands. The parser does it too, but copies the text for each carriage return.
 * Lines and columns are the same before and after, so a failure in this text has its position in the other.
 */
export const withLineFeeds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

export const parse = (text: string): E.Either<ReadFailure, XmlElement> =>
  F.pipe(
    checkStructure(text),
    E.chain((body) => E.tryCatch(() => parseXml(body, { includeOffsets: true }), notWellFormed(text))),
    E.map(({ root }) => root),
    E.chain(E.fromNullable(unreadable('the body has no element', text))),
  )

/**
 * The encoding that an XML declaration names. It counts where the header names none, unless it is UTF-16: whose declaration can
 * be read byte by byte is not. .NET writes `utf-16` into a text that is later sent in UTF-8.
 */
export const declaredEncoding = (body: Uint8Array): string | undefined => {
  const start = String.fromCharCode(...body.subarray(0, 200))
  const name = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1]
  return name?.toLowerCase().startsWith('utf-16') ? undefined : name
}
