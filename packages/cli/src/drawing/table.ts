/** Rows as aligned columns. */
import { escapeUnprintable } from '@so-email/codecs'
import { function as F } from 'fp-ts'
import stringWidth from 'string-width'
import type { Style } from './Style.js'

/** A value of a table as one line, in which nothing reaches the terminal as an escape sequence. */
export const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '-'
  return F.pipe(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), escapeUnprintable)
}

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - stringWidth(text)))

/** A table of rows below a head; an empty head is left out. */
export const table =
  ({ bold }: Style) =>
  (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string => {
    const widths = head.map((name, column) =>
      [name, ...rows.map((row) => row[column] ?? '')].reduce((most, text) => Math.max(most, stringWidth(text)), 0),
    )
    const line = (row: ReadonlyArray<string>) =>
      row
        .map((text, column) => (column === row.length - 1 ? text : padded(text, widths[column] ?? 0)))
        .join('  ')
        .trimEnd()
    return [...(head.every((name) => name === '') ? [] : [bold(line(head))]), ...rows.map(line)].join('\n')
  }
