/** What a guard accepts of each kind of codec, however it is made. */
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import { guard as fromClosures } from '../../src/guard/closures.js'
import { guard as fromSource } from '../../src/guard/generated.js'
import { DateTimeOffset, dictionary, ETableRight, entity, Int32, nullable, secret } from '../../src/index.js'

const Item = entity('Item', { Id: Int32, Any: t.unknown }, { Text: nullable(t.string), Maybe: t.unknown })
const item = { Id: 1, Any: 1 }

const kinds: ReadonlyArray<
  readonly [name: string, codec: t.Mixed, good: ReadonlyArray<unknown>, bad: ReadonlyArray<unknown>]
> = [
  ['null', t.null, [null], [undefined, 0, '', {}]],
  ['a text', t.string, ['', 'a'], [null, undefined, 1, new String('a'), ['a']]],
  ['a boolean', t.boolean, [true, false], [0, 'true', null, undefined]],
  ['anything', t.unknown, [undefined, null, {}, 1n], []],
  ['an integer', Int32, [0, -0, 2 ** 31 - 1, -(2 ** 31)], [0.5, 2 ** 31, Number.NaN, '1', null, 1n, [1]]],
  ['a date-time', DateTimeOffset, ['2008-08-06T16:32:38'], ['2008-08-06', 0, null, undefined]],
  ['a mask', ETableRight, ['', 'Later', 0, -1], [0.5, null, undefined, true, 2 ** 31]],
  ['a literal text', t.literal('a"b'), ['a"b'], ['a', '', null, undefined]],
  ['a literal number', t.literal(7), [7], ['7', 8, null]],
  ['a literal that JSON does not have', t.literal(Number.POSITIVE_INFINITY), [Number.POSITIVE_INFINITY], [null, 1e308]],
  ['a literal boolean', t.literal(false), [false], [true, 0, '', undefined]],
  ['a secret', secret(t.string), ['', 'a'], [1, null]],
  [
    'a list',
    t.array(Int32),
    [[], [1], [1, 2]],
    [['1', 2], [1, '2'], [1, undefined], new Array(1), { length: 0 }, null, ''],
  ],
  ['a list of anything', t.array(t.unknown), [[], [undefined], new Array(1)], [{}, null, 'a']],
  ['a list of lists', t.array(t.array(Int32)), [[], [[]], [[1], [2]]], [[1], [[1], ['2']], [null]]],
  [
    'a dictionary',
    dictionary(Int32, 'Counts'),
    [{}, { a: 1 }, { '': 1, b: 2 }, Object.create({ a: 'inherited' }), Object.create(null)],
    [{ a: '1' }, { a: 1, b: null }, { a: undefined }, [], [1], null, undefined, 'a', 1],
  ],
  [
    'a dictionary of lists',
    dictionary(t.array(Int32), 'Lists'),
    [{ a: [] }, { a: [1] }],
    [{ a: 1 }, { a: [1], b: ['2'] }],
  ],
  ['one of two', t.union([Int32, t.boolean]), [1, true], ['1', null, undefined, 0.5]],
  ['one of three', t.union([t.null, Item, t.array(Item)]), [null, item, [], [item]], [undefined, {}, [{}], 'a']],
  [
    'an entity',
    Item,
    [
      ...[item, { ...item, More: undefined }, { Id: 1, Any: undefined }, { ...item, Text: null }],
      ...[
        { ...item, Text: '', Maybe: 1 },
        Object.assign(Object.create({ Text: undefined, Maybe: undefined }), item),
        Object.assign(Object.create({ Any: 1 }), { Id: 1 }),
      ],
    ],
    [
      ...[{}, { Any: 1 }, { Id: 1 }, { Id: '1', Any: 1 }, { Id: undefined, Any: 1 }, { ...item, Text: 1 }],
      ...[{ ...item, Text: undefined }, { ...item, Maybe: undefined }, [item], null, undefined, 'a'],
      Object.assign(Object.create({ Text: 1 }), item),
    ],
  ],
  [
    'an entity with a union that takes undefined',
    entity('U', { A: t.union([Int32, t.unknown]) }, {}),
    [{ A: undefined }, { A: 1 }, { A: 'a' }],
    [{}, Object.create({ A: undefined })],
  ],
  [
    'an entity of masks, dates and lists',
    entity('M', { Mask: ETableRight, Lists: t.array(t.array(DateTimeOffset)) }, { Date: DateTimeOffset }),
    [
      { Mask: 1, Lists: [] },
      { Mask: 'a', Lists: [['2008-08-06T16:32:38']], Date: '2008-08-06T16:32:38' },
    ],
    [
      { Mask: 0.5, Lists: [] },
      { Mask: 1, Lists: [['']] },
      { Mask: 1, Lists: [], Date: '' },
    ],
  ],
  ['an entity without properties', entity('Empty', {}, {}), [{}, { a: 1 }], [null, [], 'a', undefined]],
]

describe.each([
  ['closures', fromClosures],
  ['generated source', fromSource],
] as const)('a guard from %s', (_, guardOf) => {
  test.each(kinds)('of %s accepts what its codec accepts, and nothing else', (_, codec, good, bad) => {
    const accepts = guardOf(codec)
    expect(good.map((value) => accepts(value))).toEqual(good.map(() => true))
    expect(bad.map((value) => accepts(value))).toEqual(bad.map(() => false))
    // The same guard again, once it is compiled.
    expect(good.map((value) => accepts(value))).toEqual(good.map(() => true))
  })
})
