import fc from 'fast-check'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import type { Primitive } from '../../src/failure/DecodeFailure.js'
import {
  arrayOf,
  type DecodeFailure,
  drawDecodeFailure,
  drawFailure,
  EMailAccount,
  entity,
  FieldProperties,
  FieldProperty,
  Int32,
  nullable,
  redact,
  SaveEMailAccountRequest,
  secret,
  toDecodeFailure,
} from '../../src/index.js'
import { arbitrary } from '../../src/reflection/arbitrary.js'
import { hostile } from '../hostile.js'
import { account, credentials } from '../samples.js'

const lines = (codec: t.Mixed, value: unknown): ReadonlyArray<string> => {
  const decoded = codec.decode(value)
  return E.isLeft(decoded) ? drawFailure(decoded.left) : []
}
const fieldProperty = { FieldRight: null, FieldType: 'System.Int32', FieldLength: 803 }

describe('one line a problem', () => {
  test('it has the path, the expected type and the value', () => {
    const value = { ...account, FieldProperties: { fieldName: { ...fieldProperty, FieldLength: '803' } } }
    expect(lines(EMailAccount, value)).toEqual(['FieldProperties.fieldName.FieldLength: expected Int32, got "803"'])
  })

  test('all problems are drawn, those of both parts of an entity', () => {
    const { EMailAddress: _, ...rest } = account
    expect(
      lines(EMailAccount, { ...rest, AssociateId: 1.5, ErrorReason: false, LastFetch: '2008-02-31T00:00:00' }),
    ).toEqual([
      'EMailAddress: expected string or null, got undefined',
      'AssociateId: expected Int32, got 1.5',
      'ErrorReason: expected string or null, got false',
      'LastFetch: expected DateTimeOffset, got "2008-02-31T00:00:00"',
    ])
  })

  test('an explicit undefined is drawn beside the other problems', () => {
    expect(lines(SaveEMailAccountRequest, { ErrorCount: undefined, AssociateId: '1', LastFetch: undefined })).toEqual([
      'AssociateId: expected Int32, got "1"',
      'ErrorCount: expected Int32, got undefined',
      'LastFetch: expected DateTimeOffset, got undefined',
    ])
  })

  test.each([
    [null, 'null'],
    [undefined, 'undefined'],
    ['text', 'a string'],
    [[1, 2], 'an array of 2'],
    [7, 'a number'],
  ])('what is no entity at all is one problem: %j', (value, got) => {
    expect(lines(EMailAccount, value)).toEqual([`expected EMailAccount, got ${got}`])
  })

  test.each<[string, unknown]>([
    ['-0.5', -0.5],
    ['NaN', Number.NaN],
    ['2147483648', 2 ** 31],
    ['a bigint', 7n],
    ['a symbol', Symbol('s')],
    ['a function', () => 1],
    ['an array of 0', []],
    ['an object', { a: 'value' }],
    ['"say \\"hi\\"\\\\"', 'say "hi"\\'],
    ['"bell \\u{7}, line\\u{a}end, \\u{202e}, \\u{d800}"', 'bell \u0007, line\nend, \u202e, \ud800'],
  ])('what came is drawn as %s', (got, value) => {
    expect(lines(entity('A', { a: Int32 }, {}), { a: value })).toEqual([`a: expected Int32, got ${got}`])
  })
})

test('a negative zero is drawn as one', () => {
  expect([-0, 0].map((value) => lines(t.string, value))).toEqual([
    ['expected string, got -0'],
    ['expected string, got 0'],
  ])
})

describe('a line is short', () => {
  const of = (value: unknown) => lines(entity('A', { a: Int32 }, {}), { a: value })

  test('a long value is cut', () => {
    expect(of('x'.repeat(1000))).toEqual([`a: expected Int32, got "${'x'.repeat(57)}…"`])
    expect(of('x'.repeat(58))).toEqual([`a: expected Int32, got "${'x'.repeat(58)}"`])
  })

  test('a character is not cut in halves', () => {
    expect(of('x'.repeat(56) + '😀'.repeat(9))).toEqual([`a: expected Int32, got "${'x'.repeat(56)}…"`])
  })

  test('a key that is no name is quoted, a long one is cut', () => {
    const wrong = { ...fieldProperty, FieldLength: 0.5 }
    const drawn = (key: string) => lines(FieldProperties, { [key]: wrong })
    expect(drawn('a.b')).toEqual(['["a.b"].FieldLength: expected Int32, got 0.5'])
    expect(drawn('')).toEqual(['[""].FieldLength: expected Int32, got 0.5'])
    expect(drawn('12')).toEqual(['[12].FieldLength: expected Int32, got 0.5'])
    expect(drawn('k'.repeat(99))).toEqual([`${'k'.repeat(39)}….FieldLength: expected Int32, got 0.5`])
    expect(drawn('line\nend')).toEqual(['["line\\u{a}end"].FieldLength: expected Int32, got 0.5'])
  })

  test('of a long path the middle is left out', () => {
    const deep = Array.from({ length: 12 }).reduce<t.Mixed>(
      (inner, _, i) => entity('Node', { [`${i}_${'n'.repeat(20)}`]: inner }, {}),
      Int32,
    )
    const value = Array.from({ length: 12 }).reduce<unknown>(
      (inner, _, i) => ({ [`${i}_${'n'.repeat(20)}`]: inner }),
      '1',
    )
    const [line = ''] = lines(deep, value)
    expect(line.length).toBeLessThanOrEqual(200)
    expect(line).toMatch(/^\["11_n+"\]….*\["0_n+"\]: expected Int32, got "1"$/)
  })

  test('a union of many names is cut where the line ends', () => {
    const names = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(50))
    const unionOf = ([first = '', second = '', ...others]: ReadonlyArray<string>) =>
      entity('A', { a: t.union([t.literal(first), t.literal(second), ...others.map((name) => t.literal(name))]) }, {})
    const [whole = ''] = lines(unionOf(names.slice(1)), { a: 1 })
    const [cut = ''] = lines(unionOf(names), { a: 1 })
    expect(whole).toBe(
      `a: expected ${names
        .slice(1)
        .map((name) => `"${name}"`)
        .join(' or ')}, got 1`,
    )
    expect(cut.length).toBe(200)
    expect(cut).toMatch(/^a: expected "aa.*"dd.*…, got 1$/)
  })
})

describe('a union reports its closest member', () => {
  const Circle = entity('Circle', { Centre: entity('Point', { x: Int32, y: Int32 }, {}), r: Int32 }, {})
  const Square = entity('Square', { Corner: Int32, a: Int32 }, {})
  const Shape = entity('Shape', { of: t.union([Circle, Square, t.string]) }, {})

  test('the one with the fewest problems', () => {
    expect(lines(Shape, { of: { Centre: { x: 1, y: 2 }, r: 'r' } })).toEqual(['of.r: expected Int32, got "r"'])
    expect(lines(Shape, { of: { Corner: 1, a: 'a' } })).toEqual(['of.a: expected Int32, got "a"'])
  })
  test.each([
    ['first', t.union([Circle, Square])],
    ['last', t.union([Square, Circle])],
  ])('of as many, the one whose problem is deeper, though it stands %s', (_, of) => {
    expect(lines(entity('Shape', { of }, {}), { of: { Centre: { x: 1, y: 'y' }, r: 1, a: 1 } })).toEqual([
      'of.Centre.y: expected Int32, got "y"',
    ])
  })
  test('all of them, if none fits at all', () => {
    expect(lines(Shape, { of: 1 })).toEqual(['of: expected Circle or Square or string, got 1'])
  })
  test('and a name that several of them expect once', () => {
    const Size = t.union([nullable(Int32), nullable(t.string)])
    expect(lines(entity('A', { Size }, {}), { Size: true })).toEqual([
      'Size: expected Int32 or null or string, got true',
    ])
  })
  test('a nullable object is not reported as no null', () => {
    expect(lines(FieldProperties, { a: { ...fieldProperty, FieldRight: { Mask: false } } })).toEqual([
      'a.FieldRight.Mask: expected EFieldRight, got false',
    ])
  })
})

describe('nothing of a secret is drawn', () => {
  const within = (IncomingCredentials: unknown) => lines(EMailAccount, { ...account, IncomingCredentials })

  test('at a secret: its kind alone', () => {
    expect(within({ ...credentials, Password: 31337 })).toEqual([
      'IncomingCredentials.Password: expected string or null, got a number',
    ])
  })
  test('beside a secret: kinds alone', () => {
    expect(within({ ...credentials, Port: 'hunter2' })).toEqual([
      'IncomingCredentials.Port: expected Int32, got a string',
    ])
  })
  test('above a secret: the kind alone', () => {
    expect(within('hunter2')).toEqual(['IncomingCredentials: expected ServiceAuth or null, got a string'])
    expect(within([credentials])).toEqual(['IncomingCredentials: expected ServiceAuth or null, got an array of 1'])
  })
  test('under a secret: neither values nor keys', () => {
    const Vault = entity('Vault', { Box: secret(entity('Box', { Key: Int32, Other: nullable(Int32) }, {})) }, {})
    expect(lines(Vault, { Box: { Key: 'hunter2', Other: 'x' } })).toEqual(['Box: expected Box, got an object'])
  })
  test('the keys of a dictionary beside a secret are not drawn', () => {
    expect(
      within({ ...credentials, FieldProperties: { hunter2: { ...fieldProperty, FieldLength: 'hunter2' } } }),
    ).toEqual(['IncomingCredentials.FieldProperties.*.FieldLength: expected Int32, got a string'])
  })
  test.each([
    ['Password', 'hunter2', '.Password: expected FieldProperty, got a string'],
    ['PASSWORD', { ...fieldProperty, FieldLength: 'x' }, '.PASSWORD.FieldLength: expected Int32, got a string'],
    ['a.Password', 'hunter2', '["a.Password"]: expected FieldProperty, got a string'],
    ['a/password', { ...fieldProperty, FieldLength: 'x' }, '["a/password"].FieldLength: expected Int32, got a string'],
  ])('under a marked name where the codec has no mark, as in a dictionary: the kind alone: %s', (name, value, line) => {
    expect(lines(EMailAccount, { ...account, FieldProperties: { [name]: value } })).toEqual([`FieldProperties${line}`])
  })
  test.each([
    ['in an account', { Password: 'hunter2', ErrorCount: 'hunter2' }, 'ErrorCount: expected Int32, got a string'],
    ['in any case', { PASSWORD: null, ErrorCount: 'hunter2' }, 'ErrorCount: expected Int32, got a string'],
    [
      'in a dictionary',
      { FieldProperties: { Password: fieldProperty, a: 'hunter2' } },
      'FieldProperties.a: expected FieldProperty, got a string',
    ],
    [
      'above',
      { Password: '', FieldProperties: { a: { ...fieldProperty, FieldLength: 'hunter2' } } },
      'FieldProperties.*.FieldLength: expected Int32, got a string',
    ],
  ])('beside a marked name where the codec has no mark: the kind alone: %s', (_, wrong, line) => {
    expect(lines(EMailAccount, { ...account, ...wrong })).toEqual([line])
  })
  test('beside names that cannot be read: the kind alone', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const context = [
      { key: '', type: arrayOf(EMailAccount), actual: proxy },
      { key: '0', type: Int32, actual: 'hunter2' },
    ]
    expect(drawFailure([{ value: 'hunter2', context }])).toEqual(['[0]: expected Int32, got a string'])
  })
  test('that the redacted copy of the value does not show', () => {
    const names = [
      'EMailAddress',
      'ErrorCount',
      'IncomingCredentials',
      'FieldProperties',
      'Port',
      'Password',
      'a.password',
    ]
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.nat(99).map((n) => `planted-${n}`),
        fc.constant(null),
        fc.dictionary(fc.constantFrom(...names), tie('value')),
      ),
    }))
    const planted = (text: string): ReadonlyArray<string> => text.match(/planted-\d+/g) ?? []
    fc.assert(
      fc.property(value, (wrong) => {
        const given = { ...account, ...Object(wrong) }
        const drawn = planted(lines(EMailAccount, given).join('\n'))
        const shown = planted(JSON.stringify(redact(EMailAccount)(given)))

        expect(drawn.filter((text) => !shown.includes(text))).toEqual([])
      }),
    )
  })
  test('nor the message of a codec from outside, where the value may be a secret', () => {
    const Pin = new t.Type<string>('Pin', t.string.is, (u, c) => t.failure(u, c, `no pin: ${u}`), t.identity)
    expect(lines(Pin, 'hunter2')).toEqual(['expected Pin, got a string'])
  })
})

describe('errors of codecs that the fold does not know', () => {
  test('only the kinds of values are drawn', () => {
    expect(lines(t.type({ a: t.number }), { a: 'x' })).toEqual(['a: expected number, got a string'])
    expect(lines(t.tuple([t.string, t.number]), ['a', 'b'])).toEqual(['[1]: expected number, got a string'])
  })
  test('what wraps another codec adds no step', () => {
    const Inner = t.intersection([t.type({ a: t.string }), t.partial({ b: t.string })])
    const Positive = t.brand(Inner, (_): _ is t.Branded<t.TypeOf<typeof Inner>, { P: symbol }> => true, 'P')
    expect(lines(t.exact(Positive.type), { a: 1 })).toEqual(['a: expected string, got a number'])
    expect(lines(t.readonly(Positive), { a: 1 })).toEqual(['a: expected string, got a number'])
    expect(
      lines(
        t.recursion('R', () => t.union([t.type({ a: t.string }), t.null])),
        { a: 1 },
      ),
    ).toEqual(['a: expected string, got a number'])
  })
  test('no errors, no lines', () => {
    expect(drawFailure([])).toEqual([])
    expect(drawFailure([{ value: 1, context: [] }])).toEqual(['expected unknown, got a number'])
  })
})

describe('drawing never throws', () => {
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  const trapped: object = new Proxy(
    {},
    {
      get: () => {
        throw new Error('trapped')
      },
      ownKeys: () => {
        throw new Error('trapped')
      },
    },
  )
  // Behind functions, as fast-check itself looks at values.
  const odd = [revoked.proxy, trapped, Symbol(), 'k'.repeat(100_000), '\ud800', () => 1]
  const values: fc.Arbitrary<() => unknown> = fc.oneof(
    fc.anything({ withBigInt: true, withSparseArray: true, withNullPrototype: true }).map((value) => () => value),
    fc.nat(odd.length - 1).map((i) => () => odd[i]),
  )
  const text = fc.oneof(arbitrary(t.string), fc.constantFrom('k'.repeat(100_000), '\ud800', '__proto__'))
  const types = fc.constantFrom<t.Mixed>(
    ...[EMailAccount, Int32, t.string, t.null, t.number, t.tuple([t.string]), t.union([t.string, t.number])],
    ...[
      t.intersection([t.type({ a: t.string }), t.partial({})]),
      secret(t.string),
      t.recursion('R', (): t.Mixed => t.type({ a: t.string })),
    ],
  )
  const entry = fc.record({ key: text, type: types, actual: values })
  const errors = fc.array(
    fc.record({ value: values, context: fc.array(entry), message: fc.option(text, { nil: undefined }) }),
  )

  const areShort = (drawn: ReadonlyArray<string>) =>
    drawn.every((line) => line.length <= 200 && line.length > 0 && !/[\p{C}\p{Zl}\p{Zp}]/u.test(line))

  test('on any errors at all, and every line is short and prints', () => {
    fc.assert(
      fc.property(errors, (each) => {
        const opened = each.map(({ value, context, message }) => ({
          value: value(),
          context: context.map(({ key, type, actual }) => ({ key, type, actual: actual() })),
          ...(message === undefined ? {} : { message }),
        }))
        expect(areShort(drawFailure(opened))).toBe(true)
      }),
    )
  })

  test('on the failures of hostile values', () => {
    fc.assert(
      fc.property(hostile(EMailAccount), ({ value }) => {
        const decoded = E.tryCatch(() => EMailAccount.decode(value), String)
        if (E.isLeft(decoded) || E.isRight(decoded.right)) return
        const drawn = drawFailure(decoded.right.left)
        expect(drawn.length).toBeGreaterThan(0)
        expect(areShort(drawn)).toBe(true)
        expect(drawDecodeFailure(toDecodeFailure(decoded.right.left))).toEqual(drawn)
      }),
    )
  })

  test('on a great many problems', () => {
    const value = Array.from({ length: 20_000 }, () => ({ ...fieldProperty, FieldLength: '' }))
    expect(lines(t.array(FieldProperty), value)).toHaveLength(20_000)
  })
})

test('the tree has at most 64 steps: a deeper problem is reported at its last', () => {
  const nested = (levels: number): t.Mixed => (levels === 0 ? Int32 : entity('Node', { n: nested(levels - 1) }, {}))
  const value = (levels: number): unknown => (levels === 0 ? '1' : { n: value(levels - 1) })
  const tree = (levels: number): DecodeFailure =>
    levels === 0
      ? { _tag: 'Leaf', expected: 'Int32', actual: '1' }
      : { _tag: 'Key', key: 'n', failure: tree(levels - 1) }
  expect(E.mapLeft(toDecodeFailure)(nested(64).decode(value(64)))).toEqual(E.left(tree(64)))
  expect(E.mapLeft(toDecodeFailure)(nested(70).decode(value(70)))).toEqual(E.left(tree(64)))
})

test('a tree can be written as JSON, whatever came', () => {
  fc.assert(
    fc.property(hostile(EMailAccount), fc.bigInt(), ({ value }, ErrorCount) => {
      for (const each of [value, { ...account, ErrorCount }]) {
        const decoded = E.tryCatch(() => EMailAccount.decode(each), String)
        if (E.isRight(decoded) && E.isLeft(decoded.right)) {
          expect(JSON.stringify(toDecodeFailure(decoded.right.left))).toContain('_tag')
        }
      }
    }),
  )
})

test('the tree holds nothing of a secret and no object of the value', () => {
  const Made = entity(
    'Made',
    { Id: Int32, Size: nullable(Int32), In: entity('In', { Key: secret(t.string), Port: Int32 }, {}) },
    {},
  )
  const decoded = Made.decode({ Id: { a: 1 }, Size: 'L', In: { Key: 31337, Port: 'hunter2' } })
  expect(E.mapLeft(toDecodeFailure)(decoded)).toEqual(
    E.left({
      _tag: 'All',
      failures: [
        { _tag: 'Key', key: 'Id', failure: { _tag: 'Hidden', expected: 'Int32', kind: 'an object' } },
        {
          _tag: 'Key',
          key: 'Size',
          failure: {
            _tag: 'Union',
            members: [
              { _tag: 'Leaf', expected: 'Int32', actual: 'L' },
              { _tag: 'Leaf', expected: 'null', actual: 'L' },
            ],
          },
        },
        {
          _tag: 'Key',
          key: 'In',
          failure: {
            _tag: 'All',
            failures: [
              { _tag: 'Key', key: 'Key', failure: { _tag: 'Hidden', expected: 'string', kind: 'a number' } },
              { _tag: 'Key', key: 'Port', failure: { _tag: 'Hidden', expected: 'Int32', kind: 'a string' } },
            ],
          },
        },
      ],
    }),
  )
})

describe('the tree of a failure', () => {
  const treeOf = (codec: t.Mixed, value: unknown) => E.mapLeft(toDecodeFailure)(codec.decode(value))
  const leaf = (expected: string, actual: Primitive): DecodeFailure => ({ _tag: 'Leaf', expected, actual })
  const hidden = (expected: string, kind: string): DecodeFailure => ({ _tag: 'Hidden', expected, kind })

  test.each<[unknown, DecodeFailure]>([
    [null, leaf('Int32', null)],
    [undefined, leaf('Int32', undefined)],
    [true, leaf('Int32', true)],
    ['a', leaf('Int32', 'a')],
    [7n, hidden('Int32', 'a bigint')],
    [Symbol('s'), hidden('Int32', 'a symbol')],
    [() => 1, hidden('Int32', 'a function')],
    [[1], hidden('Int32', 'an array of 1')],
    [{}, hidden('Int32', 'an object')],
  ])('has a value that is no object as it is: %o', (value, tree) => {
    expect(treeOf(Int32, value)).toEqual(E.left(tree))
  })

  test('has an object for a revoked proxy', () => {
    const { proxy, revoke } = Proxy.revocable([], {})
    revoke()
    expect(treeOf(Int32, proxy)).toEqual(E.left(hidden('Int32', 'an object')))
  })

  test('has two problems of one place', () => {
    const Both: t.Mixed = t.intersection([t.type({ a: t.string }, 'A'), t.type({ b: t.string }, 'B')])
    expect(treeOf(Both, true)).toEqual(
      E.left({ _tag: 'All', failures: [hidden('A', 'a boolean'), hidden('B', 'a boolean')] }),
    )
  })

  test.each([[[0, 1, 2]], [[1, 0, 2]]])('has a problem beside those that are below it, in the order %j', (order) => {
    const errors: t.Errors = [
      { value: 1, context: [{ key: '', type: Int32, actual: 1 }] },
      {
        value: 2,
        context: [
          { key: '', type: t.type({ a: Int32 }), actual: {} },
          { key: 'a', type: Int32, actual: 2 },
        ],
      },
      { value: 3, context: [{ key: '', type: t.string, actual: 3 }] },
    ]
    expect(toDecodeFailure(order.flatMap((i) => errors[i] ?? []))).toEqual({
      _tag: 'All',
      failures: [leaf('Int32', 1), leaf('string', 3), { _tag: 'Key', key: 'a', failure: leaf('Int32', 2) }],
    })
  })

  test('has one problem for those that were not looked for, wherever the first ones are', () => {
    const bad = (length: number) => Array.from({ length }, () => 'x')
    const rest = hidden('at most 100 problems', 'more')
    const items = bad(100).map((_, i) => ({ _tag: 'Key', key: String(i), failure: leaf('Int32', 'x') }))

    expect(treeOf(arrayOf(Int32), bad(101))).toEqual(E.left({ _tag: 'All', failures: [rest, ...items] }))
    expect(lines(arrayOf(Int32), bad(300))[0]).toBe('expected at most 100 problems, got more')
    expect(lines(nullable(arrayOf(Int32)), bad(300))).toHaveLength(101)
    const Two = entity('Two', { A: arrayOf(Int32) }, { B: arrayOf(Int32) })
    expect(lines(Two, { A: bad(60), B: bad(60) })).toHaveLength(101)
  })

  test.each([
    [9, ['expected Int32 or null, got a string']],
    [10, ['[0]: expected Int32, got a string', '[1]: expected null, got a string']],
  ])('knows a union inside of up to nine codecs that wrap it: %d', (times, drawn) => {
    const wrapped = Array.from({ length: times }).reduce<t.Mixed>((codec) => t.readonly(codec), nullable(Int32))
    expect(lines(wrapped, 'x')).toEqual(drawn)
  })

  test('ends where a codec wraps itself', () => {
    const wrapper: t.Mixed & { type?: t.Mixed } = Object.assign(Object.create(t.string), {
      _tag: 'ReadonlyType',
      name: 'Loop',
    })
    wrapper.type = wrapper
    expect(toDecodeFailure([{ value: 1, context: [{ key: '', type: wrapper, actual: 1 }] }])).toEqual(
      hidden('Loop', 'a number'),
    )
  })
})

describe('a line at its bounds', () => {
  const below = (path: ReadonlyArray<string>, failure: DecodeFailure): DecodeFailure =>
    path.reduceRight<DecodeFailure>((inner, key) => ({ _tag: 'Key', key, failure: inner }), failure)
  const drawn = (path: ReadonlyArray<string>) =>
    drawDecodeFailure(below(path, { _tag: 'Leaf', expected: 'Int32', actual: '1' }))
  const got = 'expected Int32, got "1"'
  const name = (letter: string, length: number) => letter.repeat(length)

  test.each([
    ['k'.repeat(40), 'k'.repeat(40)],
    ['k'.repeat(41), `${'k'.repeat(39)}…`],
    [`${'k'.repeat(40)}.x`, `["${'k'.repeat(37)}…"]`],
    [`${'k'.repeat(41)}.x`, `${'k'.repeat(39)}…`],
    ['é'.repeat(40), 'é'.repeat(40)],
    ['é'.repeat(41), `${'é'.repeat(39)}…`],
    ['a-b', 'a-b'],
    ['$a1', '$a1'],
    ['_', '_'],
    ['*', '*'],
    ['1a', '["1a"]'],
    ['a1', 'a1'],
    ['-1', '["-1"]'],
    ['a b', '["a b"]'],
    ['a\n', '["a\\u{a}"]'],
    ['0', '[0]'],
    ['123456789', '[123456789]'],
    ['1234567890', '["1234567890"]'],
    ['a"b\\', '["a\\"b\\\\"]'],
  ])('has the key %j', (key, shown) => {
    expect(drawn([key])).toEqual([`${shown}: ${got}`])
    expect(drawn(['a', key])).toEqual([`a${shown.startsWith('[') ? '' : '.'}${shown}: ${got}`])
  })

  test.each([
    ['é'.repeat(58), 'é'.repeat(58)],
    ['é'.repeat(59), `${'é'.repeat(57)}…`],
    ['x'.repeat(59), `${'x'.repeat(57)}…`],
    [`${'x'.repeat(56)}"`, `${'x'.repeat(56)}\\"`],
    [`${'x'.repeat(57)}"`, `${'x'.repeat(57)}…`],
    [`${'x'.repeat(53)}\n`, `${'x'.repeat(53)}\\u{a}`],
    [`${'x'.repeat(54)}\n`, `${'x'.repeat(54)}…`],
  ])('has the value %j', (actual, shown) => {
    expect(drawDecodeFailure({ _tag: 'Leaf', expected: 'Int32', actual })).toEqual([`expected Int32, got "${shown}"`])
  })

  // What is expected and what came take 23 characters, and the colon 2: 175 are left for the path.
  test('has a path that just fits', () => {
    const path = [name('a', 35), name('b', 34), name('c', 34), name('d', 34), name('e', 34)]
    expect(drawn(path)).toEqual([`${path.join('.')}: ${got}`])
    expect(path.join('.').length).toBe(175)
  })

  test.each([
    [34, 34],
    [35, 34],
    [36, 34],
    [34, 33],
    [38, 33],
    [39, 33],
  ])('has the end of a path that does not: keys of %d and %d', (first, others) => {
    const path = [name('a', first), ...[...'bcdef'].map((letter) => name(letter, others))]
    const room = 175 - first - 1
    const shown = Math.floor(room / (others + 1))
    expect(drawn(path)).toEqual([`${path[0]}….${path.slice(-shown).join('.')}: ${got}`])
  })

  test('has no path where not even its last key fits', () => {
    const expected = 'e'.repeat(60)
    const path = Array(9).fill('k'.repeat(40))
    const [line = ''] = drawDecodeFailure(below(path, { _tag: 'Leaf', expected, actual: 'v'.repeat(60) }))
    expect(line.length).toBeLessThanOrEqual(200)
    expect(line.startsWith(`${'k'.repeat(40)}…: expected e`)).toBe(true)
  })

  test('has what is expected up to the end of the line', () => {
    const of = (expected: string) => drawDecodeFailure({ _tag: 'Hidden', expected, kind: 'an object' })
    expect([of('e'.repeat(176)), of('e'.repeat(177))]).toEqual([
      [`expected ${'e'.repeat(176)}, got an object`],
      [`expected ${'e'.repeat(175)}…, got an object`],
    ])
  })

  test('has sixty characters of what is expected, and the end of its path before more of that', () => {
    const path = Array(20).fill('key')
    const [line = ''] = drawDecodeFailure(below(path, { _tag: 'Hidden', expected: 'e'.repeat(200), kind: 'an object' }))
    expect(line).toMatch(/^key(?:\.key){19}: expected e{94}…, got an object$/)
  })

  test('is that of the member whose problems are all inside of the value', () => {
    const wrong = (expected: string): DecodeFailure => ({ _tag: 'Hidden', expected, kind: 'a number' })
    const failure: DecodeFailure = {
      _tag: 'Union',
      members: [
        { _tag: 'All', failures: [wrong('A'), below(['x', 'y', 'z'], wrong('B'))] },
        { _tag: 'All', failures: [below(['k'], wrong('C')), below(['l'], wrong('D'))] },
      ],
    }
    expect(drawDecodeFailure(failure)).toEqual(['k: expected C, got a number', 'l: expected D, got a number'])
    expect(drawDecodeFailure({ _tag: 'Union', members: [] })).toEqual([])
  })
})
