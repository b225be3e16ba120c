import { expect, it } from 'vitest'
import { shown, shownValue } from '../../src/refusal/shown.js'

it.each([
  ['x'.repeat(100), 'x'.repeat(100)],
  ['x'.repeat(101), `${'x'.repeat(100)}...`],
  ['x'.repeat(5_000), `${'x'.repeat(100)}...`],
  ['a\nb', 'a\\u{a}b'],
])('a foreign text is short and on one line: %#', (text, expected) => {
  expect(shown(text)).toBe(expected)
})

it.each([
  ['text', '"text"'],
  [5, '5'],
  [null, 'null'],
  [undefined, 'undefined'],
  [{ a: 's3cret' }, 'an object'],
  [['s3cret'], 'an object'],
])('a foreign value is shown as what it is: %o', (value, expected) => {
  expect(shownValue(value)).toBe(expected)
})
