/** A transport on the platform's `fetch`. Redirects are answers: what they point to is never asked. */
import type { ConnectionFailure, HttpResponse, Transport, TransportError } from '@so-email/wire'
import { either as E } from 'fp-ts'

export const fetchTransport: Transport =
  ({ method, url, headers, body }, { signal, maxResponseBytes }) =>
  async (): Promise<E.Either<TransportError, HttpResponse>> => {
    try {
      const response = await fetch(url, {
        method,
        headers: headers.map(([name, value]): [string, string] => [name, value]),
        body: Uint8Array.from(body),
        redirect: 'manual',
        signal,
      })
      if (response.type === 'opaqueredirect') return E.left({ _tag: 'OpaqueRedirect' })
      const received = await readBounded(response, maxResponseBytes)
      if (received === null) return E.left({ _tag: 'TooLarge', maxResponseBytes })
      return E.right({ status: response.status, headers: [...response.headers], body: received })
    } catch (error) {
      return E.left(signal.aborted ? { _tag: 'Aborted' } : toTransportError(error))
    }
  }

/** The body, or `null` as soon as it is longer than allowed. */
const readBounded = async (response: Response, maxBytes: number): Promise<Uint8Array | null> => {
  if (response.body === null) return new Uint8Array()
  const chunks: Array<Uint8Array> = []
  let length = 0
  const reader = response.body.getReader()
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    length += chunk.value.length
    if (length > maxBytes) {
      await reader.cancel()
      return null
    }
    chunks.push(chunk.value)
  }
  const body = new Uint8Array(length)
  chunks.reduce((at, chunk) => {
    body.set(chunk, at)
    return at + chunk.length
  }, 0)
  return body
}

const causes: ReadonlyArray<readonly [code: RegExp, cause: ConnectionFailure, connected: boolean]> = [
  [/^ECONNREFUSED$/, 'refused', false],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'dns', false],
  [/CERT|TLS|SSL|SIGNED/, 'tls', false],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'reset', true],
  [/^(?:HPE_|UND_ERR_)/, 'protocol', true],
]

const toTransportError = (error: unknown): TransportError => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const message = cause instanceof Error ? cause.message : 'the request failed'
  const [, name, connected] = causes.find(([pattern]) => pattern.test(code)) ?? [null, 'other' as const, true]
  return { _tag: connected ? 'Disconnected' : 'NotConnected', cause: name, message }
}
