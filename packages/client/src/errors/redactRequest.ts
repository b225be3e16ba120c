import { redacted } from '@so-email/codecs'
import { type HttpHeaders, type HttpRequest, isHarmless } from '@so-email/wire'
import { function as F } from 'fp-ts'

/** A request without its secrets and without its body. */
export interface RedactedRequest {
  /** The documented name, as `SaveEMailAccount`. */
  readonly operation: string
  readonly method: string
  readonly url: string
  /** Empty if the request was never written. */
  readonly headers: HttpHeaders
}

/** Shows a request of one operation. */
export type RedactRequest = (request: Omit<HttpRequest, 'body'>) => RedactedRequest

/** Drops the body, and redacts the value of every header that is not known to be harmless; `hiding` redacts the URL. */
export const redactRequest =
  (operation: string, hiding: (url: string) => string = F.identity): RedactRequest =>
  ({ method, url, headers }) => ({
    operation,
    method,
    url: hiding(url),
    headers: headers.map(([name, value]) => [name, isHarmless(name) ? value : redacted]),
  })
