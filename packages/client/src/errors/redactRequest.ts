import { redacted } from '@so-email/codecs'
import type { HttpRequest } from '@so-email/wire'
import type { RedactedRequest } from './ClientError.js'

/** The headers whose values tell nothing about who asks. A header that nobody here knows may hold anything. */
const harmless: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'content-type',
  'so-culture',
  'so-language',
  'so-timezone',
  'user-agent',
])

export const isHarmless = (header: string): boolean => harmless.has(header.toLowerCase())

/** A request as it may be shown: without its body, and without the values of the headers that may say who asks. */
export const redactRequest = (
  operation: string,
  { method, url, headers }: Omit<HttpRequest, 'body'>,
): RedactedRequest => ({
  operation,
  method,
  url,
  headers: headers.map(([name, value]) => [name, isHarmless(name) ? value : redacted]),
})
