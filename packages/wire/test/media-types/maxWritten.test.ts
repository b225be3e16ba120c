/** How much a writer writes: each text, name, number, list and object of a value counts. */
import { dictionary, entity, Int32, nullable } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { expect, it } from 'vitest'
import { ExactNumber, form, json, type MediaType, maxWritten, xml } from '../../src/index.js'

const text = (length: number) => 'x'.repeat(length)
const reasonOf = (mediaType: MediaType, codec: t.Mixed, value: unknown): string => {
  const written = mediaType.write(codec)(value)
  return E.isLeft(written) ? `${written.left._tag}: ${written.left.reason}` : 'written'
}

const Note = entity('Note', { A: nullable(t.string) }, { N: Int32, T: t.string })
const Notes = dictionary(t.string, 'Notes')
const box = 16 // what each list, object and element costs

/** The cost of what stands before the last text, from which on there is no more room. */
it.each<[string, MediaType, t.Mixed, number, (last: string) => unknown]>([
  ['an object', json, t.unknown, box + 1, (a) => ({ a })],
  ['a known property', json, Note, box + 1 + 1 + 1, (T) => ({ A: null, T })],
  ['a text', json, Note, box + 1 + 7 + 1, (T) => ({ A: '1234567', T })],
  ['a list and its items', json, t.unknown, box + 2 + (box + 3) + 1, (b) => ({ a: [1, 2, 3], b })],
  ['a text in a list', json, t.unknown, box + 2 + 7, (last) => ['1234567', last, 1].slice(0, 3)],
  ['an exact number', json, t.unknown, box + 2 + 20 + 1, (b) => ({ a: new ExactNumber('1'.repeat(20)), b })],
  ['an entity and its elements', xml, Note, 2 * 4 + box + (2 + box) + (2 + box), (T) => ({ A: null, T })],
  ['an element with a text', xml, Note, 2 * 4 + box + (2 + box + 7) + (2 + box), (T) => ({ A: '1234567', T })],
  ['an unknown element', xml, Note, 2 * 4 + box + (4 + box + 7) + (4 + box), (Zz) => ({ Bb: '1234567', Zz })],
  ['a list of elements', xml, t.array(t.string), 2 * 13 + box + 2 * (2 * 6 + box) + 1, (last) => ['1', last]],
  [
    'an entry of a dictionary',
    xml,
    Notes,
    2 * (2 * 'stringDictionaryKeyValuePair'.length + box + 3 + 2 * 5 + box) + 1,
    (last) => ({ one: '1', two: last }),
  ],
  ['a pair', form, Note, box + (1 + box) + (1 + 7 + box), (T) => ({ A: '1234567', T })],
  ['an object in an object', form, t.unknown, box + (1 + box) + (3 + 1 + box) + 1 + box, (z) => ({ a: { b: '1' }, z })],
  ['an unknown list', form, Note, box + 2 * (1 + box + 1) + 1 + box, (Z) => ({ L: ['1', '2'], Z })],
])('counts %s', (_, mediaType, codec, cost, holding) => {
  expect(reasonOf(mediaType, codec, holding(text(maxWritten - cost + 1)))).toMatch(
    /^WriteFailure: (?:\w+: )?it is larger than 16777216 characters$/,
  )
})

it.each<[string, MediaType, number, (text: string) => unknown]>([
  ['in JSON', json, box + 1, (T) => ({ T })],
  ['in a list of JSON', json, box + 2, (T) => [T, '']],
  ['in a form', form, box + 1 + box, (T) => ({ T })],
])('a text that has just room is written %s', (_, mediaType, cost, holding) => {
  expect(reasonOf(mediaType, Note, holding(text(maxWritten - cost)))).toBe('written')
})

it.each<[string, t.Mixed, unknown]>([
  ['a text', t.string, text(maxWritten + 1)],
  ['the last text of a list', t.array(t.string), ['', text(maxWritten)]],
  ['an exact number', t.unknown, new ExactNumber('1'.repeat(maxWritten + 1))],
])('JSON that ends with too much is not written: %s', (_, codec, value) => {
  expect(reasonOf(json, codec, value)).toBe('WriteFailure: it is larger than 16777216 characters')
})

it('JSON is not written of a list that is too long, whatever its items are', () => {
  const value = Object.assign([], { length: maxWritten + 1 })

  expect(reasonOf(json, t.array(t.string), value)).toBe('WriteFailure: it is larger than 16777216 characters')
})

it.each([
  ['few', 15_000, 'written'],
  ['more than are read', 200_000, 'WriteFailure: XML cannot carry so many elements'],
])('XML with elements of which there are %s', (_, elements, reason) => {
  const value = { Zz: Array(elements).fill('') }
  const read = E.chainW(xml.read(Note, { maxBytes: maxWritten }))(xml.write(Note)(value))
  expect([reasonOf(xml, Note, value), E.isRight(read)]).toEqual([reason, reason === 'written'])
})
