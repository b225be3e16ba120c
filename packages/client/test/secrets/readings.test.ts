import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readings } from '../../src/secrets/readings.js'

const textsOf = (text: string) => readings(text).map((reading) => reading.text)

it.each([
  ['nothing escaped', ['nothing escaped']],
  ['a%c3%A4+b', ['a%c3%A4+b', 'aä b']],
  ['%2541', ['%2541', '%41', 'A']],
  ['\\\\\\"\\u00E4', ['\\\\\\"\\u00E4', '\\"ä', '"ä']],
  ['&amp;#39;&#x27;&LT;', ['&amp;#39;&#x27;&LT;', "&#39;'<", "''<"]],
  ['%ff%e4 &#x7777777; \\', ['%ff%e4 &#x7777777; \\']],
])('%j reads as %j', (text, all) => {
  expect(textsOf(text)).toEqual(all)
})

it('tells where each character began', () => {
  expect(readings('a%F0%9F%98%80&lt;b').at(-1)).toEqual({ text: 'a😀<b', at: [0, 1, 1, 13, 17, 18] })
})

it('reads what the encoders of the platform write', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '"', '\\', '%', 'ä', '&', '\n'), (text, more) => {
      expect(textsOf(encodeURIComponent(text + more))).toContain(text + more)
    }),
  )
})
