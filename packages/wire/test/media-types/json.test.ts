import { conceal, EMailAccount, FieldProperties, Int32, SaveEMailAccountRequest, ServiceAuth } from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { contentTypeOf, ExactNumber, json, jsonPatch, maxWritten, mergePatch } from '../../src/index.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string, charset?: string) => json.read(EMailAccount)(bytes(text), charset)
const write = (value: unknown) =>
  E.map((body: Uint8Array) => new TextDecoder().decode(body))(json.write(EMailAccount)(value))
const failure = (reason: string, line?: number, column?: number) =>
  E.left({
    _tag: 'ReadFailure',
    reason,
    position: line === undefined || column === undefined ? O.none : O.some({ line, column }),
  })
const unwritable = (reason: string) => E.left({ _tag: 'WriteFailure', reason })
/** A value in as many lists. */
const nestedIn = (levels: number, value: unknown): unknown => (levels === 0 ? value : [nestedIn(levels - 1, value)])

describe('json, writing', () => {
  it('keeps the documented order, whatever the order of the value, and then the unknown as it came', () => {
    const value = { zebra: 1, AssociateId: 2, EMailAddress: 'a', Alpha: { b: 1, a: 2 }, EMailAccountId: 1 }
    expect(write(value)).toEqual(
      E.right('{"EMailAccountId":1,"EMailAddress":"a","AssociateId":2,"zebra":1,"Alpha":{"b":1,"a":2}}'),
    )
  })

  it('keeps the order of nested entities and never that of dictionary keys', () => {
    const value = {
      FieldProperties: {
        Zebra: { FieldLength: 4, FieldRight: { Reason: '', Mask: 'Read' } },
        Alpha: { FieldLength: 1 },
      },
      IncomingCredentials: { Port: 993, Server: 's' },
    }
    expect(write(value)).toEqual(
      E.right(
        '{"IncomingCredentials":{"Server":"s","Port":993},"FieldProperties":{"Zebra":{"FieldRight":{"Mask":"Read","Reason":""},"FieldLength":4},"Alpha":{"FieldLength":1}}}',
      ),
    )
  })

  it('writes what is no entity: null, an integer, a list', () => {
    const text = (codec: t.Any, value: unknown) =>
      E.map((body: Uint8Array) => new TextDecoder().decode(body))(json.write(codec)(value))
    expect([
      text(EMailAccount, null),
      text(Int32, 554),
      text(t.array(EMailAccount), [{ AssociateId: 1, EMailAccountId: 2 }]),
    ]).toEqual([E.right('null'), E.right('554'), E.right('[{"EMailAccountId":2,"AssociateId":1}]')])
  })

  it('takes a toJSON for a property where it is no function, and never calls that of a list', () => {
    expect([write({ toJSON: 'a' }), write({ List: Object.assign([1], { toJSON: () => 2 }) })]).toEqual([
      E.right('{"toJSON":"a"}'),
      E.right('{"List":[1]}'),
    ])
  })

  it('rejects a value that JSON would drop or replace, with its path', () => {
    const at = (value: unknown) => write({ IncomingCredentials: { Port: value } })
    const refused = (reason: string) => unwritable(`IncomingCredentials.Port: ${reason}`)
    expect([
      at(undefined),
      at(Number.NaN),
      at(Number.POSITIVE_INFINITY),
      at(() => 1),
      at(1n),
      at(Symbol('s')),
      at(new Date()),
      at(conceal('secret')),
      at(new Map()),
      write([1, undefined]),
      write(Array(1)),
    ]).toEqual([
      refused('JSON cannot carry what is undefined'),
      refused('JSON has no such number'),
      refused('JSON has no such number'),
      refused('JSON cannot carry what is function'),
      refused('JSON cannot carry what is bigint'),
      refused('JSON cannot carry what is symbol'),
      refused('JSON cannot carry an object that is more than its properties'),
      refused('JSON cannot carry an object that is more than its properties'),
      refused('JSON cannot carry an object that is more than its properties'),
      unwritable('1: JSON cannot carry what is undefined'),
      unwritable('0: JSON cannot carry what is undefined'),
    ])
  })

  it('rejects a value that holds itself', () => {
    const loop: { self?: unknown } = {}
    loop.self = loop
    expect(E.isLeft(write(loop))).toBe(true)
  })

  it.each<[string, unknown, string]>([
    [
      'a part that is not in order, and what stands around it',
      {
        EMailAccountId: 1,
        EMailAddress: 'a',
        IncomingCredentials: { Port: 2, Server: 's' },
        ErrorReason: 'x',
        More: 1,
      },
      '{"EMailAccountId":1,"EMailAddress":"a","IncomingCredentials":{"Server":"s","Port":2},"ErrorReason":"x","More":1}',
    ],
    [
      'a property behind an unknown one',
      { AssociateId: 2, zebra: 1, EMailAccountId: 1 },
      '{"EMailAccountId":1,"AssociateId":2,"zebra":1}',
    ],
    [
      'a dictionary whose second entry is not in order',
      { List: [{ b: 1 }], FieldProperties: { a: { FieldLength: 1 }, b: { FieldLength: 1, FieldType: 't' } } },
      '{"List":[{"b":1}],"FieldProperties":{"a":{"FieldLength":1},"b":{"FieldType":"t","FieldLength":1}}}',
    ],
    [
      'values where the codec has entities',
      { IncomingCredentials: true, TableRight: 0.5 },
      '{"IncomingCredentials":true,"TableRight":0.5}',
    ],
    ['a number', 0.5, '0.5'],
    ['a boolean', false, 'false'],
    ['a text', 'a', '"a"'],
    ['a list', [1, 'a', [null]], '[1,"a",[null]]'],
  ])('writes %s', (_, value, text) => {
    expect(write(value)).toEqual(E.right(text))
  })

  it('writes what is no list where the codec has one, if JSON can carry it', () => {
    const text = (value: unknown) =>
      E.map((body: Uint8Array) => new TextDecoder().decode(body))(json.write(t.array(Int32))(value))
    expect(['a', 1.5, null, { a: [1] }, Number.NaN, undefined].map(text)).toEqual([
      ...['"a"', '1.5', 'null', '{"a":[1]}'].map(E.right),
      unwritable('JSON has no such number'),
      unwritable('JSON cannot carry what is undefined'),
    ])
  })

  it('writes lists of entities in the documented order of each', () => {
    const list = [{ Port: 1, Server: 's' }, { Server: 't' }, { Port: 2, Server: 'u' }]
    expect(E.map((body: Uint8Array) => new TextDecoder().decode(body))(json.write(t.array(ServiceAuth))(list))).toEqual(
      E.right('[{"Server":"s","Port":1},{"Server":"t"},{"Server":"u","Port":2}]'),
    )
  })

  it('is nested up to 64 levels, whatever holds what is below', () => {
    const objects = (levels: number): unknown => (levels === 0 ? 1 : { a: objects(levels - 1) })
    const lists = (levels: number): t.Mixed => (levels === 0 ? Int32 : t.array(lists(levels - 1)))
    const tooDeep = (name: string) =>
      unwritable(`${Array(64).fill(name).join('.')}: it is nested deeper than 64 levels, or holds itself`)
    const writeList = (levels: number) => E.map(String)(json.write(lists(levels))(nestedIn(levels, 1)))

    expect([write(objects(64)), write(nestedIn(64, 1)), writeList(64)].map(E.isRight)).toEqual([true, true, true])
    expect([write(objects(65)), write(nestedIn(65, 1)), writeList(65)]).toEqual([
      tooDeep('a'),
      tooDeep('0'),
      tooDeep('0'),
    ])
  })

  it('takes the instances of a class', () => {
    class Account {
      EMailAccountId = 1
      get AssociateId() {
        return 2
      }
    }
    expect(write(new Account())).toEqual(E.right('{"EMailAccountId":1,"AssociateId":2}'))
  })
})

describe('json, writing what is frozen and so is walked once', () => {
  const frozen = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen)
    return Object.freeze(value)
  }
  const twice = (value: unknown) => [write(value), write(value)]

  it('writes it alike every time, in the documented order', () => {
    const Alpha = { FieldLength: 1, FieldRight: { Reason: '', Mask: 'Read' } }
    const text = '{"FieldProperties":{"Alpha":{"FieldRight":{"Mask":"Read","Reason":""},"FieldLength":1}}}'
    expect(twice(frozen({ FieldProperties: { Alpha } }))).toEqual([E.right(text), E.right(text)])
    const exact = new ExactNumber('9007199254740993')
    const number = '{"List":[9007199254740993],"More":9007199254740993}'
    expect(twice(frozen({ List: [exact], More: exact }))).toEqual([E.right(number), E.right(number)])
  })

  it('writes alike what is in the documented order already, at any depth', () => {
    const part = frozen({ FieldLength: 1, More: [1, { b: null }] })
    const value = frozen({ EMailAccountId: 1, FieldProperties: { a: part } })
    const text = '{"EMailAccountId":1,"FieldProperties":{"a":{"FieldLength":1,"More":[1,{"b":null}]}}}'

    expect([...twice(value), ...twice(value)]).toEqual(Array(4).fill(E.right(text)))
    expect(write({ FieldProperties: { a: part, b: part } })).toEqual(
      E.right(
        '{"FieldProperties":{"a":{"FieldLength":1,"More":[1,{"b":null}]},"b":{"FieldLength":1,"More":[1,{"b":null}]}}}',
      ),
    )
  })

  it('looks again at what is frozen in part only, or has a getter', () => {
    const part = { a: 1 as unknown }
    const value = Object.freeze({ Later: Object.freeze([part]) })
    const wrong = unwritable('Later.0.a: JSON cannot carry what is undefined')
    expect(write(value)).toEqual(E.right('{"Later":[{"a":1}]}'))
    part.a = undefined
    expect(write(value)).toEqual(wrong)
    let count = 0
    const counting = Object.freeze({
      get a() {
        return count++ === 0 ? 1 : undefined
      },
    })
    write({ Later: counting })
    expect(E.isLeft(write({ Later: counting }))).toBe(true)
  })

  it('bounds its depth and its size wherever it stands', () => {
    const deep = frozen(Array.from({ length: 40 }).reduce<unknown>((below) => ({ below }), 1))
    const under = (levels: number) => Array.from({ length: levels }).reduce<unknown>((below) => ({ below }), deep)
    expect([E.isRight(write(deep)), E.isRight(write(under(24))), E.isRight(write(under(25)))]).toEqual([
      true,
      true,
      false,
    ])
    const large = frozen({ text: 'x'.repeat(maxWritten / 4) })
    expect([E.isRight(write({ a: large })), E.isRight(write({ a: large, b: [large, large, large] }))]).toEqual([
      true,
      false,
    ])
  })
})

describe('json, reading', () => {
  it('accepts a byte order mark', () => {
    expect(json.read(EMailAccount)(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31))).toEqual(E.right(1))
  })

  it('honours the charset of the header', () => {
    const utf16 = new Uint8Array(Uint16Array.from('"å"', (char) => char.charCodeAt(0)).buffer)
    const latin1 = Uint8Array.from('"å"', (char) => char.charCodeAt(0))
    expect([
      json.read(t.string)(utf16, 'UTF-16LE'),
      json.read(t.string)(Uint8Array.of(0xff, 0xfe, ...utf16), 'utf-16'),
      json.read(t.string)(Uint8Array.of(0xff, 0xfe, ...utf16)),
      json.read(t.string)(Uint8Array.of(0, 0x22, 0, 0xe5, 0, 0x22), 'utf-16be'),
      json.read(t.string)(latin1, 'ISO-8859-1'),
      json.read(t.string)(Uint8Array.of(0xef, 0xbb, 0xbf, ...latin1), 'ISO-8859-1'), // a mark, which has letters there
      json.read(t.string)(latin1),
      json.read(t.string)(latin1, 'shift_jis'),
    ]).toEqual([
      E.right('å'),
      E.right('å'),
      E.right('å'),
      E.right('å'),
      E.right('å'),
      failure('the body is not JSON: expected a value', 1, 1),
      failure('the body is not utf-8'),
      failure('the charset of the body is none of utf-8, utf-16, iso-8859-1'),
    ])
  })

  it('has the position where a text stops being JSON, and never quotes it', () => {
    expect([
      read(''),
      read('{\n  "Password": "secret",\n  "b": secret}'),
      read('{"a":1,}'),
      read('{"a" 1}'),
      read('[1 2]'),
      read('{"a":1'),
      read('"a\nb"'),
      read('"\\x"'),
      read('01'),
      read('nul'),
      read('1 2'),
      read('\r\n\r\n  ]'),
      read('\t[\t1,\tx]'),
      read('{1:2}'),
      read('{"a":1,true:1}'),
      read('{"a":1,}'),
      read('[1,]'),
      read('[}'),
    ]).toEqual([
      failure('the body is empty'),
      failure('the body is not JSON: expected a value', 3, 8),
      failure('the body is not JSON: expected a property name', 1, 8),
      failure('the body is not JSON: expected ":"', 1, 6),
      failure('the body is not JSON: expected "," or an end', 1, 4),
      failure('the body ends too early', 1, 7),
      failure('the body has a bad string', 1, 3),
      failure('the body has a bad string', 1, 2),
      failure('the body is not JSON: expected a value', 1, 1),
      failure('the body is not JSON: expected a value', 1, 1),
      failure('the body is not JSON: expected the end', 1, 3),
      failure('the body is not JSON: expected a value', 3, 3),
      failure('the body is not JSON: expected a value', 1, 7),
      failure('the body is not JSON: expected a property name or "}"', 1, 2),
      failure('the body is not JSON: expected a property name', 1, 8),
      failure('the body is not JSON: expected a property name', 1, 8),
      failure('the body is not JSON: expected a value', 1, 4),
      failure('the body is not JSON: expected a value or "]"', 1, 2),
    ])
  })

  it('reads 64 levels and not 65', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(E.isRight(read(nested(64)))).toBe(true)
    expect(read(nested(65))).toEqual(failure('the body is nested deeper than 64 levels', 1, 65))
    expect(read(nested(200_000))).toEqual(failure('the body is nested deeper than 64 levels', 1, 65))
  })

  it('takes no bracket in a text for depth, and no bracket after it for text', () => {
    for (const end of ['', '"', '\\', '\\"', '"\\']) {
      const text = `${end}${'['.repeat(100)}${end}`
      expect(read(JSON.stringify([text]))).toEqual(E.right([text]))
      const list = `[${JSON.stringify(end)},${'['.repeat(64)}${']'.repeat(64)}]`
      expect(E.isLeft(read(list))).toBe(true)
    }
  })

  it.each([
    ['lists', Array(100).fill([])],
    ['objects', Array(100).fill({})],
    ['both', Array(40).fill({ a: [{}] })],
    ['lists at the last level', nestedIn(62, Array(10).fill([]))],
    ['objects at the last level', nestedIn(62, Array(10).fill({}))],
    ['long texts', Array(100).fill([' '.repeat(100)])],
  ])('reads any number of brackets that are not nested: %s', (_, value) => {
    expect(read(JSON.stringify(value))).toEqual(E.right(value))
  })

  it('counts the brackets of lists and of objects alike', () => {
    const tooDeep = (column: number) => failure('the body is nested deeper than 64 levels', 1, column)

    expect([read(`${'{"a":'.repeat(65)}1${'}'.repeat(65)}`), read(JSON.stringify(nestedIn(64, {})))]).toEqual([
      tooDeep(64 * 5 + 1),
      tooDeep(65),
    ])
    expect(read(`[${'[],'.repeat(100)}${'['.repeat(64)}${']'.repeat(64)}]`)).toEqual(tooDeep(1 + 300 + 64))
  })

  it('finds no bracket in a text that has no end', () => {
    const text = `[${'[],'.repeat(100)}"${'['.repeat(100)}`
    expect(read(text)).toEqual(failure('the body ends too early', 1, text.length + 1))
    expect(read(`"${'['.repeat(100)}`)).toEqual(failure('the body ends too early', 1, 102))
  })

  it.each([
    ['1e309', 1],
    ['-1E+309', 1],
    ['[0,1e0400]', 4],
    ['9'.repeat(309), 1],
    [`[${'9'.repeat(310)}]`, 2],
    [`[-${'2'.repeat(210)}e99]`, 2],
    [`[${' '.repeat(50)}${'9'.repeat(400)}]`, 52],
    [`{"a":[{"b":[1,${'9'.repeat(400)}]}]}`, 15],
  ])('has no number that is infinite: %s', (text, column) => {
    expect(read(text)).toEqual(failure('a number is too large', 1, column))
  })

  it.each([
    '1e308',
    '-1e308',
    `1${'0'.repeat(308)}`,
    `${'1'.repeat(210)}e98`,
    '"1e400"',
    `"${'9'.repeat(400)}"`,
    '1e-400',
  ])('has numbers that are as large as they may be, and texts of any digits: %s', (text) => {
    expect(read(text)).toEqual(E.right(JSON.parse(text)))
  })

  it('reads a mebibyte and no more, unless its limit is another', () => {
    const large = `"${'a'.repeat(1_048_576)}"`
    expect(read(large)).toEqual(failure('the body is larger than 1048576 bytes'))
    expect(json.read(t.string, { maxBytes: 2_000_000 })(bytes(large))).toEqual(E.right('a'.repeat(1_048_576)))
    expect(json.read(t.string, { maxBytes: 3 })(bytes('"a"'))).toEqual(E.right('a'))
    expect(json.read(t.string, { maxBytes: 2 })(bytes('"a"'))).toEqual(failure('the body is larger than 2 bytes'))
  })

  it('lets the last of two equal keys win, and takes __proto__ for a key', () => {
    expect(read('{"a":1,"a":2}')).toEqual(E.right({ a: 2 }))
    const proto = E.getOrElseW(() => null)(read('{"__proto__":{"polluted":true}}'))
    expect(Object.entries(proto ?? {})).toEqual([['__proto__', { polluted: true }]])
    expect(Reflect.get({}, 'polluted')).toBe(undefined)
    expect(write(proto)).toEqual(E.right('{"__proto__":{"polluted":true}}'))
  })
})

describe('the two patch types', () => {
  it('carry the entity as JSON does', () => {
    for (const patch of [jsonPatch, mergePatch]) {
      const body = patch.write(SaveEMailAccountRequest)({ AssociateId: 1, EMailAccountId: 2 })
      expect(E.chainW(patch.read(SaveEMailAccountRequest))(body)).toEqual(
        E.right({ EMailAccountId: 2, AssociateId: 1 }),
      )
    }
    expect([jsonPatch, mergePatch].map(contentTypeOf)).toEqual([
      'application/json-patch+json; charset=utf-8',
      'application/merge-patch+json; charset=utf-8',
    ])
  })

  it('reject a list of operations', () => {
    const operations = bytes('\n [{ "op": "remove", "path": "/EMailAddress" }]')
    expect([jsonPatch, mergePatch].map((patch) => patch.read(FieldProperties)(operations))).toEqual(
      Array(2).fill(failure('the body is a list of patch operations, not the entity', 2, 2)),
    )
  })
})
