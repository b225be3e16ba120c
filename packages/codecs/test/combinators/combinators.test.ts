import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { arrayOf, dictionary, entity, Int32, maxErrors, nullable, secret } from '../../src/index.js'

/** A codec whose values differ from what it reads. */
const Count = new t.Type<number, string>(
  'Count',
  t.number.is,
  (u, context) => (typeof u === 'string' && /^\d+$/.test(u) ? t.success(Number(u)) : t.failure(u, context)),
  String,
)

/** The keys that lead to each error, with the names of the codecs there. */
const pathsOf = (codec: t.Mixed, value: unknown): ReadonlyArray<string> => {
  const result = codec.decode(value)
  return E.isRight(result)
    ? []
    : result.left.map(({ context }) => context.map(({ key, type }) => `${key}:${type.name}`).join('/'))
}

describe('a nullable codec', () => {
  it('is named after its codec, and is no other one', () => {
    expect([nullable(Int32).name, nullable(nullable(t.string)).name]).toEqual([
      '(Int32 | null)',
      '((string | null) | null)',
    ])
    expect(nullable(Int32).types).toEqual([Int32, t.null])
  })

  it('reads and writes what its codec does, and null', () => {
    const codec = nullable(Count)
    expect([codec.decode('3'), codec.decode(null)]).toEqual([E.right(3), E.right(null)])
    expect([codec.encode(3), codec.encode(null)]).toEqual(['3', null])
    expect([3, null, '3', undefined].map(codec.is)).toEqual([true, true, false, false])
    expect([nullable(Int32).encode, nullable(nullable(Int32)).encode]).toEqual([t.identity, t.identity])
  })

  it('rejects what is neither, once for each', () => {
    expect(pathsOf(nullable(Int32), 'x')).toEqual([':(Int32 | null)/0:Int32', ':(Int32 | null)/1:null'])
  })
})

describe('a list', () => {
  it('has the name of its XML element, and the identity where it is written', () => {
    const codec = arrayOf(nullable(Int32))
    expect([codec.name, codec.encode]).toEqual(['ArrayOf(Int32 | null)', t.identity])
    expect(arrayOf(Int32)).toMatchObject({ _tag: 'ReadonlyArrayType', type: Int32 })
  })

  it('is one of its items, holes included', () => {
    const codec = arrayOf(Int32)
    expect([[1, 2], [], ['1'], { 0: 1, length: 1 }, null, new Array(1)].map(codec.is)).toEqual([
      ...[true, true, false, false, false],
      true, // what io-ts takes
    ])
    expect(pathsOf(codec, [1, 'x', 3, null])).toEqual([':ArrayOfInt32/1:Int32', ':ArrayOfInt32/3:Int32'])
    expect(pathsOf(codec, { length: 0 })).toEqual([':ArrayOfInt32'])
  })
})

describe('a dictionary', () => {
  it('has its name, and the identity where it is written', () => {
    const codec = dictionary(Int32, 'Counts')
    expect([codec.name, codec.encode]).toEqual(['Counts', t.identity])
    expect(codec).toMatchObject({ _tag: 'DictionaryType', domain: t.string, codomain: Int32 })
  })

  it('is one of its values, whatever the keys', () => {
    const codec = dictionary(Int32, 'Counts')
    expect([{ a: 1, '': 2 }, {}, { a: '1' }, [], null, 'a'].map(codec.is)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
    expect(pathsOf(codec, { a: 1, b: 'x' })).toEqual([':Counts/b:Int32'])
    expect(pathsOf(codec, [])).toEqual([':Counts'])
  })

  it('is one of lists with holes, which io-ts takes', () => {
    const codec = dictionary(arrayOf(Int32), 'Lists')
    expect([{ a: new Array(1) }, { a: new Array(1), b: ['x'] }].map(codec.is)).toEqual([true, false])
  })
})

it('a dictionary with a bad value is none, whatever a getter behind it does', () => {
  const bad = {
    a: 'x',
    get b(): number {
      throw new RangeError('a getter that throws')
    },
  }
  expect(dictionary(Int32, 'Counts').is(bad)).toBe(false)
})

describe('an entity', () => {
  const Person = entity('Person', { Id: Int32, Name: t.string }, { Title: nullable(t.string), Any: t.unknown })

  it('is an intersection of two parts with its name', () => {
    expect([Person.name, ...Person.types.map(({ name }) => name), Person.encode]).toEqual([
      ...['Person', 'Person', 'Person'],
      t.identity,
    ])
    expect(Person.types.map((part) => part.props)).toEqual([
      { Id: Int32, Name: t.string },
      { Title: expect.objectContaining({ name: '(string | null)' }), Any: t.unknown },
    ])
    expect(Person.types.map(({ encode }) => encode)).toEqual([t.identity, t.identity])
  })

  it('rejects each property that is wrong, in the part that it belongs to', () => {
    expect(pathsOf(Person, { Id: 'x', Title: 7, Any: undefined })).toEqual([
      ':Person/0:Person/Id:Int32',
      ':Person/0:Person/Name:string',
      ':Person/1:Person/Title:(string | null)/0:string',
      ':Person/1:Person/Title:(string | null)/1:null',
      ':Person/1:Person/Any:unknown',
    ])
    expect(pathsOf(Person, null)).toEqual([':Person/0:Person', ':Person/1:Person'])
    expect(pathsOf(Person, { Id: 1, Name: 'a', Any: undefined })).toEqual([':Person/1:Person/Any:unknown'])
  })

  it('has each property that is required, also where its codec takes undefined', () => {
    const Any = entity('Any', { Any: t.unknown, Id: Int32 }, { Later: t.unknown })
    const made = Any.decode({ Id: 1, Later: 2 })

    expect(E.map(Object.entries)(made)).toEqual(
      E.right([
        ['Id', 1],
        ['Later', 2],
        ['Any', undefined],
      ]),
    )
    expect(Any.is({ Id: 1 })).toBe(false)
  })

  it('has parts that are codecs of their own', () => {
    const [first, second] = Person.types
    const values = [{ Id: 1, Name: 'a' }, { Id: 1 }, { Title: 7 }, { Title: null, Any: 1 }, { Any: undefined }, null]
    expect(values.map(first.is)).toEqual([true, false, false, false, false, false])
    expect(values.map(second.is)).toEqual([true, true, false, true, false, false])
    expect(values.map((value) => E.isRight(first.decode(value)))).toEqual(values.map(first.is))
    expect(values.map((value) => E.isRight(second.decode(value)))).toEqual(values.map(second.is))
  })

  it('has parts that take inherited properties, and return the very object', () => {
    const [first, second] = Person.types
    const inherited: unknown = Object.create({ Id: 1, Name: 'a', Title: null })
    expect([first.is(inherited), second.is(inherited)]).toEqual([true, true])
    expect(E.toUnion<unknown, unknown>(first.decode(inherited))).toBe(inherited)
    expect(E.toUnion<unknown, unknown>(second.decode(inherited))).toBe(inherited)
  })
})

it('a secret is its codec, marked', () => {
  const codec = secret(Count)
  expect([codec.name, codec._tag, codec.type, codec.encode]).toEqual(['Count', 'SecretType', Count, Count.encode])
  expect([codec.is(3), codec.is('3'), codec.decode('3')]).toEqual([true, false, E.right(3)])
})

describe('the errors of a bad value', () => {
  const lengthOf = (codec: t.Mixed, value: unknown) => {
    const result = codec.decode(value)
    return E.isLeft(result) ? result.left.length : 0
  }
  const bad = (length: number) => Array.from({ length }, () => 'x')

  it.each([
    [1, 1],
    [maxErrors, maxErrors],
    [maxErrors + 1, maxErrors + 1],
    [maxErrors + 2, maxErrors + 1],
    [3 * maxErrors, maxErrors + 1],
  ])('are all listed up to a hundred, and one more stands for the others: %d', (problems, listed) => {
    const list = bad(problems)
    const keyed = Object.fromEntries(list.map((each, i) => [`k${i}`, each]))
    const Keys = entity('Keys', Object.fromEntries(Object.keys(keyed).map((key) => [key, Int32])), {})

    expect([
      lengthOf(arrayOf(Int32), list),
      lengthOf(dictionary(Int32, 'Counts'), keyed),
      lengthOf(Keys, keyed),
    ]).toEqual([listed, listed, listed])
  })

  it('have one message where others are left out, and none else', () => {
    const result = arrayOf(Int32).decode(bad(101))
    const messages = E.isLeft(result) ? result.left.map(({ message, value }) => [message, value]) : []

    expect(messages).toEqual([...Array(100).fill([undefined, 'x']), ['there are more than 100 problems', undefined]])
  })
})
