/**
 * A transport on the platform's `fetch`. Redirects are responses and never followed. Cookies are sent only
 * with an XSRF token, which is of no use without the session's cookie; other credentials need none.
 */
import { header, type ReceivedResponse, type Transport, type TransportError } from '@so-email/wire'
import { either as E, option as O } from 'fp-ts'
import { tooManyEncodings } from '#codes'
import { ofPlatform } from '../runtime/CallSignal.js'
import { ignoringRejection } from '../runtime/ignoringRejection.js'
import { makeBody } from './Body.js'
import { connectionFailure } from './connectionFailure.js'
import type { OwnTransport } from './OwnTransport.js'
import { broken, tooLarge } from './received.js'
import { withUserAgent } from './userAgent.js'

/** What a request is sent with. */
export interface FetchOptions {
  readonly method: string
  readonly headers: Array<[name: string, value: string]>
  /** Bytes of their own; TypeScript before 5.7 has no `Uint8Array<ArrayBuffer>`. */
  readonly body: (Uint8Array & { readonly buffer: ArrayBuffer }) | null
  readonly redirect: 'manual'
  readonly credentials: 'include' | 'omit'
  readonly cache: 'no-store'
  readonly signal: AbortSignal
}

/** What is read of a response. */
export interface FetchResponse {
  readonly status: number
  readonly type: string
  readonly headers: Iterable<[name: string, value: string]>
  readonly body: {
    /** Begins to read the body. */
    readonly getReader: () => FetchReader
  } | null
}

/** Reads a body piece by piece. */
export interface FetchReader {
  /** No value is the end. */
  readonly read: () => Promise<{ readonly value?: Uint8Array | undefined }>
  /** Reads no further; the connection may close. */
  readonly cancel: () => Promise<void>
}

/** A function as the platform's `fetch`. */
export type Fetch = (url: string, options: FetchOptions) => Promise<FetchResponse>

/** Sends with another `fetch`: that of a library, of a worker's binding, or of a test. */
export const fetchTransportOf =
  (fetch: Fetch): Transport =>
  (request, limits) =>
    exchangeOf(fetch)(request, limits)

/** Sends with the platform's `fetch`, over its connections. What replaces the global `fetch` later is used too. */
export const fetchTransport: Transport = (request, limits) => fetchExchange(request, limits)

const xsrfToken = /*#__PURE__*/ header('X-XSRF-TOKEN')

const exchangeOf =
  (fetch: Fetch): OwnTransport =>
  ({ method, url, headers, body }, { signal: given, maxResponseBytes }) =>
  async (): Promise<E.Either<TransportError, ReceivedResponse>> => {
    const signal = ofPlatform(given)
    const options: FetchOptions = {
      method,
      headers: withUserAgent(headers).map(([name, value]): [string, string] => [name, value]),
      body: body.length === 0 ? null : new Uint8Array(body),
      redirect: 'manual',
      credentials: O.isSome(xsrfToken(headers)) ? 'include' : 'omit',
      cache: 'no-store',
      signal,
    }
    try {
      const response = await fetch(url, options)
      if (response.type === 'opaqueredirect') return E.left({ _tag: 'OpaqueRedirect' })
      return E.right(await received(response, signal, maxResponseBytes))
    } catch (error) {
      if (signal.aborted) return E.left({ _tag: 'Aborted' })
      if (tooManyEncodings?.test(Object(Object(error).cause).message))
        return E.left({ _tag: 'Unreadable', message: 'the response has too many content encodings' })
      return E.left(connectionFailure(error, isRefused(error, url, options)))
    }
  }

/** The same as `fetchTransport`, for a client. */
export const fetchExchange: OwnTransport = /*#__PURE__*/ exchangeOf((url, options) => fetch(url, options))

/**
 * Whether the platform takes no request with these options, as a worker without `credentials`, and failed for that: then nothing was
 * sent. The `fetch` of a library may fail for another reason.
 */
const isRefused = (error: unknown, url: string, options: FetchOptions): true | undefined => {
  try {
    new Request(url, options)
  } catch (refusal) {
    if (String(refusal) === String(error)) return true
  }
  return undefined
}

const received = async (
  response: FetchResponse,
  signal: AbortSignal,
  maxResponseBytes: number,
): Promise<ReceivedResponse> => {
  const head = { status: response.status, headers: [...response.headers] }
  const body = makeBody(maxResponseBytes)
  try {
    const reader = response.body?.getReader() // it throws for a body that another one reads
    for (let chunk = await reader?.read(); chunk?.value !== undefined; chunk = await reader?.read()) {
      if (!signal.aborted && body.add(chunk.value)) continue // a `fetch` of the caller may ignore the signal
      ignoringRejection(reader?.cancel()) // the connection closes by itself
      return tooLarge(head, maxResponseBytes)
    }
    return { body: body.bytes(), ...head }
  } catch (error) {
    return broken(head, error)
  }
}
