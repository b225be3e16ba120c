/**
 * A secret as regular expressions that match it in the spellings of servers: as it is; escaped for JSON, for a URL or a
 * form, or for a web page, up to three times over; as UTF-8 that was read as Latin-1; and in base64. Letters and digits of
 * ASCII are never escaped. Any other character matches every named entity, so no table of names is needed. Repetitions
 * are bounded, so the time of a search grows only as the text does.
 */
import { base64 } from '@so-email/wire'

/** A longer secret is searched for by its start, and all that follows the start is taken for the secret. */
const longest = 500

/** One regular expression for the characters of a secret, and one for those of its base64. */
export const spellings = (secret: string): ReadonlyArray<RegExp> =>
  [secret, base64.encodeText(secret)].map((text) => new RegExp(pattern(text), 'g'))

const pattern = (text: string): string => {
  if (text.length > longest) return `${pattern(text.slice(0, longest))}[^]*`
  const isBase64 = /^[\w+/]{4,}={0,2}$/.test(text)
  return text.replace(/\\+|[^a-z0-9]/giu, (part) => {
    if (part.startsWith('\\')) return `${backslash}{${part.length},${8 * part.length}}`
    if (!isBase64) return sign(part)
    // Base64 may lack its padding, and have `-` and `_` for `+` and `/`.
    return part === '=' ? `${sign(part)}?` : `(?:${sign(part)}|[-_])`
  })
}

/** A percent sign, which may have been escaped itself; the same for an ampersand. */
const percent = '%(?:25){0,3}'
const ampersand = '&(?:amp;){0,3}'
const backslash = `(?:\\\\|${percent}5[cC])`

/** What JSON and forms write for some characters instead of a number. */
const short: Readonly<Record<string, string>> = {
  ' ': '\\+',
  '\n': `${backslash}{1,8}n`,
  '\r': `${backslash}{1,8}r`,
  '\t': `${backslash}{1,8}t`,
}

/** One character that is no letter or digit of ASCII. JSON may have a backslash before it. */
const sign = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  const bytes = [...new TextEncoder().encode(character)]
  const inUtf8 = bytes.map((byte) => percent + hex(byte, 2)).join('')
  const units = Array.from({ length: character.length }, (_, i) => hex(character.charCodeAt(i), 4))
  return `(?:${[
    `${backslash}{0,7}${character.replace(/[^\w\s]/, '\\$&')}`,
    ...(character in short ? [short[character]] : []),
    inUtf8,
    units.map((unit) => `${backslash}{1,8}u${unit}`).join(''),
    `${ampersand}(?:#0{0,5}${code}|#[xX]0{0,5}${hex(code, 1)}|[a-zA-Z]\\w{1,30});`,
    ...(code < 0x80 ? [] : [String.fromCharCode(...bytes)]),
    ...(code < 0x80 || code > 0xff ? [] : [percent + hex(code, 2)]),
  ].join('|')})`
}

/** A number in hexadecimal digits of either case. */
const hex = (number: number, digits: number): string =>
  number
    .toString(16)
    .padStart(digits, '0')
    .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)
