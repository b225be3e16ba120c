/**
 * The headers whose values never hold a secret: those of the documented page but its credentials, and those with which
 * HTTP describes a message and its connection. The value of any other header is redacted, because it may hold anything.
 * There is one list for the client and the stub: a value is harmless by what its header means, wherever it is shown.
 */
const harmless: ReadonlySet<string> = /*#__PURE__*/ new Set([
  ...['accept', 'accept-language', 'content-type', 'so-culture', 'so-language', 'so-timezone'],
  ...['accept-encoding', 'cache-control', 'connection', 'content-encoding', 'content-length', 'date', 'expect', 'host'],
  ...['keep-alive', 'origin', 'pragma', 'te', 'transfer-encoding', 'upgrade', 'user-agent'],
])

/** Whether the value of a header of that name, in any case, may be shown. */
export const isHarmless = (name: string): boolean => harmless.has(name.toLowerCase())
