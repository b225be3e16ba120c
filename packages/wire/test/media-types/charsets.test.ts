/** The charsets of a body: the names that headers use, and the marks that a body begins with. */
import { either as E, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it, vi } from 'vitest'
import { form, json } from '../../src/index.js'

const read = (body: ReadonlyArray<number>, charset?: string) => json.read(t.string)(Uint8Array.from(body), charset)
const failure = (reason: string) => E.left({ _tag: 'ReadFailure', reason, position: O.none })

const [quote, aring] = [0x22, 0xe5]
const littleEndian = [quote, 0, aring, 0, quote, 0]
const bigEndian = [0, quote, 0, aring, 0, quote]
const utf8 = [quote, 0xc3, 0xa5, quote]

describe('a charset', () => {
  it('that is UTF-8 needs no decoder of its own, and every other has one', () => {
    const decoders = vi.spyOn(globalThis, 'TextDecoder')
    const made = ([body, charset]: readonly [ReadonlyArray<number>, string?]) => {
      decoders.mockClear()
      read(body, charset)
      return decoders.mock.calls
    }
    const calls = ([[utf8], [utf8, 'ascii'], [littleEndian, 'utf-16']] as const).map(made)
    decoders.mockRestore()
    expect(calls).toEqual([[], [], [['utf-16le', { fatal: true }]]])
  })

  it.each(['utf-8', 'utf8', 'us-ascii', 'ascii', 'UTF-8', 'Utf8', 'US-ASCII'])('%s is UTF-8', (charset) => {
    expect([read(utf8, charset), read([quote, aring, quote], charset)]).toEqual([
      E.right('å'),
      failure('the body is not utf-8'),
    ])
  })

  it.each(['utf-16', 'utf-16le', 'UTF-16'])('%s is UTF-16 with the small half first', (charset) => {
    expect([read(littleEndian, charset), read([...littleEndian, 0], charset)]).toEqual([
      E.right('å'),
      failure('the body is not utf-16le'),
    ])
  })

  it('utf-16be is UTF-16 with the large half first', () => {
    expect([read(bigEndian, 'utf-16be'), read([0], 'utf-16be')]).toEqual([
      E.right('å'),
      failure('the body is not utf-16be'),
    ])
  })

  it.each(['iso-8859-1', 'latin1', 'windows-1252', 'Latin1'])('%s has a byte for each letter', (charset) => {
    expect(read([quote, aring, quote], charset)).toEqual(E.right('å'))
  })

  it.each(['utf-7', '', 'utf', 'x'])('%j is none', (charset) => {
    expect(read(utf8, charset)).toEqual(failure('the charset of the body is none of utf-8, utf-16, iso-8859-1'))
  })
})

describe('a byte order mark', () => {
  it.each([
    ['UTF-8', [0xef, 0xbb, 0xbf], utf8],
    ['UTF-16, the small half first', [0xff, 0xfe], littleEndian],
    ['UTF-16, the large half first', [0xfe, 0xff], bigEndian],
  ])('of %s wins over the header, and is no part of the text', (_, mark, text) => {
    for (const charset of [undefined, 'utf-8', 'utf-16', 'utf-16be'])
      expect(read([...mark, ...text], charset)).toEqual(E.right('å'))
  })

  it.each([
    ['utf-16le', [0xef, 0xbb, 0xbe, 0], '\ubbef\u00be'],
    ['utf-16le', [0xef, 0xba, 0xbf, 0], '\ubaef\u00bf'],
    ['utf-16le', [0xee, 0xbb, 0xbf, 0], '\ubbee\u00bf'],
    ['utf-16be', [0xff, 0xff, 0, 0x61], '\uffffa'],
    ['utf-16be', [0xfd, 0xfe, 0, 0x61], '\ufdfea'],
    ['utf-16le', [0xfe, 0xfe, 0x61, 0], '\ufefea'],
    ['utf-16le', [0xfd, 0xff, 0x61, 0], '\ufffda'],
  ])('is not a part of one: %s %j', (charset, bytes, name) => {
    expect(form.read(t.unknown)(Uint8Array.from(bytes), charset)).toEqual(E.right({ [name]: '' }))
  })
})
