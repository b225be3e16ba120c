import type { ConnectionFailure, TransportError } from '@so-email/wire'

/** What the codes of Node and of undici mean, and whether they can only happen before a request leaves. */
const meanings: ReadonlyArray<readonly [code: RegExp, cause: ConnectionFailure, beforeSending: boolean]> = [
  [/^ECONNREFUSED$/, 'refused', true],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'dns', true],
  [/^UND_ERR_CONNECT_TIMEOUT$/, 'other', true],
  [/^(?!ERR_SSL).*(?:CERT|SIGNED|UNABLE_TO_VERIFY)/, 'tls', true], // OpenSSL's own may tell of an alert that came later
  [/TLS|SSL|EPROTO/, 'tls', false],
  [/^(?:ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'reset', false],
  [/^(?:HTTPParserError|HPE_|UND_ERR_|Z_|ERR_)/, 'protocol', false],
]

/**
 * What a platform threw, as why there is no response. A transport that knows whether the request left says so; for another
 * the code decides, and that it was the attempt to connect which failed: `EHOSTUNREACH` may end a connection as well.
 */
export const connectionFailure = (error: unknown, neverLeft?: boolean): TransportError => {
  const cause = causeOf(error)
  const { code: known, name: kind, syscall } = Object(cause)
  const code = String(known ?? kind ?? '')
  const message = cause instanceof Error && cause.message !== '' ? cause.message : code || 'the connection failed'
  const [, name, beforeSending] = meanings.find(([pattern]) => pattern.test(code)) ?? [null, 'other' as const, false]
  const stayed = neverLeft ?? (beforeSending || syscall === 'connect')
  return { _tag: stayed ? 'NotConnected' : 'Disconnected', cause: name, message }
}

/** The innermost error: `fetch` wraps, and several addresses tried in turn fail together. */
const causeOf = (error: unknown): unknown => {
  if (error instanceof AggregateError && error.errors.length > 0) return causeOf(error.errors[0])
  return error instanceof Error && error.cause instanceof Error ? causeOf(error.cause) : error
}
