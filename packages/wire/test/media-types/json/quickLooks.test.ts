/** The quick looks that spare nearly every text and value of JSON a walk. */
import { EMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it, vi } from 'vitest'
import { json } from '../../../src/index.js'
import { closingQuote } from '../../../src/media-types/json/closingQuote.js'
import { hasManyBrackets, isTooDeep } from '../../../src/media-types/json/depth.js'
import { withExactNumbers } from '../../../src/media-types/json/exactNumbers.js'
import { hasInfinity, isDigit, mayHaveInfinity } from '../../../src/media-types/json/infinity.js'
import { isFinal } from '../../../src/media-types/json/isFinal.js'
import { isFrozen } from '../../../src/media-types/json/isFrozen.js'

describe('a text', () => {
  it.each<[string, string, boolean]>([
    ['without one', '', false],
    ['that is long, without one', 'x'.repeat(100), false],
    ['with one at the second place', ' [', false],
    ['with 64 of lists', '[]'.repeat(64), false],
    ['with 64 of objects', '{}'.repeat(64), false],
    ['with 64 of both', '{[]}'.repeat(32), false],
    ['with 65 of lists', '[]'.repeat(65), true],
    ['with 65 of objects', '{}'.repeat(65), true],
    ['with 65 of both', `[${'{[]}'.repeat(32)}]`, true],
    ['with 65 of objects behind one of a list', `[${'{}'.repeat(64)}]`, true],
  ])('%s has many brackets if it has more than may be nested', (_, text, isMany) => {
    expect(hasManyBrackets(text)).toBe(isMany)
  })

  it.each<[string, string, boolean]>([
    ['64 lists', '['.repeat(64), false],
    ['65 lists', '['.repeat(65), true],
    ['65 lists behind a string', `["\\"",${'['.repeat(64)}`, true],
    ['a string with brackets', `"${'['.repeat(65)}"`, false],
    ['a string with brackets that has no end', `"${'['.repeat(65)}`, false],
    ['lists behind one that has an end', `[]{}${'['.repeat(64)}`, false],
  ])('of %s is too deep if its brackets are', (_, text, isDeep) => {
    expect(isTooDeep(text)).toBe(isDeep)
  })

  it('has a quote that closes another, or its end', () => {
    expect(['"a"', '"\\""b', '"\\\\"b"', '"a', '"'].map((text) => closingQuote(text, 0))).toEqual([2, 3, 3, 2, 1])
  })

  const ones = (count: number) => '1'.repeat(count)
  const ended = (middle: string) => `1${middle.repeat(98)}1`

  it.each<[string, string]>([
    ['an exponent of three digits', '1e100'],
    ['a sign before it', '1E+100'],
    ['zeros before it', '[0,9e0400]'],
    ['199 digits', ones(199)],
    ['310 digits in a list', `[${ones(310)}]`],
    ['its last hundred characters', `${' '.repeat(100)}${ones(100)}`],
  ])('may have a number that is infinite by %s', (_, text) => {
    expect(mayHaveInfinity(text)).toBe(true)
  })

  it.each<[string, string]>([
    ['without anything', ''],
    ['of one digit', '1'],
    ['with an exponent of two digits', '1e99'],
    ['with a sign before it', '1E+99'],
    ['with a small number', '1e-400'],
    ['without a digit before an exponent', 'e100'],
    ['of 99 digits', ones(99)],
    ['of 99 digits behind a letter', `a${ones(99)}`],
    ['of 99 digits before a letter', `${ones(99)}a`],
    ['with a letter between digits', `${ones(50)}a${ones(49)}`],
    ['with a letter between more digits', `${ones(60)}a${ones(89)}`],
    ['whose first character is just below the digits', `/${ones(99)}`],
    ['whose first character is just above the digits', `:${ones(99)}`],
    ['whose last character is just below the digits', `${ones(99)}/`],
    ['whose last character is just above the digits', `${ones(99)}:`],
    ['of slashes between digits', ended('/')],
    ['of colons between digits', ended(':')],
    ['of blanks', ' '.repeat(300)],
    ['of letters', 'a'.repeat(300)],
    ['of dates', '"2008-08-06T16:32:38.9926739+02:00",'.repeat(20)],
  ])('%s has no number that is infinite', (_, text) => {
    expect(mayHaveInfinity(text)).toBe(false)
  })

  it('has digits from 0 to 9, and none behind its end', () => {
    const text = '/0459:a"'
    expect(Array.from({ length: 9 }, (_, at) => isDigit(text, at))).toEqual([
      ...[false, true, true, true, true],
      ...[false, false, false, false],
    ])
  })

  it('is read without a walk over its value, unless it may have a number that is infinite', () => {
    const values = vi.spyOn(Object, 'values')
    const walks = ['{"a":[1,{"b":"x"}]}', '{"a":[1e100]}', '{"a":'].map((text) => {
      values.mockClear()
      json.read(t.unknown)(new TextEncoder().encode(text))
      return values.mock.calls.length
    })
    values.mockRestore()
    expect(walks).toEqual([0, 2, 0])
  })

  it('without a long number keeps the value that was read', () => {
    const value = [1]
    for (const text of ['1', '[123456789012345]', '[1e99]', '[1.5E-12,100000000000000]', '["a","b"]'])
      expect(withExactNumbers(text, value, false)).toBe(value)
  })
})

describe('a value', () => {
  it('is final if every writer writes it as it is', () => {
    expect(['', 'a', null, 0, 1, -1, 2 ** 31 - 1, -(2 ** 31)].filter((value) => !isFinal(value))).toEqual([])
    const others = [undefined, true, 0.5, 2 ** 31, Number.NaN, Number.POSITIVE_INFINITY, 1n, {}, [], () => 1]
    expect(others.filter(isFinal)).toEqual([])
  })

  it('has an infinite number at any depth', () => {
    const { POSITIVE_INFINITY, NEGATIVE_INFINITY } = Number
    expect(
      [POSITIVE_INFINITY, NEGATIVE_INFINITY, [NEGATIVE_INFINITY], { a: [{ b: POSITIVE_INFINITY }] }].map(hasInfinity),
    ).toEqual(Array(4).fill(true))
    expect([0, null, '', 'Infinity', [], {}, [1, { a: null }], Number.MAX_VALUE].map(hasInfinity)).toEqual(
      Array(8).fill(false),
    )
  })
})

describe('an object', () => {
  const freeze = Object.freeze

  it.each<[string, object, boolean]>([
    ['an object', freeze({ a: 1, b: null, c: 'x', d: undefined }), true],
    ['an object without a class', freeze(Object.create(null)), true],
    ['a list', freeze([1, freeze({ a: freeze([]) })]), true],
    ['an object with a property of that name', freeze({ value: freeze({ value: null }) }), true],
    ['an object that is not', { a: 1 }, false],
    ['a list that is not', [1], false],
    ['an object in part only', freeze({ a: freeze({ b: {} }) }), false],
    ['a list in part only', freeze([freeze([]), [1]]), false],
    [
      'an object with a getter',
      freeze({
        get a() {
          return 1
        },
      }),
      false,
    ],
    ['a date', freeze(new Date(0)), false],
    ['an object that holds a date', freeze({ a: freeze(new Date(0)) }), false],
    ['a map', freeze(new Map()), false],
  ])('is frozen all through or not, every time: %s', (_, value, expected) => {
    expect([isFrozen(value), isFrozen(value)]).toEqual([expected, expected])
  })

  it('that leads back to itself by a property that is not enumerable is written', () => {
    const value: object = { a: 1 }
    Object.defineProperty(value, 'owner', { value })
    expect(E.map(String)(json.write(EMailAccount)({ Later: freeze(value) }))).toEqual(
      E.map(String)(json.write(EMailAccount)({ Later: { a: 1 } })),
    )
  })

  /** A frozen object that counts how often its names are listed. */
  const counting = (target: object) => {
    const count = { looks: 0 }
    const value = new Proxy(freeze(target), {
      ownKeys: (of) => {
        count.looks++
        return Reflect.ownKeys(of)
      },
    })
    return { value, count }
  }

  it('that is frozen is looked at once', () => {
    const { value, count } = counting({ a: 1 })
    isFrozen(value)
    const { looks } = count
    isFrozen(value)
    expect(count.looks).toBe(looks)
  })

  it('that is frozen is walked once, and then only written', () => {
    const { value, count } = counting({ EMailAccountId: 1 })
    const write = json.write(EMailAccount)
    write(value)
    count.looks = 0
    expect(E.map(String)(write(value))).toEqual(E.map(String)(json.write(EMailAccount)({ EMailAccountId: 1 })))
    const onlyWritten = counting({ EMailAccountId: 1 })
    JSON.stringify(onlyWritten.value)
    expect(count.looks).toBe(onlyWritten.count.looks)
  })

  it.each<[string, t.Mixed, unknown]>([
    ['an entity in order', EMailAccount, { EMailAccountId: 1, EMailAddress: 'a', AssociateId: 2, Zebra: 0.5 }],
    ['an entity with parts', EMailAccount, { IncomingCredentials: { Server: 's', Port: 1 }, More: [{ a: true }, [1]] }],
    ['a list', t.array(EMailAccount), [{ EMailAccountId: 1 }, null, { a: 0.5 }]],
    ['a list of numbers', t.unknown, [0.5, true, 'a']],
    ['an empty object', t.unknown, {}],
  ])('is written without a copy where nothing is to change: %s', (_, codec, value) => {
    const stringify = vi.spyOn(JSON, 'stringify')
    json.write(codec)(value)
    const [given] = stringify.mock.calls.map(([first]) => first as unknown)
    stringify.mockRestore()
    expect(given).toBe(value)
  })
})
