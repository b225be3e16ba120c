import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isServerVersion, lackedBy, serverVersions } from '../../src/index.js'

const page = readFileSync(new URL('../../../../docs/reference/versions.md', import.meta.url), 'utf8')

test('a version lacks what its row of docs/reference/versions.md has not, the oldest first', () => {
  const [[, ...names] = [], , ...rows] = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -2)
        .map((cell) => cell.trim()),
    )

  expect(serverVersions.map((version) => [version, ...lackedBy(version)])).toEqual(
    rows.map(([version, ...cells]) => [version, ...names.filter((_, column) => cells[column] === 'no')]),
  )
})

test.each([
  ['12.2', true],
  ['0', false],
  ['', false],
])('%j is the name of a version: %s', (text, expected) => {
  expect(isServerVersion(text)).toBe(expected)
})
