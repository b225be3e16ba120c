/**
 * Reads why a server refused a request, whatever it or a proxy before it writes: error objects and problem details in any
 * media type that is accepted, and else the text of the body, be it of a web page or of a gateway. Pure.
 */
import { type Rejection, redact, redacted, rejectionOf, unexplained } from '@so-email/codecs'
import { type Found, type HttpResponse, json, type MediaType } from '@so-email/wire'
import { either as E, function as F, option as O, type reader as R } from 'fp-ts'
import * as t from 'io-ts'
import { contentTypeIn, type MediaTypes, mediaTypeOf, readAs } from '../mediaTypeOf.js'
import type { Redactor } from '../secrets/Redactor.js'

/** RFC 9457. */
const problem: MediaType = /*#__PURE__*/ (() => ({ ...json, names: ['application/problem+json'] as const }))()

/** The reason of a refusal; `codec` is that of the answer, whose secrets the server may send unasked. */
export const readRefusal = (
  codec: t.Any,
  mediaTypes: MediaTypes,
  response: HttpResponse,
): R.Reader<Redactor, Rejection> =>
  F.pipe(
    mediaTypeOf([...mediaTypes, problem])(response),
    O.match(F.constNull, objectIn(response)),
    (body) => body ?? objectIn(response)({ mediaType: json, charset: O.none }), // many name another type, or none
    (body) =>
      body === null ? readText(response) : ({ rejection }) => rejection(rejectionOf(withoutMarked(codec, body))),
  )

/** The object in a body; `null` where there is none. */
const objectIn =
  ({ body }: HttpResponse) =>
  (found: Found): object | null =>
    F.pipe(
      readAs(found, t.unknown, body, 'text'),
      E.match(
        () => null,
        (value) => (t.UnknownRecord.is(value) ? value : null),
      ),
    )

/** No more properties of a body are read, so that a copy of millions is not made. */
const most = 1000

/** The server may send passwords that the call did not: those of an account that is taken for an error, or is inside of one. */
const withoutMarked = (codec: t.Any, body: object): object => {
  // The union that `t.union` makes; that function alone is 0.7 kB of a bundle.
  const orAny = new t.UnionType('', t.unknown.is, t.success, t.identity, [codec, t.unknown])
  const names = Object.keys(body).slice(0, most)
  const copy = redact(orAny)(Object.fromEntries(names.map((name) => [name, Reflect.get(body, name)])))
  return t.UnknownRecord.is(copy) ? copy : { Message: copy }
}

/** In bytes; no more than that is shown. */
const longest = 16_384

const readText =
  (response: HttpResponse): R.Reader<Redactor, Rejection> =>
  ({ text }) => {
    const type = contentTypeIn(response)
    const charset = /charset\s*=\s*["']?([\w.:-]+)/i.exec(type)?.[1]
    const given = text(decoderOf(charset).decode(response.body.subarray(0, longest)).trim())
    const message = isData(given, type) && mayHoldSecret(given) ? redacted : explanationIn(given)
    // Without a letter it is what is left of something else.
    return /\p{L}/u.test(message) ? { ...unexplained, message } : unexplained
  }

const decoderOf = (charset: string | undefined): TextDecoder =>
  O.getOrElse(() => new TextDecoder())(O.tryCatch(() => new TextDecoder(charset)))

/** JSON or XML that could not be read: the server may send passwords that the call did not. */
const isData = (text: string, type: string): boolean =>
  /^[{[]/.test(text) || (/^<(?!!doctype html|html|redacted)/i.test(text) && !/html/i.test(type))

const mayHoldSecret = (text: string): boolean => /pass|secret|token|credential/i.test(text)

/** The title of a web page, or its text. Secrets are redacted before, as a tag may stand inside of one. */
const explanationIn = (text: string): string => {
  if (!text.startsWith('<')) return text
  const title = /<title[^<>]*>((?:[^<]|<redacted>)*)/i.exec(text)?.[1] ?? ''
  return (title.trim() || text.replace(/<(?!redacted>)[^<>]*>/g, ' ')).replace(/\s+/g, ' ').trim()
}
