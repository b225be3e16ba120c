/** One thing that happens with accounts, and what the official client and ours make of it; each a test, and a row of the README. */

export interface Client {
  /** What it does, as a table says it. */
  readonly does: string
  readonly shows: () => Promise<void>
}

export interface Comparison {
  readonly about: string
  readonly official: Client
  readonly ours: Client
}

const row = (cells: ReadonlyArray<string>): string => `| ${cells.join(' | ')} |`

/** The table of the README. */
export const tableOf = (comparisons: ReadonlyArray<Comparison>): string =>
  [
    row(['', '`@superoffice/webapi` 12.4', '`@so-email/client`']),
    row(['---', '---', '---']),
    ...comparisons.map(({ about, official, ours }) => row([about, official.does, ours.does])),
  ].join('\n')
