import { arrayOf, dictionary, entity, nullable, secret } from '@so-email/codecs'
import * as t from 'io-ts'
import { expect, it } from 'vitest'
import { tooLong } from '../../src/algebras/tooLong.js'

const Part = entity('Part', { Server: nullable(t.string), Password: secret(t.string) }, {})
const Whole = entity(
  'Whole',
  { SentFolder: t.string, Other: t.string, Part, List: arrayOf(Part), Map: dictionary(Part, 'Map') },
  {},
)
const long = 'x'.repeat(256)

it.each([
  [{ SentFolder: 'x'.repeat(255), Other: long }, null],
  [{ SentFolder: long }, 'SentFolder (at most 255)'],
  [{ SentFolder: ['x'.repeat(256)] }, null],
  [{ SentFolder: Array.from(long) }, null],
  [{ Part: { Server: long } }, 'Part.Server (at most 255)'],
  [{ Part: { Server: null, Password: long } }, 'Part.Password (at most 255)'],
  [{ SentFolder: 'x', Part: { Server: 'x', Password: long } }, 'Part.Password (at most 255)'],
  [{ List: [{ Server: long }], Map: { a: { Server: long } } }, null],
  [{ Part: long }, null],
  [null, null],
])('finds the first text of an entity that is longer than its column: %#', (value, expected) => {
  expect(tooLong(Whole, value)).toBe(expected)
})

it('looks into the value of a property that may be null', () => {
  expect(tooLong(nullable(Part), { Server: long })).toBe('Server (at most 255)')
})
