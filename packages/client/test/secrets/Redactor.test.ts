import type { DecodeFailure } from '@so-email/codecs'
import { option as O } from 'fp-ts'
import { expect, it } from 'vitest'
import { makeRedactor } from '../../src/secrets/Redactor.js'

it('of very many failures the first are kept', () => {
  const { failure } = makeRedactor(O.some([]))
  const failures = Array.from({ length: 501 }, (_, i): DecodeFailure => ({ _tag: 'Leaf', expected: 'a', actual: i }))
  expect(failure({ _tag: 'All', failures })).toEqual({ _tag: 'All', failures: failures.slice(0, 500) })
})

it('without known secrets every text and every number is redacted', () => {
  const { text, failure, rejection } = makeRedactor(O.none)
  const redacted = '<redacted>'
  expect(text('a')).toBe(redacted)
  expect(failure({ _tag: 'Key', key: 'a', failure: { _tag: 'Leaf', expected: 'b', actual: 1 } })).toEqual({
    _tag: 'Key',
    key: redacted,
    failure: { _tag: 'Leaf', expected: 'b', actual: redacted },
  })
  expect(rejection({ type: 'a', message: 'b', detail: 'c', source: null, fields: { d: [true, null, 1] } })).toEqual({
    type: redacted,
    message: redacted,
    detail: redacted,
    source: null,
    fields: { [redacted]: [true, null, redacted] },
  })
})

it.each([
  ['9007199254740993', Number('9007199254740993')],
  ['1.10', 1.1],
  ['100', 1e2],
  ['-0.50', -0.5],
])('the secret %s is redacted as a number of the same value', (secret, number) => {
  const { failure, rejection } = makeRedactor(O.some([secret]))
  const given = { type: null, message: null, detail: null, source: null, fields: { a: [number, 7] } }

  expect(rejection(given)).toEqual({ ...given, fields: { a: ['<redacted>', 7] } })
  expect(failure({ _tag: 'Leaf', expected: 'a', actual: number })).toMatchObject({ actual: '<redacted>' })
})

it('a text is kept up to its bound, and a longer one is cut there', () => {
  const { text } = makeRedactor(O.some([]))
  const longest = 'x'.repeat(2000)

  expect([text(longest), text(`${longest}x`)]).toEqual([longest, `${longest}…`])
  // A text is cut before its secrets are redacted, which makes it shorter.
  const secret = 'abcdefghijklmnopqrs'
  const { text: hide } = makeRedactor(O.some([secret]))
  expect(hide(`${secret} `.repeat(150))).toBe(`${'<redacted> '.repeat(100)}…`)
  expect(hide(`${'x'.repeat(1990)} ${secret}`)).toBe(`${'x'.repeat(1990)} <redacted…`)
  expect(makeRedactor(O.some(['1234'])).text('1234 '.repeat(200))).toBe(`${'<redacted> '.repeat(182).slice(0, 2000)}…`)
})

it('the properties of a refusal are kept up to five hundred parts and twenty-four levels', () => {
  const { rejection } = makeRedactor(O.some(['hunter2']))
  const fieldsOf = (fields: object) =>
    rejection({ type: null, message: null, detail: null, source: null, fields: { ...fields } }).fields
  const nested = (depth: number, end: unknown): unknown => (depth === 0 ? end : { a: nested(depth - 1, end) })
  const list = Array.from({ length: 499 }, (_, index) => index)

  expect(fieldsOf({ list })).toEqual({ list })
  expect(fieldsOf({ list: [...list, 'cut'], cut: 1 })).toEqual({ list: list.slice(0, 498), cut: 1 })
  expect(fieldsOf({ a: nested(24, { b: 'hunter2' }) })).toEqual({ a: nested(24, { b: '<redacted>' }) })
  expect(fieldsOf({ a: nested(25, { b: 1 }) })).toEqual({ a: nested(25, '…') })
  const listed = (depth: number, end: unknown): unknown => (depth === 0 ? end : [listed(depth - 1, end)])
  expect(fieldsOf({ a: listed(25, 1), b: listed(25, [1]) })).toEqual({ a: listed(25, 1), b: listed(25, '…') })
})

it('what is redacted already stays as it is, whatever the secrets are', () => {
  expect(makeRedactor(O.some(['redacted'])).text('<redacted>')).toBe('<redacted>')
})

it('what is no text, as a transport in JavaScript may give, is redacted', () => {
  const { text } = makeRedactor(O.some([]))
  expect([5, null, undefined, {}].map((given) => text(given as never))).toEqual(Array(4).fill('<redacted>'))
})

it('occurrences of a secret that overlap are redacted whole', () => {
  expect(makeRedactor(O.some(['abcab'])).text('abcabcab abcab')).toBe('<redacted> <redacted>')
})

it('a failure that shows no value stays as it is', () => {
  const hidden: DecodeFailure = { _tag: 'Hidden', expected: 'a', kind: 'a string' }
  const union: DecodeFailure = { _tag: 'Union', members: [hidden, { _tag: 'Leaf', expected: 'b', actual: null }] }
  const { failure } = makeRedactor(O.none)
  expect([failure(hidden), failure(union)]).toEqual([hidden, union])
})
