/** The list of mutations fits the documents and the code; `pnpm fuzz faithfulness` applies it. */
import { describe, expect, it } from 'vitest'
import { namedIn, rowsOf } from '../coverage/rows.js'
import { read } from '../repository.js'
import { type Mutation, titlesOf } from './Mutation.js'
import { mutationsByDocument } from './mutations.js'

type Row = ReadonlyArray<string>

const rowsWith = (rows: ReadonlyArray<Row>, { statement }: Pick<Mutation, 'statement'>) =>
  rows.filter(([first = '']) => first.startsWith(statement))

/** Whether a row names the test: with its name, or, in the table of a package, its file. */
const names = (row: Row, { test: [where, name] }: Mutation): boolean => {
  const cell = row.at(-1) ?? ''
  const isOfRow = ([file, pattern]: readonly [string, string]) => file === where && titlesOf(pattern).test(name)
  const files = [...cell.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file.replace(/\.test\.ts$/, ''))
  return name === ''
    ? files.some((file) => where.endsWith(`/${file}.test.ts`))
    : namedIn(cell)
        .filter(([, pattern]) => pattern !== '')
        .some(isOfRow)
}

describe.each(Object.entries(mutationsByDocument))('the mutations of %s', (document, mutations) => {
  const rows = rowsOf(read(document))

  it('are there for every row', () => {
    const covered = new Set(mutations.flatMap((mutation) => rowsWith(rows, mutation)))

    expect(
      rows.filter((row) => !covered.has(row)).map(([statement]) => statement),
      'rows without a mutation in contracts/faithfulness',
    ).toEqual([])
  })

  it('are of one row each, which names their test', () => {
    const wrong = mutations.filter((mutation) => {
      const [row, ...more] = rowsWith(rows, mutation)
      return row === undefined || more.length > 0 || !names(row, mutation)
    })

    expect(wrong).toEqual([])
  })

  it('replace a text that their file has once', () => {
    const wrong = mutations.filter(({ file, find, replace }) => find === replace || read(file).split(find).length !== 2)

    expect(wrong).toEqual([])
  })
})
