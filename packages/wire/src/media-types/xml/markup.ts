/** XML as text: names, escapes and elements. */
import { unwritable, type Written } from '../Written.js'

/** A name without a prefix. */
const ncName =
  /^[A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}][-.0-9A-Z_a-z\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u200C-\u200D\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]*$/u

/** The characters that XML 1.0 cannot carry, not even escaped. With the flag, half a surrogate pair is one of them. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/** A parser would make a line feed of a raw carriage return; `>` is escaped for the sake of `]]>`. */
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
const escaped = (text: string): string => text.replace(/[&<>\r]/g, (char) => escapes[char] ?? char)

/** An element with content that is escaped already. */
export const element = (tag: string, content: string): string =>
  content === '' ? `<${tag}/>` : `<${tag}>${content}</${tag}>`

/** The element of `null`. */
export const nil = (tag: string): string => `<${tag} xsi:nil="true"/>`

export const isName = (text: string): boolean => ncName.test(text)

/** An element with a text. */
export const writeText = (tag: string, text: string): Written =>
  forbidden.test(text) ? unwritable('XML cannot carry one of its characters') : element(tag, escaped(text))
