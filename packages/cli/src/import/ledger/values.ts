import type { Row } from '@so-email/store'

/** The types of a list of rows. */
export type Types = ReadonlyArray<'INTEGER' | 'BIGINT' | 'TEXT'>

/** `(CAST($2 AS INTEGER), ...), (...)`: the places of so many rows in a statement, behind some other parameters. */
export const valuesOf = (types: Types, rows: number, behind = 0): string =>
  Array.from(
    { length: rows },
    (_, row) => `(${types.map((type, i) => `CAST($${behind + row * types.length + i + 1} AS ${type})`).join(', ')})`,
  ).join(', ')

/** `'sent', 'saved'`: texts of our own in a statement. */
export const literal = (texts: ReadonlyArray<string>): string => texts.map((text) => `'${text}'`).join(', ')

/** The numbers of the rows that a statement answers. */
export const rowNumbers = (rows: ReadonlyArray<Row>): ReadonlySet<number> => new Set(rows.map(({ n }) => Number(n)))
