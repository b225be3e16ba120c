/** What lets a page of another origin call the stub from a browser. */
import { type HttpHeaders, type HttpRequest, type HttpResponse, header } from '@so-email/wire'
import { option as O } from 'fp-ts'

/** Whether a text is the origin of a page as browsers write it, or `*` for every origin. */
export const isOrigin = (text: string): boolean => text === '*' || (URL.canParse(text) && new URL(text).origin === text)

const askedHeaders = header('Access-Control-Request-Headers')

/** What a page may send: whatever it asks for, for clients have headers of their own (`SO-Browser-TZ-Offset`). */
const allowedHeaders = (headers: HttpHeaders): HttpHeaders => {
  const asked = O.toNullable(askedHeaders(headers))
  return asked === null || !/^[\w!#$%&'*+.^`|~, -]+$/.test(asked) ? [] : [['Access-Control-Allow-Headers', asked]]
}

/** The headers for answers to an allowed origin. `*` allows every origin, but then no cookies, as browsers demand. */
export const corsHeaders = (origin: string): HttpHeaders => [
  ['Access-Control-Allow-Origin', origin],
  ...(origin === '*' ? [] : [['Access-Control-Allow-Credentials', 'true'] as const, ['Vary', 'Origin'] as const]),
  ['Access-Control-Expose-Headers', 'WWW-Authenticate, Retry-After, Allow'],
]

/** The answer to a browser's question whether a page may ask, where the request is one. */
export const preflight =
  (origin: string) =>
  ({ method, headers }: HttpRequest): O.Option<HttpResponse> =>
    method === 'OPTIONS' && O.isSome(header('Access-Control-Request-Method')(headers))
      ? O.some({
          status: 204,
          headers: [
            ...corsHeaders(origin),
            ['Access-Control-Allow-Methods', 'GET, POST'],
            ...allowedHeaders(headers),
            ['Access-Control-Max-Age', '600'],
          ],
          body: new Uint8Array(),
        })
      : O.none
