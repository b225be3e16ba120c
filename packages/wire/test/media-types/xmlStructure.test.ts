/** What is counted in XML before it is parsed: elements and their depth, and nothing that only looks like one. */
import { either as E, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { xml } from '../../src/index.js'

const read = (text: string) => xml.read(t.unknown)(new TextEncoder().encode(text))
const failure = (reason: string, column: number) =>
  E.left({ _tag: 'ReadFailure', reason, position: O.some({ line: 1, column }) })
const inRoot = (inner: string) => `<A><B/>${inner}</A>`
const hundred = (text: string) => text.repeat(100)

describe('the depth of XML', () => {
  it.each([
    '<b/>',
    '<b />',
    '<b></b>',
    '<b><c/></b>',
    '<b c=">"/>',
    "<b c='>'/>",
    `<b c="'>"/>`,
    `<b c='">'/>`,
    '<b c="" d="/>"/>',
    '<b c="/"></b>',
    "<b c='/'></b>",
    '<b\n/>',
    '<!--<b>-->',
    '<!--<-->',
    '<!-- -><b> -->',
    '<!---->',
    '<?b <c> ?>',
    '<?b <?>',
    '<?b?>',
  ])('does not grow by what is beside each other: %s', (part) => {
    expect(E.isRight(read(inRoot(hundred(part))))).toBe(true)
  })

  it.each(['<![CDATA[<b>]]>', '<![CDATA[<]]>', '<![CDATA[]]>', '<![CDATA[]>]]>', '&lt;b>'])(
    'does not grow by a text that looks like an element: %s',
    (part) => {
      expect(E.isRight(read(`<A>${hundred(part)}</A>`))).toBe(true)
    },
  )

  it.each(['<b>', '<b >', '<b c="/>">', "<b c='/'>", `<b c='">'>`, '<b c="/">', '<!----><b>', '<?b?><b>', '<b><c/>'])(
    'grows by what is in each other: %s',
    (part) => {
      const closed = hundred('</b>')
      const nested = (levels: number) => `<A>${part.repeat(levels)}<d/>${closed.slice(0, 4 * levels)}</A>`
      const lastOf = part.includes('<c') ? part.indexOf('<c') : part.lastIndexOf('<b')

      expect(E.isRight(read(nested(62)))).toBe(true)
      expect(read(nested(64))).toEqual(
        failure(
          'the body is nested deeper than 64 levels',
          3 + part.length * (part.includes('<c') ? 62 : 63) + lastOf + 1,
        ),
      )
    },
  )
})

describe('the elements of XML', () => {
  const many = (elements: number) => `<A>${'<b/>'.repeat(elements)}</A> `

  it('are ten thousand, and one for eight characters', () => {
    expect(E.isRight(read(many(20_000)))).toBe(true)
    expect(read(many(20_002))).toEqual(failure('the body has too many elements', 3 + 4 * 20_001 + 1))
  })
})

describe('XML that has no end', () => {
  it.each(['<!--', '<![CDATA[', '<?b ', '<b', '<b c="', '<b>', '</b', '<', '<!-', '<![CDAT['])(
    'is not well-formed: %s',
    (part) => {
      expect([`<A>${part}`, `<A>${hundred(part)}`].map(read).map(E.isLeft)).toEqual([true, true])
    },
  )

  it.each(['<!DOCTYPE A>', '<!ENTITY>', '<!', '<!-', '<![CDATA'])('has no document type: %s', (part) => {
    expect(read(`<A/>${part}`)).toEqual(failure('the body has a document type definition', 5))
  })
})

it('the place of an error counts a character beyond the first plane as two', () => {
  const at = (text: string) => read(`<A>${text}</B>`)

  expect(['ab', '\ufffd', '\u{1f600}', '\u{1f600}\u{10ffff}c'].map(at)).toEqual(
    [6, 5, 6, 9].map((column) => failure('the body is not well-formed XML', column)),
  )
})
