/** The maps from statements and assumptions to tests are complete, and name tests that exist. */
import { existsSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ourPact } from '../ourPact.js'
import { read, root } from '../repository.js'
import { page, sentencesOf } from '../score/Statement.js'
import { namedIn, rowsOf } from './rows.js'

const descriptions = ourPact.interactions.map(({ description }) => description)

const quoted = (name: string) => [`'${name}'`, `\`${name}\``, `"${name}"`, `'${name.replaceAll("'", "\\'")}'`]

const exists = ([where, name]: readonly [string, string]): boolean => {
  if (name === '') return false
  if (where === 'pact') return descriptions.includes(name)
  return existsSync(`${root}${where}`) && quoted(name).some((each) => read(where).includes(each))
}

const rows = rowsOf(read('docs/faithfulness/page.md'))

describe('docs/faithfulness/page.md', () => {
  it('has every statement of the documented page', () => {
    const covered = new Set(rows.flatMap(([statement = '']) => sentencesOf(statement)))

    expect(page.filter(({ text }) => !covered.has(text))).toEqual([])
  })

  it('names tests, and every one exists', () => {
    const named = rows.flatMap((row) => namedIn(row.at(-1) ?? '').map((reference) => ({ about: row[0], reference })))

    expect(named.filter(({ reference }) => !exists(reference))).toEqual([])
    expect(named.length).toBeGreaterThanOrEqual(rows.length)
  })

  it('is linked to from the score, as every table of a package is', () => {
    const tables = readdirSync(`${root}docs/faithfulness`)

    expect(tables.filter((name) => !read('docs/faithfulness.md').includes(`(faithfulness/${name})`))).toEqual([])
  })
})

const packages = readdirSync(`${root}docs/faithfulness`).filter((name) => name !== 'page.md')

describe.each(packages)('docs/faithfulness/%s', (name) => {
  const tests = readdirSync(`${root}packages/${basename(name, '.md')}/test`, { recursive: true, encoding: 'utf8' })
  const isTest = (named: string) =>
    tests.some((path) => `/${path}`.endsWith(`/${named.replace(/\.test\.ts$/, '')}.test.ts`))

  it('names test files of its package, and every one exists', () => {
    const named = rowsOf(read(`docs/faithfulness/${name}`)).map((row) => ({
      about: row[0],
      files: [...(row.at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
    }))

    expect(named.filter(({ files }) => files.length === 0 || !files.every(isTest))).toEqual([])
  })
})
