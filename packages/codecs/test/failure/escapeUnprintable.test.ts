import fc from 'fast-check'
import * as t from 'io-ts'
import { expect, it } from 'vitest'
import { escapeUnprintable, escapeUnprintableInJson, escapeUnprintableInLines } from '../../src/index.js'
import { arbitrary } from '../../src/reflection/arbitrary.js'

it('what does not print, or prints as something else, is escaped', () => {
  expect(escapeUnprintable('a\n\u001b[31m\u202e\u2028\ud800\ue000')).toBe(
    'a\\u{a}\\u{1b}[31m\\u{202e}\\u{2028}\\u{d800}\\u{e000}',
  )
})

it('what prints stays as it is', () => {
  expect(escapeUnprintable('åse 😀 "\\u{a}"')).toBe('åse 😀 "\\u{a}"')
})

it('a text has nothing left that does not print', () => {
  fc.assert(
    fc.property(arbitrary(t.string), (text) => {
      expect(escapeUnprintable(text)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u)
    }),
  )
})

it('each of several lines is escaped, and the lines stay', () => {
  expect(escapeUnprintableInLines('a\u001b\r\n\n\u2028b')).toBe('a\\u{1b}\\u{d}\n\n\\u{2028}b')
})

it('JSON is escaped by code units, and its lines stay', () => {
  expect(escapeUnprintableInJson(JSON.stringify(['å😀\n\u202e\u2028\u{e0001}'], null, 1))).toBe(
    '[\n "å😀\\n\\u202e\\u2028\\udb40\\udc01"\n]',
  )
})

it('JSON has the same value where it is escaped, and nothing that does not print', () => {
  fc.assert(
    fc.property(arbitrary(t.string), (text) => {
      const json = escapeUnprintableInJson(JSON.stringify(text))

      expect(JSON.parse(json)).toBe(text)
      expect(json).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u)
    }),
  )
})
