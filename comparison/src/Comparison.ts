/** One situation, and what the official client and ours do in it. Each is a test, and a row of a table. */
export interface Comparison {
  readonly about: string
  readonly official: Client
  readonly ours: Client
  /** Whether the README shows this row. */
  readonly inReadme?: true
}

export interface Client {
  /** What the client does, as the table has it. */
  readonly does: string
  /** The test of that sentence. */
  readonly shows: () => Promise<void>
}

const row = (cells: ReadonlyArray<string>): string => `| ${cells.join(' | ')} |`

/** The rows as a table in markdown. */
export const tableOf = (comparisons: ReadonlyArray<Comparison>): string =>
  [
    row(['', '`@superoffice/webapi` 12.4', '`@so-email/client`']),
    row(['---', '---', '---']),
    ...comparisons.map(({ about, official, ours }) => row([about, official.does, ours.does])),
  ].join('\n')
