import fc from 'fast-check'
import { expect, it } from 'vitest'
import { escapeUnprintable } from '../../src/index.js'

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
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escapeUnprintable(text)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u)
    }),
  )
})
