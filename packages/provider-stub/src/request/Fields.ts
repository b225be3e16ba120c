/** The header fields of a request, by name without case; several of one name are one list, as HTTP has it (RFC 9110, 5.3; RFC 9113, 8.2.3 for cookies). */
import type { HttpHeaders } from '@so-email/wire'
import { option as O } from 'fp-ts'

export type Fields = (name: string) => O.Option<string>

export const fieldsOf =
  (headers: HttpHeaders): Fields =>
  (name) => {
    let found: string | undefined
    for (const [written, value] of headers) {
      // Lengths first, because few names have the same.
      if (written.length !== name.length || written.toLowerCase() !== name.toLowerCase()) continue
      found = found === undefined ? value : `${found}${/^cookie$/i.test(name) ? ';' : ','} ${value}`
    }
    return O.fromNullable(found)
  }
