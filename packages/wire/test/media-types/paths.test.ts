/** The path to what is wrong: the names of properties that are words, and no text from outside. */
import { either as E, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { json } from '../../src/index.js'

const reason = 'JSON cannot carry what is undefined'
const write = (value: unknown) =>
  E.mapLeft(({ reason }: { readonly reason: string }) => reason)(json.write(t.unknown)(value))

describe('the name of a property in a failure', () => {
  const long = 'n'.repeat(60)

  it.each([...['a', 'EMailAddress', '0', 'å', '٣', 'a.b', '$a', 'a-b', '_a', '-', '.', '$', '_', long]])(
    'is shown if it is a word: %s',
    (name) => {
      expect(write({ [name]: undefined })).toEqual(E.left(`${name}: ${reason}`))
    },
  )

  it.each(['', 'a b', 'a\n', '\na', ' a', 'a ', 'a:', ':a', '"a', 'a"', '👍', `${long}n`])(
    'is not shown if it is none: %j',
    (name) => {
      expect(write({ [name]: undefined })).toEqual(E.left(`a property: ${reason}`))
    },
  )

  it('stands before the names below it', () => {
    expect([
      write({ a: [{ 'b.c': undefined }] }),
      write({ a: { 'b c': undefined } }),
      write({ 'a b': { c: undefined } }),
      write([[undefined]]),
    ]).toEqual([
      E.left(`a.0.b.c: ${reason}`),
      E.left(`a: a property: ${reason}`),
      E.left(`a property.c: ${reason}`),
      E.left(`0.0: ${reason}`),
    ])
  })
})

describe('the position of a failure', () => {
  const positionOf = (text: string) =>
    E.mapLeft(({ position }: { readonly position: unknown }) => position)(
      json.read(t.unknown)(new TextEncoder().encode(text)),
    )

  it.each([
    ['x', 1, 1],
    [' x', 1, 2],
    ['\nx', 2, 1],
    ['\n\nx', 3, 1],
    ['\rx', 2, 1],
    ['\r\nx', 2, 1],
    ['\n\r x', 3, 2],
    ['\r\r\n x', 3, 2],
    ['[1,\n  2,\r\n   x\n]', 3, 4],
    ['["👍", x]', 1, 8],
    ['["\u2028", x]', 1, 7],
    ['["\\u00e5", x]', 1, 12],
    ['["\\u00AF\\"", x]', 1, 14],
    ['["\\u00e"]', 1, 3],
    ['["\\u00zz"]', 1, 3],
    ['["\\a"]', 1, 3],
  ])('is its line and its column: %j', (text, line, column) => {
    expect(positionOf(text)).toEqual(E.left(O.some({ line, column })))
  })
})
