/** A stub as a function of the Fetch standard, for what intercepts requests and for servers that are written in its terms. */
import type { Transport, TransportError } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'

/**
 * Answers a `Request`, or a URL with options. Rejects as `fetch` does: if a fault breaks the connection, if the signal
 * of the request aborts, or if it is given no request.
 */
export type Fetch = (input: Request | URL | string, init?: RequestInit) => Promise<Response>

const rejection = (error: TransportError, { signal }: Request): unknown =>
  error._tag === 'Aborted'
    ? signal.reason
    : new TypeError('fetch failed', { cause: 'message' in error ? error.message : error._tag })

/** Of any implementation: the platform makes no `Request` of another one's. */
const isRequest = (input: unknown): input is Request => typeof Object(input).arrayBuffer === 'function'

/** These have no body in the Fetch standard, not even an empty one. */
const isBodiless = (status: number): boolean => status === 204 || status === 205 || status === 304

/** Rejects when the signal aborts: a body that never ends is not waited for. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
  })

export const fetchOf =
  (answer: Transport): Fetch =>
  async (input, init) => {
    const request = isRequest(input) && init === undefined ? input : new Request(input, init)
    const { method, url, headers, signal } = request
    const body = new Uint8Array(await Promise.race([request.arrayBuffer(), aborted(signal)]))
    const limits = { signal, maxResponseBytes: Number.POSITIVE_INFINITY }
    return F.pipe(
      await answer({ method, url, headers: [...headers], body }, limits)(),
      E.match(
        (error): Response => {
          throw rejection(error, request)
        },
        (response) =>
          new Response(isBodiless(response.status) ? null : response.body, {
            status: response.status,
            headers: response.headers.map(([name, value]) => [name, value]),
          }),
      ),
    )
  }
