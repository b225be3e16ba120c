import fc from 'fast-check'
import { option as O } from 'fp-ts'
import { expect, it } from 'vitest'
import { base64 } from '../src/index.js'

it('base64 is that of Node, for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(base64.encode(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(base64.decode(base64.encode(bytes))).toEqual(O.some(bytes))
    }),
  )
})

it('a text is encoded in UTF-8 and comes back, a byte order mark included', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(base64.encodeText(text)).toBe(Buffer.from(text).toString('base64'))
      expect(base64.decodeText(base64.encodeText(text))).toEqual(O.some(text))
    }),
  )
  expect(base64.decodeText(base64.encodeText('\ufeffa'))).toEqual(O.some('\ufeffa'))
})

it('what is no base64 has no bytes, and bytes that are no UTF-8 have no text', () => {
  expect(base64.decode('!!!')).toEqual(O.none)
  expect(base64.decodeText('!!!')).toEqual(O.none)
  expect([base64.decode('/w=='), base64.decodeText('/w==')]).toEqual([O.some(new Uint8Array([255])), O.none])
})
