/**
 * `Content-Type`, read as the Fetch standard reads it: of several fields, or of a list in one, the last that is a media type
 * counts, and it keeps the charset of an earlier one with the same name. Of two parameters with one name the first counts.
 * A separator inside of quotes separates nothing. A charset in single quotes is accepted, because some servers write one.
 * Source: the Fetch standard ("extract a MIME type") and the MIME Sniffing standard; single quotes are observed.
 *
 * The expressions have no way back, so they read each character once or twice, however hostile the field is.
 */
import { option as O } from 'fp-ts'

/** The name of a media type in lower case, and the charset of its text. */
export interface ContentType {
  readonly name: string
  readonly charset: O.Option<string>
}

/** What stands between separators: a text in quotes after an equals sign is one part of it, whatever it holds. */
const ofList = /(?:=[ \t]*"(?:[^"\\]|\\.)*|[^,])*/gs
const ofType = /(?:=[ \t]*"(?:[^"\\]|\\.)*|[^;])*/gs

/** The value of a parameter without its quotes. */
const unquoted = (value: string): string => {
  const text = /^"((?:[^"\\]|\\.)*)/s.exec(value)?.[1]
  if (text !== undefined) return text.replaceAll('\\', '')
  return value.length > 1 && value.startsWith("'") && value.endsWith("'") ? value.slice(1, -1) : value
}

/** The first charset among the parameters that has a value. */
const charsetOf = (parameters: ReadonlyArray<string>): O.Option<string> => {
  for (const parameter of parameters) {
    const [name = '', ...value] = parameter.split('=')
    if (name.trim().toLowerCase() !== 'charset') continue
    const charset = unquoted(value.join('=').trim()).trim()
    if (charset !== '') return O.some(charset)
  }
  return O.none
}

const readOne = (text: string): ContentType => {
  const [name = '', ...parameters] = text.match(ofType) ?? []
  return { name: name.trim().toLowerCase(), charset: charsetOf(parameters) }
}

const nothing: ContentType = { name: '', charset: O.none }

/** Reads the value of the field, or of several fields that are one list. The name is empty where it has none. */
export const readContentType = (field: string): ContentType =>
  (field.match(ofList) ?? [])
    .map(readOne)
    .filter(({ name }) => name.includes('/'))
    .reduce(
      (earlier, last) =>
        last.name === earlier.name && O.isNone(last.charset) ? { ...last, charset: earlier.charset } : last,
      nothing,
    )
