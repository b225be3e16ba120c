import type { DecodeFailure } from '@so-email/codecs'
import type { HttpHeaders } from '@so-email/wire'
import { either as E } from 'fp-ts'
import type { HeaderFields } from './Settings.js'
import { unsendable } from './unsendable.js'

const name = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const value = /^[\t\x20-\x7e\x80-\xff]*$/

/** What a transport writes itself, and what a second copy of would change where a request ends. */
const framing = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** Header fields that can be sent. A Left names the first that cannot; it does not show its value. */
export const checkHeaders = (fields: HeaderFields): E.Either<DecodeFailure, HttpHeaders> => {
  const headers: Array<HttpHeaders[number]> = []
  for (const [key, written] of fields) {
    if (E.isLeft(written)) return refuse(key, `another value: ${written.left.reason}`)
    if (!name.test(key)) return refuse(key, 'a name that a header can have')
    if (framing.includes(key.toLowerCase())) return refuse(key, 'no header that the transport writes itself')
    // JavaScript may give anything, and a text is made of anything.
    if (typeof written.right !== 'string') return refuse(key, 'a text')
    if (!value.test(written.right)) return refuse(key, 'characters that a header can carry')
    headers.push([key, written.right])
  }
  return E.right(headers)
}

const refuse = (key: string, expected: string) => unsendable(expected, 'headers', key)
