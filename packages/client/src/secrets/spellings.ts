/**
 * A secret as regular expressions that match it in the spellings of servers: as it is; escaped for JSON, for a URL or a
 * form (also as `%u20ac`), or for a web page, once or twice; composed or decomposed by Unicode; as UTF-8 that was read as
 * Latin-1; and in base64. Letters and digits of ASCII are
 * never escaped. Any other character matches every named entity, so no table of names is needed. Repetitions are bounded,
 * and no two of backslashes stand side by side, so the time of a search grows only as the text does.
 */
import { base64 } from '@so-email/wire'

/** A longer secret is searched for by its start, and all that follows the start is taken for the secret. */
const longest = 500

/** The spellings that one regular expression matches. */
export interface Spelling {
  /** Letters and digits that are in all of them. Few texts have them, so few expressions are made, which takes a while. */
  readonly part: string
  readonly expression: () => RegExp
}

/** One for the characters of a secret, composed and decomposed, and one for those of its base64. */
export const spellings = (secret: string): ReadonlyArray<Spelling> =>
  [...new Set([secret, secret.normalize(), secret.normalize('NFD'), base64.encodeText(secret)])].map((text) => {
    let made: RegExp | undefined
    return {
      part: partOf(text),
      expression: () => {
        made ??= new RegExp(pattern(text), 'g')
        return made
      },
    }
  })

const partOf = (text: string): string => /[a-zA-Z0-9]+/.exec(text.slice(0, longest))?.[0] ?? ''

const pattern = (text: string): string => {
  if (text.length > longest) return `${pattern(text.slice(0, longest))}[^]*`
  // Base64 may lack its padding, and have `-` and `_` for `+` and `/`.
  if (/^[\w+/]{4,}={0,2}$/.test(text))
    return text.replace(/[^a-z0-9]/gi, (sign) => (sign === '=' ? `${signed(0, sign)}?` : `(?:${signed(0, sign)}|[-_])`))
  return text.replace(/\\*([^a-zA-Z0-9\\])|\\+/gu, (all, sign: string | undefined) =>
    sign === undefined ? backslashes(all.length) : signed(all.length - sign.length, sign),
  )
}

/** A percent sign or an ampersand, which may have been escaped itself. */
const percent = '%(?:25){0,2}'
const ampersand = '&(?:amp;){0,2}'
const backslash = `(?:\\\\|${percent}5[cC])`

/** Backslashes by their numbers. */
const byNumber = (count: number): string => `(?:${backslash}{1,4}${units('\\')}|${entity(0x5c)}){${count}}`

/** Backslashes without a sign after them, of which JSON has more. */
const backslashes = (count: number): string => `(?:${backslash}{${count},${4 * count + 3}}|${byNumber(count)})`

/** Backslashes and the sign after them. JSON has more backslashes there, or numbers behind them. */
const signed = (count: number, sign: string): string => {
  const plain = plainly(sign)
  const inJson = `${plain}|${units(sign)}|${short[sign] ?? units(sign)}`
  return `(?:${backslash}{${count || 1},${4 * count + 3}}(?:${inJson})|${byNumber(count)}(?:${plain}))`
}

/** What JSON writes behind a backslash for characters that do not print. */
const short: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't' }

/** A sign as it is, by its number, by a name, or in other bytes. */
const plainly = (sign: string): string => {
  const code = sign.codePointAt(0) ?? 0
  const bytes = [...new TextEncoder().encode(sign)]
  const asBytes = code < 0x80 ? '' : `${String.fromCharCode(...bytes)}|${percent}${units(sign, percent)}|`
  const asByte = code > 0xff ? '' : `${percent}${hex(code, 2)}|`
  const inForm = sign === ' ' ? '\\+|' : ''
  const inUrl = bytes.map((byte) => percent + hex(byte, 2)).join('')
  return `${inUrl}|${entity(code)}|${asByte}${inForm}${asBytes}${sign.replace(/[^\w\s]/, '\\$&')}`
}

/** A character by its number or by a name. */
const entity = (code: number): string => `${ampersand}(?:#0{0,5}${code}|#[xX]0{0,5}${hex(code, 1)}|[a-zA-Z]\\w{1,30});`

/** A character in JSON, by the number of each of its halves. */
const units = (character: string, between = `${backslash}{1,4}`): string =>
  Array.from({ length: character.length }, (_, i) => `u${hex(character.charCodeAt(i), 4)}`).join(between)

/** A number in hexadecimal digits of either case. */
const hex = (number: number, digits: number): string =>
  number
    .toString(16)
    .padStart(digits, '0')
    .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)
