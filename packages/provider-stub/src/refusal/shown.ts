import { escapeUnprintable } from '@so-email/codecs'

const longest = 100

/** A foreign text, short and on one line. */
export const shown = (text: string): string => {
  const line = escapeUnprintable(text.slice(0, longest + 1))
  return line.length > longest ? `${line.slice(0, longest)}...` : line
}

/** A foreign value, short and on one line: a text in quotes, and of an object only that it is one. */
export const shownValue = (value: unknown): string => {
  if (typeof value === 'string') return shown(JSON.stringify(value))
  return typeof value === 'object' && value !== null ? 'an object' : shown(String(value))
}
