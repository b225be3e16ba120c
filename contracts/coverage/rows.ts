/** The tables of `docs/faithfulness`, read from their text. */

/** The rows of every table of a markdown text, as cells; the two lines of a table's head are left out. */
export const rowsOf = (markdown: string): ReadonlyArray<ReadonlyArray<string>> => {
  const lines = markdown.split('\n')
  const isRow = (line = '') => line.startsWith('|')
  const isRule = (line = '') => /^\|(?:\s*-+\s*\|)+$/.test(line)
  return lines
    .filter((line, index) => isRow(line) && !isRule(line) && !isRule(lines[index + 1]))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split(/ \|(?= )/) // a cell may be empty
        .map((cell) => cell.trim()),
    )
}

/** The tests that a cell names: a file, or a pact, and the name in it. */
export const namedIn = (cell: string): ReadonlyArray<readonly [where: string, name: string]> =>
  cell
    .split(/, (?=`|pact ")/)
    .map((reference) => [reference.split(' ')[0]?.replaceAll('`', '') ?? '', /"(.*)"$/.exec(reference)?.[1] ?? ''])
