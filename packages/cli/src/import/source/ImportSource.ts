/** Where the accounts of an import come from. */

/** The format of a source. */
export type Format = 'ndjson' | 'json' | 'csv'

/** How the columns of a CSV become properties. A property is a path, as `EMailAddress` or `IncomingCredentials.Server`. */
export interface CsvOptions {
  /** One character between two cells; a comma by default. */
  readonly delimiter?: string
  /** The column of a property. Without any, each column is named as its property. */
  readonly columns?: Readonly<Record<string, string>>
  /** The text of a property in every row, where no column is its own. */
  readonly values?: Readonly<Record<string, string>>
}

export interface ImportSource {
  /** A stream, as the standard input, is copied to a temporary file without a name, since it is read more than once. */
  readonly input: { readonly path: string } | { readonly stream: AsyncIterable<Uint8Array | string> }
  readonly format: Format
  readonly csv?: CsvOptions
}

/** The formats by the ends of names. */
const formats: ReadonlyMap<string, Format> = new Map([
  ['ndjson', 'ndjson'],
  ['jsonl', 'ndjson'],
  ['json', 'json'],
  ['csv', 'csv'],
])

/** The format that the end of a name means. */
export const formatOf = (path: string): Format | undefined =>
  formats.get(/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '')

export const formatNames: ReadonlyArray<Format> = [...new Set(formats.values())]

export const isFormat = (name: string): name is Format => formatNames.some((format) => format === name)
