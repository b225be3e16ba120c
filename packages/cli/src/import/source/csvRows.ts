import { fold, SaveEMailAccountRequest, withLeaves } from '@so-email/codecs'
import { type Info, type Parser, parse } from 'csv-parse'
import { either as E } from 'fp-ts'
import { longestAccount } from '../../longestAccount.js'
import type { CsvOptions } from './ImportSource.js'
import { makeLineCounter } from './LineCounter.js'
import { type SourceUnreadable, unreadable } from './SourceError.js'
import type { RawRow } from './SourceRow.js'

/** The paths below a property: of a text there is one, which is empty. */
const paths = fold(
  withLeaves<ReadonlyArray<string>>(() => [''], {
    secret: (of) => of,
    array: () => [],
    dictionary: () => [],
    union: (members) => [...new Set(members.flat())],
    object: (_, properties) =>
      properties.flatMap(({ name, value }) => value.map((path) => (path === '' ? name : `${name}.${path}`))),
  }),
)(SaveEMailAccountRequest).filter((path) => path !== '')

/** Spreadsheets write semicolons where a comma separates the digits of a number. */
const otherDelimiter = ([first = '', ...others]: ReadonlyArray<string>): string =>
  others.length === 0 && first.includes(';') ? ". The columns may be separated by semicolons: try --delimiter ';'" : ''

/** The names that differ from these by their case alone. */
const inOtherCase = (names: ReadonlyArray<string>, given: ReadonlyArray<string>): string => {
  const lower = new Set(given.map((name) => name.toLowerCase()))
  const meant = names.filter((name) => lower.has(name.toLowerCase()))
  return meant.length === 0 ? '' : `. Case counts: ${firstOf(meant)}`
}

/** As many as a person reads: a header may have a hundred thousand columns. */
const mostShown = 20

const firstOf = (columns: ReadonlyArray<string>): string =>
  [...columns.slice(0, mostShown), ...(columns.length > mostShown ? ['...'] : [])].join(', ')

/** The properties of each column; none of a column that is left out. */
const propertiesOf = (
  header: ReadonlyArray<string>,
  { columns, values = {} }: CsvOptions,
): E.Either<SourceUnreadable, ReadonlyArray<ReadonlyArray<string>>> => {
  const unknown = [...Object.keys(columns ?? {}), ...Object.keys(values)].filter((path) => !paths.includes(path))
  if (unknown.length > 0)
    return E.left(unreadable(`no account has the property ${unknown.join(', ')}${inOtherCase(paths, unknown)}`))
  const missing = Object.values(columns ?? {}).filter((column) => !header.includes(column))
  if (missing.length > 0)
    return E.left(
      unreadable(`there is no column ${missing.join(', ')}${inOtherCase(header, missing)}${otherDelimiter(header)}`, 1),
    )
  // Then the first line may be an account, whose password no error shows.
  if (columns === undefined && !header.some((column) => paths.includes(column)))
    return E.left(
      unreadable(
        `no column is named as a property: a header or a mapping is needed${inOtherCase(paths, header)}${otherDelimiter(header)}`,
        1,
      ),
    )
  const unnamed = header.filter((column) => !paths.includes(column))
  if (columns === undefined && unnamed.length > 0)
    return E.left(
      unreadable(
        `the columns ${firstOf(unnamed)} are named as no property: a mapping is needed${inOtherCase(paths, unnamed)}`,
        1,
      ),
    )
  const wanted = header.filter((column) => columns === undefined || Object.values(columns).includes(column))
  const twice = wanted.filter((column, i) => wanted.indexOf(column) !== i)
  if (twice.length > 0) return E.left(unreadable(`the header has ${[...new Set(twice)].join(', ')} more than once`, 1))
  const mapped = Object.entries(columns ?? {})
  return E.right(
    header.map((column) =>
      columns === undefined ? [column] : mapped.flatMap(([path, from]) => (from === column ? [path] : [])),
    ),
  )
}

/** The parser writes this character in place of bytes that are none of its encoding, so the text is another one. */
const isGarbled = (cell: string): boolean => cell.includes('\ufffd')

/** A row as a form, which the codec gives its types. An empty cell is an absent property. */
const formOf = (
  properties: ReadonlyArray<ReadonlyArray<string>>,
  values: Readonly<Record<string, string>>,
  cells: ReadonlyArray<string>,
): E.Either<string, Uint8Array> => {
  if (cells.length !== properties.length)
    return E.left(`it has ${cells.length} cells, and the header has ${properties.length}`)
  if (cells.some(isGarbled)) return E.left('it is not UTF-8')
  const pairs = properties.flatMap((paths, i) => {
    const cell = cells[i] ?? ''
    return cell === '' ? [] : paths.map((path) => [path, cell] as const)
  })
  const all = new Map([...Object.entries(values), ...pairs])
  return E.right(new TextEncoder().encode(new URLSearchParams([...all]).toString()))
}

/** The errors after which the end of a record is unknown. */
const endless = new Map<string | undefined, string>([
  ['CSV_MAX_RECORD_SIZE', `a record has more than ${longestAccount} bytes; a quote may not be closed`],
  ['CSV_QUOTE_NOT_CLOSED', 'a quote is not closed'],
  ['CSV_INVALID_CLOSING_QUOTE', 'a cell goes on behind its closing quote; a quote in a cell is written twice'],
])

/** The parser bounds the cells of a record, and not how many there are. A cell of quotes is written twice as long. */
const longestLine = 4 * longestAccount

/** The records of a CSV with a header, as forms. Imperative: the parser calls back. */
export const csvRows = (options: CsvOptions = {}) =>
  async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<E.Either<SourceUnreadable, RawRow>> {
    let found: Array<E.Either<SourceUnreadable, RawRow>> = []
    let properties: ReadonlyArray<ReadonlyArray<string>> | undefined
    /** The line of the last record. */
    let last = 0
    /** The parser counts `\r\n` inside of quotes as two lines. */
    const lines = makeLineCounter()
    const add = (cells: ReadonlyArray<string>, line: number) => {
      last = line
      if (properties !== undefined)
        return found.push(E.right({ line, bytes: formOf(properties, options.values ?? {}, cells) }))
      const header = propertiesOf(cells, options)
      properties = E.isRight(header) ? header.right : []
      return E.isLeft(header) && found.push(header)
    }
    const parser: Parser = parse({
      delimiter: options.delimiter ?? ',',
      max_record_size: longestAccount,
      // The first line end would else be the only one, and a file that was put together has several.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      // Spreadsheets write them behind the last row.
      skip_records_with_empty_values: true,
      skip_records_with_error: true,
      on_record: (cells: ReadonlyArray<string>, { bytes }: Info) => {
        add(cells, lines.lineBefore(bytes))
        return null
      },
      on_skip: (error) => {
        const reason = endless.get(error?.code)
        // The end of the cell before.
        const line = lines.lineFrom(Number(error?.['bytes'] ?? 0))
        // Where the next record begins is not known, and this one has taken in all that follow it.
        if (reason !== undefined) found.push(E.left(unreadable(reason, line)))
        else if (line !== last) {
          last = line
          const why = error?.message.replace(/:? (?:got|at line) .*/s, '') ?? 'it is no record'
          found.push(E.right({ line, bytes: E.left(why) }))
        }
        return undefined
      },
    })
    const failures: Array<SourceUnreadable> = []
    parser.on('error', ({ message }) => failures.push(unreadable(message)))
    parser.resume()
    async function* take(isLast: boolean): AsyncGenerator<E.Either<SourceUnreadable, RawRow>> {
      const rows = found
      found = []
      yield* rows
      if (failures[0] !== undefined) yield E.left(failures[0])
      else if (isLast && properties === undefined) yield E.left(unreadable('there is no header', 1))
    }
    for await (const chunk of chunks) {
      lines.add(chunk)
      // Records come while the chunk is written.
      await new Promise<void>((resolve) => parser.write(chunk, () => resolve()))
      // Nothing else is heard of rows that are empty.
      lines.lineBefore(parser.info.bytes)
      yield* take(false)
      if (lines.unended() > longestLine)
        return yield E.left(unreadable(`a line has more than ${longestLine} bytes`, lines.lineFrom(parser.info.bytes)))
    }
    await new Promise<void>((resolve) => parser.end(() => resolve()))
    yield* take(true)
  }
