import { version } from '../version.js'
import type { Codes } from './Codes.js'

/** The codes of Node and of undici, and two messages of undici that come without a code of their own. */
export const codes: Codes = [
  [/^ECONNREFUSED /, 'refused', true],
  [/^(?:ENOTFOUND|EAI_AGAIN) /, 'dns', true],
  [/^UND_ERR_CONNECT_TIMEOUT /, 'other', true],
  [/^\w+ bad port$/, 'other', true, 'the platform blocks this port'],
  // undici takes no 100 that it did not wait for; it has no other use of this message.
  [/^UND_ERR_SOCKET bad response$/, 'protocol', false, 'the server sent 100 Continue, which was not requested'],
  [/^(?!ERR_SSL)[^ ]*(?:CERT|SIGNED|UNABLE_TO_VERIFY)/, 'tls', true], // OpenSSL's own may mean an alert that came later
  [/^[^ ]*(?:TLS|SSL|EPROTO)/, 'tls', false],
  [/^(?:ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH) /, 'reset', false],
  [/^(?:HTTPParserError|HPE_|UND_ERR_|Z_|ERR_)/, 'protocol', false],
]

/** The reason in a message: OpenSSL writes an address before it, and the place in its source behind it. */
export const reasonIn = (message: string): string =>
  message.replace(/^[^:]*:error:(?:[^:]*:){3}([^:]*):.*$/s, 'TLS: $1')

/** The `User-Agent` of a request whose caller sets none. */
export const userAgent: string | null = `so-email/${version}`

/** Node's `fetch` counts the encodings of a response before it gives it. The message of its error. */
export const tooManyEncodings: RegExp | null = /content-encodings/
