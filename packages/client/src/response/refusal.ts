/**
 * Reads why a server refused a request, whatever it or a proxy before it writes: error objects and problem details in any
 * media type that is accepted, and else the text of the body, be it of a web page or of a gateway. Pure.
 */
import { type Rejection, redactUnknown, rejectionOf, unexplained } from '@so-email/codecs'
import { type Found, type HttpResponse, json, type MediaType } from '@so-email/wire'
import { either as E, function as F, option as O, type reader as R } from 'fp-ts'
import * as t from 'io-ts'
import { contentTypeIn, type MediaTypes, mediaTypeOf, readAs } from '../mediaTypeOf.js'
import type { Redactor } from '../secrets/Redactor.js'

/** RFC 9457. */
const problem: MediaType = /*#__PURE__*/ (() => ({ ...json, names: ['application/problem+json'] as const }))()

/**
 * In lower case. A server may put an account into any refusal, also into those of operations that have none; a client of one of these
 * need not carry the codec of an account. The shorter words are looked for in texts.
 */
const alwaysHidden = ['password', 'pass']

/** A server may put a token of its own beside its reason. */
const hiddenAlone = ['secret', 'token', 'credential']

/** The reason of a refusal, without what the codecs mark: those of the parameters and of the answer of the operation. */
export const readRefusal = (
  codecs: ReadonlyArray<t.Any>,
  mediaTypes: MediaTypes,
  response: HttpResponse,
): R.Reader<Redactor, Rejection> => {
  const hide = redactUnknown(codecs, alwaysHidden, hiddenAlone)
  return F.pipe(
    mediaTypeOf([...mediaTypes, problem])(response),
    O.match(() => null, objectIn(response)),
    (body) => body ?? objectIn(response)({ mediaType: json, charset: O.none }), // many name another type, or none
    (body) => (body === null ? readText(hide, response) : ({ rejection }) => rejection(rejectionIn(hide(body)))),
  )
}

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

type Hide = ReturnType<typeof redactUnknown>

/** A body of which nothing may be shown is a text. */
const rejectionIn = (shown: unknown): Rejection => rejectionOf(t.UnknownRecord.is(shown) ? shown : { Message: shown })

/** In bytes; no more than that is shown. */
const longest = 16_384

const readText =
  (hide: Hide, response: HttpResponse): R.Reader<Redactor, Rejection> =>
  ({ text }) => {
    const type = contentTypeIn(response)
    const charset = /charset\s*=\s*["']?([\w.:-]+)/i.exec(type)?.[1]
    const given = decoderOf(charset).decode(response.body.subarray(0, longest)).trim()
    const isPage = given.startsWith('<') && /html/i.test(type)
    const message = explanationIn(text(isPage ? given : String(hide(given))))
    // Without a letter it is what is left of something else.
    return [given, message].every((each) => /\p{L}/u.test(each)) ? { ...unexplained, message } : unexplained
  }

const decoderOf = (charset: string | undefined): TextDecoder =>
  O.getOrElse(() => new TextDecoder())(O.tryCatch(() => new TextDecoder(charset)))

/** The title of a web page, or its text. Secrets are redacted before, as a tag may stand inside of one. */
const explanationIn = (text: string): string => {
  if (!text.startsWith('<')) return text
  const title = /<title[^<>]*>((?:[^<]|<redacted>)*)/i.exec(text)?.[1] ?? ''
  return (title.trim() || text.replace(/<(?!redacted>)[^<>]*>/g, ' ')).replace(/\s+/g, ' ').trim()
}
