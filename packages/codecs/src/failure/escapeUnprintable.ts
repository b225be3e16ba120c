/** Control and formatting characters, lone halves of surrogate pairs, line ends and private characters. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu

const codePointOf = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

/**
 * A text on one line, as it prints: what does not print, or prints as something else, is escaped.
 *
 * @example
 * import { escapeUnprintable } from '@so-email/codecs'
 *
 * escapeUnprintable('two\nlines')
 * // => 'two\\u{a}lines'
 * @category failures
 */
export const escapeUnprintable = (text: string): string => text.replace(unprintable, codePointOf)

/**
 * Several lines, each of them escaped.
 *
 * @example
 * import { escapeUnprintableInLines } from '@so-email/codecs'
 *
 * escapeUnprintableInLines('two\nlines\u001b[31m')
 * // => 'two\nlines\\u{1b}[31m'
 * @category failures
 */
export const escapeUnprintableInLines = (text: string): string => text.split('\n').map(escapeUnprintable).join('\n')

const codeUnitsOf = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

/**
 * The same JSON value with every character escaped that does not print, because a terminal may obey it;
 * `JSON.stringify` leaves such characters. Line breaks stay.
 *
 * @example
 * import { escapeUnprintableInJson } from '@so-email/codecs'
 *
 * escapeUnprintableInJson(JSON.stringify({ name: '\u202e' }))
 * // => '{"name":"\\u202e"}'
 * @category failures
 */
export const escapeUnprintableInJson = (json: string): string =>
  json.replace(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu, codeUnitsOf)
