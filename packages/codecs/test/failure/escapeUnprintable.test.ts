import fc from 'fast-check'
import * as t from 'io-ts'
import { expect, it } from 'vitest'
import { escapeUnprintable } from '../../src/index.js'
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
