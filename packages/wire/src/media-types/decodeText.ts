/**
 * The text of a body: bounded, and in the charset that the header or a byte order mark names. A reader without pipelines:
 * each `E.chain` of fp-ts takes half a microsecond, and reading an account as JSON takes two in all.
 */
import { either as E } from 'fp-ts'
import { unreadable } from './failure.js'
import { maxBytes, type ReadFailure, type ReadLimits } from './MediaType.js'

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * The charsets that are read, by the names that headers use. ASCII is a part of UTF-8, and servers that name it send UTF-8.
 * `utf-16` without a mark is little-endian, as in .NET, where its other name is `unicode`.
 */
const encodings: ReadonlyMap<string, Encoding> = /*#__PURE__*/ new Map<string, Encoding>([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['unicode-1-1-utf-8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['ansi_x3.4-1968', 'utf-8'],
  ['iso646-us', 'utf-8'],
  ['utf-16', 'utf-16le'],
  ['unicode', 'utf-16le'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'windows-1252'],
  ['iso8859-1', 'windows-1252'],
  ['iso_8859-1', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
])

const marked = (body: Uint8Array): Encoding | undefined => {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8'
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le'
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be'
  return undefined
}

const utf8 = /*#__PURE__*/ new TextDecoder('utf-8', { fatal: true })

/** The text without its byte order mark. */
export const decodeText = (
  body: Uint8Array,
  charset: string | undefined,
  limits: ReadLimits | undefined,
): E.Either<ReadFailure, string> => {
  const limit = limits?.maxBytes ?? maxBytes
  if (body.length > limit) return E.left(unreadable(`the body is larger than ${limit} bytes`))
  const named = charset === undefined ? 'utf-8' : encodings.get(charset.toLowerCase())
  if (named === undefined) return E.left(unreadable('the charset of the body is none of utf-8, utf-16, iso-8859-1'))
  const encoding = named === 'windows-1252' ? named : (marked(body) ?? named)
  try {
    return E.right((encoding === 'utf-8' ? utf8 : new TextDecoder(encoding, { fatal: true })).decode(body))
  } catch {
    return E.left(unreadable(`the body is not ${encoding}`))
  }
}
