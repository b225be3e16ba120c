/** Each cell of the comparison is a test; the tables of the documents are compared with the list. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { tableOf } from '../src/Comparison.js'
import { comparisons } from '../src/comparisons.js'

// One after the other: the official client keeps its settings in one place for the whole process.
describe.each(comparisons.map((comparison) => [comparison.about, comparison] as const))('%s', (_about, comparison) => {
  const { official, ours } = comparison

  it(`the official client: ${official.does}`, official.shows)
  it(`ours: ${ours.does}`, ours.shows)
})

const tableIn = (path: string): string => {
  const text = readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')
  const [, table = ''] = /<!-- comparison -->\n([\s\S]*?)\n<!-- \/comparison -->/.exec(text) ?? []
  return table.trim()
}

describe('docs/explanation/comparison.md', () => {
  it('has the table of these tests', () => {
    expect(tableIn('docs/explanation/comparison.md')).toBe(tableOf(comparisons))
  })
})

describe('the README', () => {
  it('has the five strongest rows of it', () => {
    const strongest = comparisons.filter(({ inReadme }) => inReadme)

    expect(strongest.length).toBe(5)
    expect(tableIn('README.md')).toBe(tableOf(strongest))
  })
})
