/** The headers with which a page of another origin may call the stub from a browser. */
import { type HttpHeaders, type HttpRequest, type HttpResponse, header } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'

/** Whether a text is the origin of a page as browsers write it, or `*` for every origin. */
export const isOrigin = (text: string): boolean => text === '*' || (URL.canParse(text) && new URL(text).origin === text)

/** The headers that a page may send: all that it names, because clients have headers of their own (`SO-Browser-TZ-Offset`). */
const allowedHeaders: (headers: HttpHeaders) => HttpHeaders = F.flow(
  header('Access-Control-Request-Headers'),
  O.filter((names) => /^[\w!#$%&'*+.^`|~, -]+$/.test(names)),
  O.match(
    () => [],
    (names) => [['Access-Control-Allow-Headers', names]],
  ),
)

/** The headers of responses to an allowed origin. `*` allows every origin, but no cookies, as browsers demand. */
export const corsHeaders = (origin: string): HttpHeaders => [
  ['Access-Control-Allow-Origin', origin],
  ...(origin === '*' ? [] : [['Access-Control-Allow-Credentials', 'true'] as const, ['Vary', 'Origin'] as const]),
  ['Access-Control-Expose-Headers', 'WWW-Authenticate, Retry-After, Allow'],
]

/** The response to a preflight request; `none` for any other request. */
export const preflight =
  (origin: string) =>
  ({ method, headers }: HttpRequest): O.Option<HttpResponse> =>
    F.pipe(
      headers,
      header('Access-Control-Request-Method'),
      O.filter(() => method === 'OPTIONS'),
      O.map(() => ({
        status: 204,
        headers: [
          ...corsHeaders(origin),
          ['Access-Control-Allow-Methods', 'GET, POST'],
          ...allowedHeaders(headers),
          ['Access-Control-Max-Age', '600'],
        ],
        body: new Uint8Array(),
      })),
    )
