/** The public names are those that were accepted: every change of them is a change of a file in `reference/api`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { accepted, fileOf, made, makeReports } from './apiReport.mjs'
import { packages } from './entrances.mjs'

const read = (folder: string, file: string): string =>
  existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : ''

describe.each(packages.map((entrances) => ({ entrances, names: entrances.map(({ name }) => name).join(', ') })))(
  '$names',
  ({ entrances }) => {
    test('exports what was accepted; `pnpm api:accept` accepts a change', () => {
      expect(makeReports(entrances, { accept: false })).toEqual([])
      for (const file of entrances.map(fileOf)) expect(read(made, file)).toBe(read(accepted, file))
    })
  },
)

test('there is no report of an entrance that is gone', () => {
  expect(readdirSync(accepted).toSorted()).toEqual(packages.flat().map(fileOf).toSorted())
})
