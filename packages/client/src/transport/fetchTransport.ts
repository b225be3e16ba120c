/**
 * A transport on the platform's `fetch`. Redirects are responses and never followed. Cookies are sent only
 * with an XSRF token, which is of no use without the session's cookie; other credentials need none.
 */
import { header, type ReceivedResponse, type Transport, type TransportError } from '@so-email/wire'
import { either as E, option as O } from 'fp-ts'
import { ofPlatform } from '../runtime/CallSignal.js'
import { makeBody } from './Body.js'
import { connectionFailure } from './connectionFailure.js'
import type { OwnTransport } from './OwnTransport.js'
import { broken, tooLarge } from './received.js'

/** Sends with `fetch`, over the connections of the platform. */
export const fetchTransport: Transport = (request, limits) => fetchExchange(request, limits)

/** The same, for a client. */
export const fetchExchange: OwnTransport =
  ({ method, url, headers, body }, { signal: given, maxResponseBytes }) =>
  async (): Promise<E.Either<TransportError, ReceivedResponse>> => {
    const signal = ofPlatform(given)
    const options: RequestInit = {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      body: body.length === 0 ? null : new Uint8Array(body),
      redirect: 'manual',
      credentials: O.isSome(header('X-XSRF-TOKEN')(headers)) ? 'include' : 'omit',
      cache: 'no-store',
      signal,
    }
    try {
      const response = await fetch(url, options)
      if (response.type === 'opaqueredirect') return E.left({ _tag: 'OpaqueRedirect' })
      return E.right(await received(response, maxResponseBytes))
    } catch (error) {
      if (signal.aborted) return E.left({ _tag: 'Aborted' })
      // Node's `fetch` counts the encodings before it gives the response.
      if (/content-encodings/.test(String(Object(Object(error).cause).message)))
        return E.left({ _tag: 'Unreadable', message: 'the response has too many content encodings' })
      return E.left(connectionFailure(error, isRefused(url, options) || undefined))
    }
  }

/** Whether the platform takes no request with these options, as a worker without `credentials`: then nothing was sent. */
const isRefused = (url: string, options: RequestInit): boolean => {
  try {
    return !new Request(url, options)
  } catch {
    return true
  }
}

const received = async (response: Response, maxResponseBytes: number): Promise<ReceivedResponse> => {
  const head = { status: response.status, headers: [...response.headers] }
  const body = makeBody(maxResponseBytes)
  const reader = response.body?.getReader()
  try {
    for (let chunk = await reader?.read(); chunk?.done === false; chunk = await reader?.read()) {
      if (body.add(chunk.value)) continue
      reader?.cancel().catch(() => {}) // the connection closes by itself
      return tooLarge(head, maxResponseBytes)
    }
    return { ...head, body: body.bytes() }
  } catch (error) {
    return broken(head, error)
  }
}
