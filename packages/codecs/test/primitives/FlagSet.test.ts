import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { EFieldRight, ETableRight, type FlagSet } from '../../src/index.js'
import { getEq, has, make, read } from '../../src/primitives/FlagSet.js'
import { arbitrary } from '../../src/reflection/arbitrary.js'

const masks = arbitrary(ETableRight)
const { equals } = getEq(ETableRight)

describe('the meaning of a mask', () => {
  // The values that occur in the fixtures of the official client, and how the WSDL spells the same.
  test.each([
    ['Select, Update', 3],
    ['Select, Update, Delete', 11],
    ['Select, Update, Insert', 7],
    ['Select, Update, Insert, Delete', 15],
    ['FULL', 15],
    ['RI, RestrictedUpdate', 37],
    ['Select Update Insert Delete', 15],
    ['Select,Update', 3],
    [' Select \n Update ', 3],
    ['select, UPDATE', 3],
    ['None', 0],
    ['', 0],
    ['51', 51],
    ['Select, 2', 3],
    ['+2', 2],
    ['-1', -1],
    ['1,2\t4', 7],
    [51, 51],
    [-1, -1],
  ])('%j', (mask, expected) => {
    expect(read(ETableRight)(mask)).toEqual({ bits: expected, unknown: [] })
  })

  test.each([
    ['Update, UIHintMandatory', 67],
    ['Unused4, UIHintReadOnly', 160],
    ['Nullable', 32],
    ['UIHints', 192],
  ])('%j of a field', (mask, expected) => {
    expect(read(EFieldRight)(mask)).toEqual({ bits: expected, unknown: [] })
  })

  test('a name that the enumeration does not have is visible, and the others still count', () => {
    expect(read(EFieldRight)('FULL, Read, FULL')).toEqual({ bits: 1, unknown: ['FULL'] })
    expect(read(ETableRight)('__proto__ toString constructor')).toEqual({
      bits: 0,
      unknown: ['__proto__', 'toString', 'constructor'],
    })
    expect(read(ETableRight)('1e2, 0x10 1.0,a1 1a + 2147483648')).toEqual({
      bits: 0,
      unknown: ['1e2', '0x10', '1.0', 'a1', '1a', '+', '2147483648'],
    })
    expect(read(ETableRight)('99999999999')).toEqual({ bits: 0, unknown: ['99999999999'] })
  })
})

test('of two names that differ in their casing alone the first counts', () => {
  const type = make('Twins', { one: 1, ONE: 2 })
  expect([read(type)('ONE'), read(type)('one')]).toEqual(Array(2).fill({ bits: 1, unknown: [] }))
  expect(type.name).toBe('Twins')
})

describe('the codec of masks', () => {
  test.each(['FULL', '', 'a name of a later version', 0, -1, 2 ** 31 - 1])('%j is kept as it is', (mask) => {
    expect(ETableRight.decode(mask)).toEqual(E.right(mask))
  })
  test.each([null, undefined, 1.5, 2 ** 31, Number.NaN, [], {}, true, 7n, Symbol('s')])('%o is rejected', (mask) => {
    expect(ETableRight.is(mask)).toBe(false)
    expect(E.isLeft(ETableRight.decode(mask))).toBe(true)
  })
  test('a boolean is no mask to the compiler', () => {
    expectTypeOf<boolean>().not.toExtend<FlagSet>()
  })
})

describe('the names of the enumerations are those of the official client', () => {
  test('of a table', () => {
    expect(ETableRight.table).toEqual({
      ...{ None: 0, Select: 1, R: 1, Update: 2, UR: 3, Insert: 4, RI: 5, URI: 7, Delete: 8, UDR: 11, FULL: 15 },
      ...{ Filtering: 16, F: 16, RF: 17, FI: 20, RestrictedUpdate: 32, URU: 34, WRITE: 38, Unused1: 64 },
      ...{ Uninitialized: 128 },
    })
  })
  test('of a field', () => {
    expect(EFieldRight.table).toEqual({
      ...{ None: 0, Read: 1, Write: 2, Update: 3, Unused1: 4, Unused2: 8, Unused3: 16, Unused4: 32, Nullable: 32 },
      ...{ UIHintMandatory: 64, UIHintReadOnly: 128, UIHints: 192, UndefinedValue256: 256 },
    })
  })
})

describe('equality', () => {
  test.each([
    ['FULL', 'Delete Insert Update Select', true],
    ['FULL', 15, true],
    ['RI', 'R, Insert', true],
    ['', 'None', true],
    ['', 0, true],
    ['Select', 'Update', false],
    ['Select, A, B', 'B A Select', true],
    ['A, A, B', 'B A', true],
    ['A, B', 'A, C', false],
    ['Select, A', 'Select', false],
    ['A', 'None', false],
  ])('%j and %j', (a, b, expected) => {
    expect(equals(a, b)).toBe(expected)
    expect(equals(b, a)).toBe(expected)
  })

  test('it is an equivalence that sees bits and unknown names and nothing else', () => {
    fc.assert(
      fc.property(masks, masks, (a, b) => {
        expect(equals(a, a)).toBe(true)
        expect(equals(a, b)).toBe(equals(b, a))
        const [left, right] = [read(ETableRight)(a), read(ETableRight)(b)]
        const names = new Set([...left.unknown, ...right.unknown]).size
        const haveAll = left.unknown.length === names && right.unknown.length === names
        expect(equals(a, b)).toBe(left.bits === right.bits && haveAll)
      }),
    )
  })
})

describe('having', () => {
  test.each([
    ['Update', 'FULL', true],
    ['RI', 'Select, Insert, Delete', true],
    ['RI', 'Insert', false],
    [0, 'None', true],
    ['None', 'FULL', true],
    ['Later', 'FULL', false],
    ['Later', 'FULL, Later', true],
  ])('%j within %j', (wanted, mask, expected) => {
    expect(has(ETableRight)(wanted)(mask)).toBe(expected)
  })

  test('a mask has itself, and two masks that have each other are equal', () => {
    fc.assert(
      fc.property(masks, masks, (a, b) => {
        expect(has(ETableRight)(a)(a)).toBe(true)
        expect(has(ETableRight)(a)(b) && has(ETableRight)(b)(a)).toBe(equals(a, b))
      }),
    )
  })
})
