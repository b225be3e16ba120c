import { measuresTimes, slowTexts } from '@so-email/testing/growth'
import fc from 'fast-check'
import { option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { makeRedactor } from '../../src/secrets/Redactor.js'

const hide = (secret: string, written: string) => makeRedactor(O.some([secret])).text(written)

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (bytes: Uint8Array) => String.fromCharCode(...bytes)

const html = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }[sign] ?? ''};`)

/** What platforms and servers do to a text. */
const encoders = {
  'as it is': (text: string) => text,
  'as JSON': (text: string) => JSON.stringify(text).slice(1, -1),
  'as JSON of ASCII': (text: string) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[^ -~]|[<>&'+]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`),
  'in a URL': encodeURIComponent,
  'in a form': (text: string) => new URLSearchParams({ a: text }).toString().slice(2),
  'in a URL by units of UTF-16': (text: string) =>
    text.replace(/[^a-z0-9]/gi, (unit) => {
      const code = unit.charCodeAt(0)
      return code > 0xff ? `%u${code.toString(16).padStart(4, '0')}` : `%${code.toString(16).padStart(2, '0')}`
    }),
  composed: (text: string) => text.normalize('NFC'),
  decomposed: (text: string) => text.normalize('NFD'),
  'decomposed in a URL': (text: string) => encodeURIComponent(text.normalize('NFD')),
  'in a web page': html,
  'in a web page by numbers': (text: string) =>
    text.replace(/[^a-z0-9 ]/giu, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`),
} as const

/** Of each kind that is written in a way of its own, and those at the bounds of the kinds. */
const signs = ['"', '\\', '\\"', '\\\\', '/', '%', '&', '+', ' ', '=', '-', '_', "'", '<', '\n', '\r', '\t']
const letters = ['ä', 'ÿ', 'Ā', '€', 'ſ', '😀', '\u007f', '\u0080', '\u00ff', '\u0100']

/** Texts that can be written in UTF-8, rich in what is escaped. */
const secret = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('"', '\\', '/', '%', '&', '+', ' ', 'ä', '😀', '\n', "'", '<', 'ſ', '\u212a'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 20,
  })
  .filter((text) => !/\p{Surrogate}/u.test(text))

describe('a secret is found', () => {
  it.each(Object.entries(encoders))('%s', (_, encode) => {
    fc.assert(
      fc.property(secret, (text) => {
        expect(hide(text, encode(text))).toBe('<redacted>')
      }),
    )
  })

  it.each([
    ...Object.entries(encoders),
    ['in the URL of a URL', (text: string) => encodeURIComponent(encodeURIComponent(text))] as const,
    ['in the JSON of a JSON', (text: string) => encoders['as JSON'](encoders['as JSON'](text))] as const,
    ['in the web page of a web page', (text: string) => html(html(text))] as const,
    ['as UTF-8 that was read as Latin-1', (text: string) => latin1(utf8(text))] as const,
  ])('%s, whatever sign is in it', (_, encode) => {
    const missed = [...signs, ...letters].filter((sign) =>
      [sign, `a${sign}`, `${sign}b`].some((text) => hide(text, encode(text)) !== '<redacted>'),
    )
    expect(missed).toEqual([])
  })

  it('as one encoder writes what another wrote', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom('as JSON', 'in a URL', 'in a web page'), (text, name) => {
        const encode = encoders[name]
        expect(hide(text, encode(encode(text)))).toBe('<redacted>')
      }),
    )
  })

  it.each([
    ['with a letter that Unicode folds to one of ASCII', 'ſ\u212a"', '%C5%BF%E2%84%AA%22'],
    ['by the name of an entity', 'Bärbel & Söhne', 'B&auml;rbel &amp; S&ouml;hne'],
    ['in a URL of Latin-1', 'Bärbel', 'B%E4rbel'],
    ['in a URL of Latin-1 in lower case', 'Bärbel', 'B%e4rbel'],
    ['as UTF-8 that was read as Latin-1', 'Bärbel', latin1(utf8('Bärbel'))],
    ['in base64 without padding', 'Bärbel', 'QsOkcmJlbA'],
    ['in the base64 of URLs', '>>>???', 'Pj4-Pz8_'],
    ['that is a base64 itself, without its padding', 'dG9rZW4=', 'dG9rZW4'],
    ['that is a base64 itself, with its padding', 'dG9rZW4=', 'dG9rZW4='],
    ['in JSON in a URL', 'a"b', 'a%5C%22b'],
    ['by its start, with all that follows', 'x'.repeat(550), `${'x'.repeat(500)}. And more`],
  ])('%s', (_, text, written) => {
    expect(hide(text, written)).toBe('<redacted>')
  })
})

it.each([
  ['Bärbel', 'Barbel'],
  ['hunter2', 'HUNTER2'],
  ['a-b', 'a_b'],
  ['a b', 'ab'],
  ['a+b', 'a b'],
  ['a-b', 'a+b'],
  ['a\nb', 'anb'],
  ['a"b', 'au0022b'],
  ['a\\\\"b', 'a\\"b'],
  ['a\\\\b', 'a\\b'],
  ['a€b', 'a%20acb'],
  ['abcd+efgh', 'abcdefgh'],
  ['"cdef', '-cdef'],
  ['cdef"', 'cdef-'],
])('%j is not found in %j', (text, written) => {
  expect(hide(text, written)).toBe(written)
})

it('a secret that is short enough is found to its end, and no further', () => {
  expect(hide('x'.repeat(500), `${'x'.repeat(500)} and more`)).toBe('<redacted> and more')
})

it.runIf(measuresTimes).each(['"', '\\', '\\"', '%', '&', 'a', 'aa"', '\\\\\\\\\\\\\\\\"'])(
  'the search for many of %j ends soon, whatever the text is made of',
  async (part) => {
    const patterns = makeRedactor(O.some([part.repeat(400).slice(0, 50)]))
    const texts = Object.fromEntries(
      ['\\', '%25', '&amp;', '"', '%', '&', 'a', part].map((piece) => [
        piece,
        (length: number) => piece.repeat(length / piece.length),
      ]),
    )
    expect(await slowTexts(patterns.text, texts)).toEqual([])
  },
)
