import type { ConnectionFailure, TransportError } from '@so-email/wire'

/** What the codes of Node and of undici mean, and whether they can only happen before a request leaves. */
const meanings: ReadonlyArray<readonly [code: RegExp, cause: ConnectionFailure, beforeSending: boolean]> = [
  [/^ECONNREFUSED$/, 'refused', true],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'dns', true],
  [/^(?:UND_ERR_CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH)$/, 'other', true],
  [/CERT|SIGNED|UNABLE_TO_VERIFY/, 'tls', true],
  [/TLS|SSL|EPROTO/, 'tls', false],
  [/^(?:ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'reset', false],
  [/^(?:HTTPParserError|HPE_|UND_ERR_|Z_|ERR_)/, 'protocol', false],
]

/** What a platform threw, as why there is no response. Where `neverLeft` is not known to be so, the code decides. */
export const connectionFailure = (error: unknown, neverLeft = false): TransportError => {
  const cause = causeOf(error)
  const { code: known, name: kind } = Object(cause)
  const code = String(known ?? kind ?? '')
  const message = cause instanceof Error && cause.message !== '' ? cause.message : code || 'the connection failed'
  const [, name, beforeSending] = meanings.find(([pattern]) => pattern.test(code)) ?? [null, 'other' as const, false]
  return { _tag: neverLeft || beforeSending ? 'NotConnected' : 'Disconnected', cause: name, message }
}

/** The innermost error: `fetch` wraps, and several addresses tried in turn fail together. */
const causeOf = (error: unknown): unknown => {
  if (error instanceof AggregateError && error.errors.length > 0) return causeOf(error.errors[0])
  return error instanceof Error && error.cause instanceof Error ? causeOf(error.cause) : error
}
