import { type HttpHeaders, isHarmless } from '@so-email/wire'
import type { Redactor } from './Redactor.js'

/** The headers of a response that may be shown. A server may repeat a secret in any of them. */
export const harmlessHeaders = (headers: HttpHeaders, { text }: Redactor): HttpHeaders =>
  headers.filter(([name]) => isHarmless(name)).map(([name, value]) => [name, text(value)])
