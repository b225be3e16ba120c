/** The names and the pairs of a form, next to those that are well-formed. */
import { dictionary, entity, Int32, nullable, secret } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { form } from '../../src/index.js'
import { node, renamed } from '../../src/media-types/form/tree.js'

const encoder = new TextEncoder()
const written = (codec: t.Mixed, value: unknown) =>
  F.pipe(
    form.write(codec)(value),
    E.map((bytes) => new TextDecoder().decode(bytes)),
  )
const reasonOf = (codec: t.Mixed, text: string) =>
  F.pipe(
    form.read(codec)(encoder.encode(text)),
    E.mapLeft(({ reason }) => reason),
  )

const Item = entity('Item', {}, { Id: Int32 })

describe('a form', () => {
  const Form = entity('Form', {}, { Text: t.string, Any: t.unknown, Pin: secret(Int32), Maybe: nullable(t.string) })
  const names = (count: number) => Array.from({ length: count }, (_, i) => `n${i}=`).join('&')
  const read = (text: string) => reasonOf(Form, text)

  it.each([
    ['Any=1', { Any: '1' }],
    ['Any.a=1&Any.b=2', { Any: { a: '1', b: '2' } }],
    ['Any=1&Any=2', { Any: ['1', '2'] }],
    ['Any=', { Any: '' }],
    ['Pin=1&Maybe=', { Pin: 1, Maybe: '' }],
    ['Text=+', { Text: ' ' }],
    ['Text=%2B%25', { Text: '+%' }],
    ['Text=a=b', { Text: 'a=b' }],
    ['T%65xt=a', { Text: 'a' }],
    ['a+b=1', { 'a b': '1' }],
    ['&', {}],
    ['a', { a: '' }],
    ['a&', { a: '' }],
    ['a[b][c]=1&a.b.d=2', { a: { b: { c: '1', d: '2' } } }],
    ['a[b.c]=1', { a: { 'b.c': '1' } }],
    ['a[][]=1', { a: '1' }],
    ['[a]=1', { a: '1' }],
    ['text=a', { Text: 'a' }],
    ['A.x=1&a.x=2', { A: { x: '1' }, a: { x: '2' } }],
  ])('is read: %s', (text, value) => {
    expect(read(text)).toEqual(E.right(value))
  })

  it.each([
    '=1',
    '=',
    '[]=1',
    '[][]=',
    '.a=1',
    'a.=1',
    'a..b=1',
    'a[b',
    'a]b=1',
    'a[[b]]=1',
    'a[b]c=1',
    '.=1',
    '[.a=1',
  ])('has no name that is not well-formed: %s', (text) => {
    expect(read(text)).toEqual(E.left('the name of a pair is not well-formed'))
  })

  it.each(['a=%', '%=a', 'a=%zz', 'a=%ff', '%ff=a'])('is in UTF-8, percent-encoded: %s', (text) => {
    expect(read(text)).toEqual(E.left('a pair is not percent-encoded UTF-8'))
  })

  it('has names of 64 parts, and none of more', () => {
    const name = (parts: number) => Array(parts).fill('a').join('.')
    expect([E.isRight(read(name(64))), read(name(65))]).toEqual([
      true,
      E.left('a name is nested deeper than 64 levels'),
    ])
  })

  it('has ten thousand names or texts, and no more', () => {
    const tooMany = E.left('there are more than 10000 names')
    const texts = (count: number) => Array(count).fill('a=').join('&')

    expect([names(10_000), texts(10_000)].map((text) => E.isRight(read(text)))).toEqual([true, true])
    expect([names(10_001), texts(10_001), `${names(9_999)}&x.y`].map(read)).toEqual([tooMany, tooMany, tooMany])
  })

  it('is no text of its own', () => {
    const reason = 'expected a text, not properties'
    expect([reasonOf(t.string, ''), reasonOf(t.string, 'a=1')]).toEqual([E.left(reason), E.left(reason)])
  })

  it('has the position of the pair that is wrong', () => {
    const positionOf = (text: string) =>
      E.mapLeft(({ position }: { readonly position: unknown }) => position)(form.read(Form)(encoder.encode(text)))
    expect(['a=%', 'a&&b=%', 'Any=1&Text.a=1', `${names(10_000)}&x`].map(positionOf)).toEqual(
      [1, 4, 7, names(10_000).length + 2].map((column) => E.left(O.some({ line: 1, column }))),
    )
  })
})

describe('a form that is written', () => {
  const Form = entity(
    'Form',
    {},
    { Text: t.string, List: t.array(nullable(t.string)), Map: dictionary(Item, 'Map'), Item, Any: t.unknown },
  )
  const deep = (levels: number): unknown => (levels === 0 ? 'x' : { a: deep(levels - 1) })

  it.each([
    [{ Text: 'a' }, 'Text=a'],
    [{ Text: '' }, 'Text='],
    [{}, ''],
    [{ List: ['a', ''] }, 'List%5B0%5D=a&List%5B1%5D='],
    [{ List: [] }, 'List='],
    [{ List: 'ab', Map: 'cd', Item: 'ef' }, 'List=ab&Map=cd&Item=ef'],
    [{ List: { a: 1 } }, 'List.a=1'],
    [{ Map: { a: { Id: 1 }, 'b.c': {} } }, 'Map%5Ba%5D.Id=1&Map%5Bb.c%5D='],
    [{ Map: {} }, 'Map='],
    [{ Item: {} }, 'Item='],
    [{ Item: null }, ''],
    [{ Any: { a: [1, true] } }, 'Any.a=1&Any.a=true'],
    [{ 'a.b': 1 }, '%5Ba.b%5D=1'],
    [{ z: 1, Text: 'a' }, 'Text=a&z=1'],
  ])('has its pairs in order: %j', (value, text) => {
    expect(written(Form, value)).toEqual(E.right(text))
  })

  it.each<[unknown, string]>([
    [{ Text: ['a'] }, 'Text: a form cannot carry a list here that no codec describes'],
    [{ Any: ['a'] }, 'Any: a form cannot carry a list here that no codec describes'],
    [{ Any: [] }, 'Any: a form cannot carry a list here that no codec describes'],
    [{ x: ['a', {}] }, 'x: a form cannot carry such an item'],
    [{ x: [null, 'a'] }, 'x: a form cannot carry such an item'],
    [{ x: Object.assign(Array(3), { 0: 'a', 2: 'b' }) }, 'x: a form cannot carry such an item'],
    [{ x: ['a'] }, 'x: a form cannot carry a list of fewer than two that no codec describes'],
    [{ x: new Date(0) }, 'x: a form cannot carry what is object'],
    [{ Map: { 'a]': {} } }, 'Map: a property: a form cannot carry that name'],
    [{ Map: { '': {} } }, 'Map: a property: a form cannot carry that name'],
    [{ 'a\ud800': 1 }, 'a property: a form cannot carry that name'],
    [{ Text: '\udc00' }, 'Text: a form cannot carry half a surrogate pair'],
    [{ Any: deep(64) }, `Any.${'a.'.repeat(63).slice(0, -1)}: it is nested deeper than 64 levels, or holds itself`],
  ])('cannot carry everything: %j', (value, reason) => {
    expect(written(Form, value)).toEqual(E.left({ _tag: 'WriteFailure', reason }))
  })

  it('is nested up to 64 levels', () => {
    expect(E.isRight(written(Form, { Any: deep(63) }))).toBe(true)
  })
})

it('a name that no other becomes keeps its node, and those that become one are one node', () => {
  const [a, b, c] = [node(0), node(3), node(6)]
  b.texts.push('1')
  c.texts.push('2')
  const all = renamed(Object.entries({ a, b, B: c }), (name) => name.toLowerCase())

  expect(all.get('a')).toBe(a)
  expect(all.get('b')).toEqual({ at: 3, texts: ['1', '2'], children: new Map() })
})
