import type { DecodeFailure } from '@so-email/codecs'
import type { HttpHeaders } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import { all, problem } from './problem.js'

const name = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const value = /^[\t\x20-\x7e\x80-\xff]*$/

/** The headers that a transport writes itself. A second copy of one could change where a request ends. */
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

type Field = readonly [name: string, value: unknown]

/** Headers that can be sent, or every problem. A problem names its header and does not show the value. */
export const checkHeaders = (headers: Readonly<Record<string, unknown>>): E.Either<DecodeFailure, HttpHeaders> =>
  all(Object.entries(headers).map(checkHeader))

const checkHeader = (header: Field): E.Either<DecodeFailure, HttpHeaders[number]> =>
  F.pipe(
    E.right<DecodeFailure, Field>(header),
    E.filterOrElse(([key]) => name.test(key), refuse('a name that a header can have')),
    E.filterOrElse(
      ([key]) => !framing.includes(key.toLowerCase()),
      refuse('no header that the transport writes itself'),
    ),
    E.filterOrElse(isText, refuse('a text')),
    E.filterOrElse(([, text]) => value.test(String(text)), refuse('characters that a header can carry')),
  )

const isText = (field: Field): field is HttpHeaders[number] => typeof field[1] === 'string'

const refuse =
  (expected: string) =>
  ([key]: Field): DecodeFailure =>
    problem(expected, 'headers', key)
