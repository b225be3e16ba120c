/**
 * A transport on the platform's `fetch`. Redirects are responses and never followed. Cookies are sent only
 * with an XSRF token, which is of no use without the session's cookie; other credentials need none.
 */
import { type HttpResponse, header, type Transport, type TransportError } from '@so-email/wire'
import { either as E, option as O } from 'fp-ts'
import { concat } from './concat.js'
import { connectionFailure } from './connectionFailure.js'

/** Sends with `fetch`, over the connections of the platform. */
export const fetchTransport: Transport =
  ({ method, url, headers, body }, { signal, maxResponseBytes }) =>
  async (): Promise<E.Either<TransportError, HttpResponse>> => {
    try {
      const response = await fetch(url, {
        method,
        headers: headers.map(([name, value]): [string, string] => [name, value]),
        body: body.length === 0 ? null : new Uint8Array(body),
        redirect: 'manual',
        credentials: O.isSome(header('X-XSRF-TOKEN')(headers)) ? 'include' : 'omit',
        cache: 'no-store',
        signal,
      })
      if (response.type === 'opaqueredirect') return E.left({ _tag: 'OpaqueRedirect' })
      const received = await readBounded(response, maxResponseBytes)
      if (received === null) return E.left({ _tag: 'TooLarge', maxResponseBytes })
      return E.right({ status: response.status, headers: [...response.headers], body: received })
    } catch (error) {
      return E.left(signal.aborted ? { _tag: 'Aborted' } : connectionFailure(error))
    }
  }

/** The body, or `null` as soon as it is longer than allowed. */
const readBounded = async ({ body }: Response, maxBytes: number): Promise<Uint8Array | null> => {
  if (body === null) return new Uint8Array()
  const chunks: Array<Uint8Array> = []
  let length = 0
  const reader = body.getReader()
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    length += chunk.value.length
    if (length > maxBytes) {
      reader.cancel().catch(() => {}) // the connection closes by itself
      return null
    }
    chunks.push(chunk.value)
  }
  return concat(chunks, length)
}
