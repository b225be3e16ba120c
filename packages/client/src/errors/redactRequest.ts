import { redacted } from '@so-email/codecs'
import { type HttpHeaders, type HttpRequest, isHarmless } from '@so-email/wire'

/** A request without its secrets and without its body. */
export interface RedactedRequest {
  /** The documented name, as `SaveEMailAccount`. */
  readonly operation: string
  readonly method: string
  readonly url: string
  /** Empty if the request was never written. */
  readonly headers: HttpHeaders
}

/** Drops the body, and redacts the value of every header that is not known to be harmless. */
export const redactRequest = (
  operation: string,
  { method, url, headers }: Omit<HttpRequest, 'body'>,
): RedactedRequest => ({
  operation,
  method,
  url,
  headers: headers.map(([name, value]) => [name, isHarmless(name) ? value : redacted]),
})
