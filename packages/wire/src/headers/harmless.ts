/**
 * The headers whose values never hold a secret: those of the documented page but its credentials, and those with which HTTP
 * describes a message and its connection, or by which a server finds a request again. The value of any other header is
 * redacted, because it may hold anything. There is one list for the client and the stub: a value is harmless by what its
 * header means, wherever it is shown.
 */
const harmless: ReadonlySet<string> = /*#__PURE__*/ new Set([
  ...['accept', 'accept-language', 'content-type', 'so-culture', 'so-language', 'so-timezone'],
  ...['accept-encoding', 'cache-control', 'connection', 'content-encoding', 'content-length', 'date', 'expect', 'host'],
  ...['keep-alive', 'origin', 'pragma', 'te', 'transfer-encoding', 'upgrade', 'user-agent'],
  ...['age', 'allow', 'content-language', 'retry-after', 'server', 'vary', 'via'],
  ...['request-id', 'traceparent', 'x-correlation-id', 'x-ms-request-id', 'x-request-id', 'x-so-email-stub'],
])

/**
 * Whether the value of a header of that name, in any case, may be shown.
 *
 * @category headers
 */
export const isHarmless = (name: string): boolean => harmless.has(name.toLowerCase())
