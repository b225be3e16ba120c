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
 */
export const escapeUnprintable = (text: string): string => text.replace(unprintable, codePointOf)
