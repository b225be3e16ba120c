/**
 * `Content-Type`, read as the Fetch standard reads it: of several fields, or of a list in one, the last that is a media type
 * counts, and it keeps the charset of an earlier one with the same name. Of two parameters with one name the first counts.
 * A separator inside of quotes separates nothing. A charset in single quotes is accepted, because some servers write one.
 * Source: the Fetch standard ("extract a MIME type") and the MIME Sniffing standard; single quotes are observed.
 *
 * The scanner is a loop that reads each character once, however hostile the field is.
 */
import { option as O } from 'fp-ts'

/** The name of a media type in lower case, and the charset of its text. */
export interface ContentType {
  readonly name: string
  readonly charset: O.Option<string>
}

const [quote, backslash, equals, space, tab] = [0x22, 0x5c, 0x3d, 0x20, 0x09]

/** The offset of the next separator from here on that is not inside of quotes; the length where there is none. */
const separatorFrom = (text: string, start: number, separator: string): number => {
  const wanted = separator.charCodeAt(0)
  let isQuoted = false
  let before = 0
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isQuoted) {
      if (code === backslash) at++
      else if (code === quote) isQuoted = false
    } else if (code === wanted) return at
    else if (code === quote && before === equals) isQuoted = true
    if (code !== space && code !== tab) before = code
  }
  return text.length
}

/** The parts of a text between separators. Nearly no field has quotes. */
const split = (text: string, separator: string): ReadonlyArray<string> =>
  text.includes('"') ? splitOutsideQuotes(text, separator) : text.split(separator)

const splitOutsideQuotes = (text: string, separator: string): ReadonlyArray<string> => {
  const parts: Array<string> = []
  for (let start = 0; start <= text.length; ) {
    const end = separatorFrom(text, start, separator)
    parts.push(text.slice(start, end))
    start = end + 1
  }
  return parts
}

/** The value of a parameter without its quotes. */
const unquoted = (value: string): string => {
  if (value.startsWith('"')) return value.slice(1, separatorFrom(value, 1, '"')).replaceAll('\\', '')
  return value.length > 1 && value.startsWith("'") && value.endsWith("'") ? value.slice(1, -1) : value
}

/** The charset among the parameters, which are all parts but the first. */
const charsetOf = (parts: ReadonlyArray<string>): O.Option<string> => {
  for (let i = 1; i < parts.length; i++) {
    const parameter = parts[i] ?? ''
    const sign = parameter.indexOf('=')
    if (sign < 0 || parameter.slice(0, sign).trim().toLowerCase() !== 'charset') continue
    const value = unquoted(parameter.slice(sign + 1).trim()).trim()
    if (value !== '') return O.some(value)
  }
  return O.none
}

const readOne = (text: string): ContentType => {
  const parts = split(text, ';')
  return { name: (parts[0] ?? '').trim().toLowerCase(), charset: charsetOf(parts) }
}

const nothing: ContentType = { name: '', charset: O.none }

const isType = ({ name }: ContentType): boolean => name.includes('/')

/** Of a list, the last. */
const readList = (field: string): ContentType =>
  split(field, ',')
    .map(readOne)
    .filter(isType)
    .reduce(
      (earlier, last) =>
        last.name === earlier.name && O.isNone(last.charset) ? { ...last, charset: earlier.charset } : last,
      nothing,
    )

/** Reads the value of the field, or of several fields that are one list. The name is empty where it has none. */
export const readContentType = (field: string): ContentType => {
  if (field.includes(',')) return readList(field)
  const only = readOne(field)
  return isType(only) ? only : nothing
}
