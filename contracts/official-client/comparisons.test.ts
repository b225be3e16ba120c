/** Each sentence about the two clients, shown; and the README's table, which says nothing else. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { tableOf } from './Comparison.js'
import { comparisons } from './comparisons.js'

// One after the other: the official client keeps its settings in one place for the whole process.
describe.each(comparisons.map((comparison) => [comparison.about, comparison] as const))('%s', (_about, comparison) => {
  const { official, ours } = comparison

  it(`the official client: ${official.does}`, official.shows)
  it(`ours: ${ours.does}`, ours.shows)
})

describe('the README', () => {
  it('has the table of these tests', () => {
    const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8')
    const [, table = ''] = /<!-- comparison -->\n([\s\S]*?)\n<!-- \/comparison -->/.exec(readme) ?? []

    expect(table.trim()).toBe(tableOf(comparisons))
  })
})
