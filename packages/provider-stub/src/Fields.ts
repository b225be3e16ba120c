/** The header fields of a request, looked up by name without case; of several with one name the first counts. */
import type { HttpHeaders } from '@so-email/wire'
import { option as O } from 'fp-ts'

export type Fields = (name: string) => O.Option<string>

export const fieldsOf = (headers: HttpHeaders): Fields => {
  const byName = new Map<string, string>()
  for (const [name, value] of headers) {
    const lower = name.toLowerCase()
    if (!byName.has(lower)) byName.set(lower, value)
  }
  return (name) => O.fromNullable(byName.get(name.toLowerCase()))
}
