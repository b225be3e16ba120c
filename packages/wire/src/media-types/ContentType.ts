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

/** The offset of the first of the separators from here on that is not inside of quotes; the length where there is none. */
const separatorFrom = (text: string, start: number, separators: string): number => {
  let isQuoted = false
  let before = ''
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at)
    if (isQuoted) {
      if (char === '\\') at++
      else if (char === '"') isQuoted = false
    } else if (separators.includes(char)) return at
    else if (char === '"' && before === '=') isQuoted = true
    if (char !== ' ' && char !== '\t') before = char
  }
  return text.length
}

/** The parts of a text between separators. */
const split = (text: string, separator: string): ReadonlyArray<string> => {
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

const charsetOf = (parameters: ReadonlyArray<string>): O.Option<string> => {
  for (const parameter of parameters) {
    const equals = parameter.indexOf('=')
    const value = unquoted(parameter.slice(equals + 1).trim()).trim()
    if (equals > 0 && value !== '' && parameter.slice(0, equals).trim().toLowerCase() === 'charset')
      return O.some(value)
  }
  return O.none
}

const readOne = (text: string): ContentType => {
  const [name = '', ...parameters] = split(text, ';')
  return { name: name.trim().toLowerCase(), charset: charsetOf(parameters) }
}

/** Reads the value of the field, or of several fields that are one list. The name is empty where it has none. */
export const readContentType = (field: string): ContentType =>
  split(field, ',')
    .map(readOne)
    .filter(({ name }) => name.includes('/'))
    .reduce(
      (earlier, last) =>
        last.name === earlier.name && O.isNone(last.charset) ? { ...last, charset: earlier.charset } : last,
      { name: '', charset: O.none },
    )
