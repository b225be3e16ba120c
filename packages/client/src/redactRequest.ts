import { redacted } from '@so-email/codecs'
import type { HttpRequest } from '@so-email/wire'
import type { RedactedRequest } from './ClientError.js'

const secretHeaders = new Set(['authorization', 'so-apptoken', 'x-xsrf-token', 'cookie'])

/** A request as it may be shown: without its body, and without the values of the headers that say who asks. */
export const redactRequest = (operation: string, { method, url, headers }: HttpRequest): RedactedRequest => ({
  operation,
  method,
  url,
  headers: headers.map(([name, value]) => [name, secretHeaders.has(name.toLowerCase()) ? redacted : value]),
})
