/** The default `User-Agent`: a server finds our requests by it. */
import type { HttpHeaders } from '@so-email/wire'
import { userAgent } from '#codes'

/** The headers with the default one, unless they have one. Nearly all names are too long or too short. */
export const withUserAgent = (headers: HttpHeaders): HttpHeaders =>
  userAgent === null || headers.some(([name]) => name.length === 10 && name.toLowerCase() === 'user-agent')
    ? headers
    : [...headers, ['User-Agent', userAgent]]
