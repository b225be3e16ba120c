/** What lets a page of another origin call the stub from a browser. */
import { type HttpHeaders, type HttpRequest, type HttpResponse, header } from '@so-email/wire'
import { option as O } from 'fp-ts'

/** Whether a text is the origin of a page as browsers write it, or `*` for every origin. */
export const isOrigin = (text: string): boolean => text === '*' || (URL.canParse(text) && new URL(text).origin === text)

/** What a page may send, beyond what browsers always allow: the headers that the operation documents. */
const allowedHeaders =
  'Authorization, X-XSRF-TOKEN, Content-Type, Accept, Accept-Language, SO-Language, SO-Culture, SO-TimeZone, SO-AppToken'

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
            ['Access-Control-Allow-Headers', allowedHeaders],
            ['Access-Control-Max-Age', '600'],
          ],
          body: new Uint8Array(),
        })
      : O.none
