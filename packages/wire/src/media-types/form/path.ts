/**
 * The names of a form: `IncomingCredentials.Server`, or `IncomingCredentials[Server]`, as .NET's model binding reads them
 * (an assumption: the page lists the media type and shows no form).
 */
import { option as O } from 'fp-ts'

/** The segments of a name; `none` for one that is not well-formed. An empty pair of brackets (`Ids[]`) adds nothing. */
export const segmentsOf = (name: string): O.Option<ReadonlyArray<string>> => {
  const segment = /\.?([^.[\]]+)|\[([^[\]]*)\]/y
  const segments: Array<string> = []
  while (segment.lastIndex < name.length) {
    const start = segment.lastIndex
    const [whole, plain, bracketed] = segment.exec(name) ?? []
    // A dot joins; it does not start a name, and what follows a segment must be joined.
    if (whole === undefined || (plain !== undefined && whole.startsWith('.') !== start > 0)) return O.none
    const text = plain ?? bracketed
    if (text) segments.push(text)
  }
  return segments.length === 0 ? O.none : O.some(segments)
}

/** The name of a part: in brackets where it is a key or an index, or would be taken apart after a dot. */
export const joined = (path: string, part: string, isKey = false): string | undefined => {
  if (part === '' || /[[\]]/.test(part)) return undefined
  if (isKey || part.includes('.')) return `${path}[${part}]`
  return path === '' ? part : `${path}.${part}`
}
