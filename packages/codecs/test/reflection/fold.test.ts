import { createRequire } from 'node:module'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import {
  canonical,
  DateTimeOffset,
  defaultOf,
  dictionary,
  drawFailure,
  ETableRight,
  entity,
  fold,
  Int32,
  never,
  nullable,
  optionalKeys,
  redact,
  secret,
  withLeaves,
} from '../../src/index.js'
import { arbitrary } from '../../src/reflection/arbitrary.js'

describe('a construct that the fold does not know fails when the codec is built', () => {
  class Shouting extends t.Type<string> {
    readonly _tag = 'Shouting' as const
    constructor() {
      super('Shouting', t.string.is, (u) => t.success(String(u).toUpperCase()), t.identity)
    }
  }
  const Trimmed = new t.Type('Trimmed', t.string.is, t.string.validate, (text: string) => text.trim())
  const encoding: t.StringC = Object.assign(Object.create(t.StringType.prototype), t.string, { encode: () => 'x' })

  test.each([
    ['a codec without a tag', Trimmed],
    ['a tag of somebody else', new Shouting()],
    ['a known tag on a codec that encodes to something else', encoding],
    ['number', t.number],
    ['refinement', t.brand(t.string, (s): s is t.Branded<string, { Short: symbol }> => s.length < 9, 'Short')],
    ['exact', t.exact(t.type({ a: t.string }))],
    ['strict', t.strict({ a: t.string })],
    ['partial, which takes undefined for absent', t.partial({ a: t.string })],
    ['tuple', t.tuple([t.string, t.string])],
    ['keyof', t.keyof({ a: null })],
    ['readonly', t.readonly(t.type({ a: t.string }))],
    ['recursion', t.recursion<{ a: string }>('Loop', () => t.type({ a: t.string }))],
    ['record, whose encode is not the identity', t.record(t.string, t.string)],
    ['undefined', t.undefined],
    ['array of an unknown construct', t.array(t.number)],
    ['union with an unknown construct', t.union([t.string, t.number])],
    ['intersection with what is no object', t.intersection([t.type({ a: t.string }), t.UnknownRecord])],
  ])('%s', (_, codec: t.Mixed) => {
    expect(() => entity('Made', { Up: codec }, {})).toThrow(/^fold: the codec .+ cannot be folded: /)
    expect(() => entity('Made', {}, { Up: codec })).toThrow(TypeError)
    expect(() => dictionary(codec, 'Made')).toThrow(TypeError)
  })

  test('a dictionary of chosen keys', () => {
    const chosen = t.record(t.keyof({ a: null, b: null }), t.string)
    const identical: typeof chosen = Object.assign(Object.create(t.DictionaryType.prototype), chosen, {
      encode: t.identity,
    })
    expect(() => entity('Made', { Up: identical }, {})).toThrow('its keys are not any text')
  })

  test('it fails before a value is there', () => {
    expect(() => redact(t.number)).toThrow(TypeError)
    expect(() => canonical(t.number)).toThrow(TypeError)
  })
})

/** The same codec, with the identity where it is written. */
const asItIs = (codec: t.Mixed): t.Mixed =>
  Object.assign(Object.create(Object.getPrototypeOf(codec)), codec, { encode: t.identity })

describe('the message of a codec that cannot be folded', () => {
  const message = (codec: t.Any): string => {
    try {
      return String(defaultOf(codec))
    } catch (error) {
      return error instanceof TypeError ? error.message : 'another error'
    }
  }
  const unknown = 'of a kind that the fold does not know'

  test.each<[t.Any, string]>([
    [t.number, `the codec number (NumberType) cannot be folded: ${unknown}`],
    [t.tuple([t.string], 'Pair'), `the codec Pair (TupleType) cannot be folded: ${unknown}`],
    [
      new t.Type('Odd', t.string.is, t.string.validate, t.identity),
      `the codec Odd (undefined) cannot be folded: ${unknown}`,
    ],
    [
      asItIs(t.intersection([t.type({ a: t.string }), t.UnknownRecord], 'Mixed')),
      `the codec UnknownRecord (AnyDictionaryType) cannot be folded: ${unknown}`,
    ],
    [t.partial({ a: t.string }, 'Part'), 'the codec Part (PartialType) cannot be folded: use optionalKeys'],
    [
      t.record(t.string, t.string, 'Texts'),
      'the codec Texts (DictionaryType) cannot be folded: its encode is not the identity',
    ],
  ])('$name has its name, its tag and the reason', (codec, expected) => {
    expect(message(codec)).toBe(`fold: ${expected}`)
  })
})

test('a codec of another copy of io-ts is named as such', () => {
  const require = createRequire(import.meta.url)
  const path = require.resolve('io-ts')
  const { [path]: own } = require.cache
  delete require.cache[path]
  const other: typeof t = require('io-ts')
  if (own !== undefined) require.cache[path] = own

  expect(() => entity('Mine', { Note: other.string }, {})).toThrow(
    'fold: the codec string (StringType) cannot be folded: it comes from another copy of io-ts: npm ls io-ts',
  )
})

test('keys that may be absent are an object too, and so are several parts in one', () => {
  const keys = fold<string>({
    ...withLeaves(() => 'leaf', {
      secret: (of) => of,
      array: (item) => item,
      dictionary: (value) => value,
      union: (members) => members.join(),
      object: (name, properties) =>
        `${name} ${properties.map((each) => `${each.name} ${each.presence} ${each.value}`).join()}`,
    }),
  })
  const Paging = optionalKeys({ skip: Int32 }, 'Paging')
  expect([
    keys(Paging),
    keys(asItIs(t.intersection([t.type({ a: Int32 }), Paging, t.type({ b: Paging })], 'All'))),
    keys(t.readonlyArray(Int32)),
  ]).toEqual([
    'Paging skip optional leaf',
    'All a required leaf,skip optional leaf,b required Paging skip optional leaf',
    'leaf',
  ])
})

test('a codec is folded once, in however many codecs it is', () => {
  const folded: Array<string> = []
  const names = fold<string>(
    withLeaves(() => 'leaf', {
      secret: (of) => of,
      array: (item) => item,
      dictionary: (value) => value,
      union: (members) => members.join(),
      object: (name) => {
        folded.push(name)
        return name
      },
    }),
  )
  const Part = entity('Part', { Id: Int32 }, {})
  const Whole = entity('Whole', { A: Part, B: nullable(Part) }, {})
  expect([names(Whole), names(Part), names(Whole), folded]).toEqual(['Whole', 'Part', 'Whole', ['Part', 'Whole']])
})

describe('a property is written once', () => {
  // The one line that adds a property is `Token`; nothing else below was changed for it.
  const described = { Name: t.string }
  const added = { ...described, Token: secret(nullable(t.string)) }
  const [before, after] = [entity('Made', described, {}), entity('Made', added, {})]

  test('the codec and its guard demand it', () => {
    expect(before.is({ Name: 'a' })).toBe(true)
    expect(after.is({ Name: 'a' })).toBe(false)
    expect(after.decode({ Name: 'a', Token: 't' })).toEqual(E.right({ Name: 'a', Token: 't' }))
  })
  test('its failure is drawn, without its value', () => {
    expect(E.mapLeft(drawFailure)(after.decode({ Name: 'a', Token: 31337 }))).toEqual(
      E.left(['Token: expected string or null, got a number']),
    )
  })
  test('it is redacted', () => {
    expect(redact(before)({ Name: 'a', Token: 't' })).toEqual({ Name: 'a', Token: 't' })
    expect(redact(after)({ Name: 'a', Token: 't' })).toEqual({ Name: 'a', Token: '<redacted>' })
  })
  test('its name is made canonical', () => {
    expect(canonical(before)({ name: 'a', token: 't' })).toEqual({ Name: 'a', token: 't' })
    expect(canonical(after)({ name: 'a', token: 't' })).toEqual({ Name: 'a', Token: 't' })
  })
  test('it is among the values to test with', () => {
    fc.assert(fc.property(arbitrary(after), (value) => 'Token' in value))
  })
})

describe('the default of a property is what .NET has', () => {
  test.each([
    [Int32, 0],
    [t.string, null],
    [t.boolean, false],
    [nullable(Int32), null],
    [nullable(entity('A', {}, {})), null],
    [t.array(t.string), null],
    [dictionary(t.string, 'D'), null],
    [t.literal('a'), 'a'],
    [t.union([t.literal('a'), t.literal('b')]), 'a'],
    [secret(t.string), null],
    [t.unknown, null],
    [ETableRight, 'None'],
    [DateTimeOffset, never],
    [entity('A', {}, {}), null],
    [t.null, null],
    [t.union([t.literal('b'), t.null]), null],
  ])('%o', (codec: t.Mixed, expected) => {
    expect(defaultOf(codec)).toBe(expected)
  })
})
