import { EMailAccount, FieldProperties, Int32 } from '@so-email/codecs'
import { arbitrary } from '@so-email/codecs/arbitrary'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { describe, it } from 'vitest'
import { form, json, jsonPatch, type MediaType, mergePatch, readQuery, xml } from '../../src/index.js'

const mediaTypes: ReadonlyArray<MediaType> = [json, jsonPatch, mergePatch, xml, form]

/** What no failure may show. */
const secret = 'S3CRET'

/** What means something to one reader or another. */
const tokens = [
  ...['{', '}', '[', ']', ':', ',', '"', '\\', '\\u', '\\ud800', 'null', '1e999', '-', '"__proto__":', '"a":1,'],
  ...[
    '<',
    '>',
    '/>',
    '</',
    '<a>',
    '</a>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?xml version="1.0"?>',
    '<?',
    '?>',
    '&lt;',
  ],
  ...[
    '&#0;',
    '&#x110000;',
    '&a;',
    '<!DOCTYPE a [<!ENTITY a "b">]>',
    ' xsi:nil="true"',
    ' a="1"',
    "'",
    ':',
    'xmlns:a="b"',
  ],
  ...['&', '=', '.', '[0]', '[]', '%', '%zz', '%ff', '+', '__proto__.a=1', 'EMailAccountId=1', 'Port', 'Password'],
  ...['\u0000', '\ufeff', '\r\n', '👍', ' ', secret, '<Password>', '<Value>', '<Key>', '9'.repeat(400)],
]

type Change = (text: string) => string
const at = fc.double({ min: 0, max: 1, noNaN: true })
const place = (text: string, share: number) => Math.floor(share * text.length)
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(at, at).map(
    ([a, b]): Change =>
      (text) =>
        text.slice(0, place(text, a)) + text.slice(place(text, Math.max(a, b))),
  ),
  fc.tuple(at, at).map(
    ([a, b]): Change =>
      (text) =>
        text.slice(0, place(text, Math.max(a, b))) + text.slice(place(text, a)),
  ),
  fc.tuple(at, fc.constantFrom(...tokens), fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 300 }))).map(
    ([a, token, times]): Change =>
      (text) =>
        text.slice(0, place(text, a)) + token.repeat(times) + text.slice(place(text, a)),
  ),
  fc.tuple(at, at).map(
    ([a, b]): Change =>
      (text) => {
        const [i, j] = [place(text, a), place(text, b)]
        return text.slice(0, i) + text.slice(j, j + 20) + text.slice(i + 20)
      },
  ),
)

const account = arbitrary(EMailAccount).map((value) => ({ ...value, ErrorReason: secret, InboxFolder: secret }))
const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** Bodies that were right before someone cut, doubled, mis-nested or stuffed them. */
const damaged = (mediaType: MediaType): fc.Arbitrary<Uint8Array> =>
  fc.tuple(account, fc.array(change, { minLength: 1, maxLength: 4 })).map(([value, changes]) => {
    const written = E.getOrElse((): Uint8Array => new Uint8Array())(mediaType.write(EMailAccount)(value))
    return encoder.encode(changes.reduce((text, apply) => apply(text), decoder.decode(written)))
  })

const charset = fc.constantFrom(undefined, undefined, undefined, 'utf-8', 'utf-16', 'utf-16be', 'iso-8859-1', 'x')
const codec = fc.constantFrom<t.Mixed>(
  EMailAccount,
  EMailAccount,
  t.array(EMailAccount),
  FieldProperties,
  Int32,
  t.unknown,
)

describe.each(mediaTypes)('$names', (mediaType) => {
  const body = fc.oneof(
    { weight: 1, arbitrary: fc.uint8Array() },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...tokens)).map((parts) => encoder.encode(parts.join(''))) },
    { weight: 4, arbitrary: damaged(mediaType) },
  )

  it('reads any bytes without throwing, and its failures quote nothing', () => {
    fc.assert(
      fc.property(body, charset, codec, (bytes, charset, codec) => {
        const read = mediaType.read(codec)(bytes, charset)
        return E.isRight(read) || !JSON.stringify(read.left).includes(secret)
      }),
    )
  })
})

const mebibyte = (unit: string) => unit.repeat(Math.floor(1_048_576 / encoder.encode(unit).length))
const bombs = [
  ...['[', '{"a":', '[[]', '"\\', '1', ' ', '{"a":1,', '"a",', '\\u0000', ']'],
  ...[
    '<a>',
    '<a',
    '<',
    '<a/>',
    '<a b="',
    '<a>&lt;',
    '<!--',
    '<![CDATA[',
    '<?a ',
    '</a>',
    '&',
    "<a b='>' ",
    '<a></a>',
    '<a:a ',
    '<!',
    'é<a>',
  ],
  ...['a&', 'a=1&', '&', '=', 'a.', 'a[0]', '[', '%', 'a[', ']', '%41', '+', 'a[b].', '.'],
]
/** A word with the letters in capitals that the bits of a number say. */
const spelling = (word: string, bits: number): string =>
  Array.from(word, (letter, i) => ((bits >> i) & 1 ? letter.toUpperCase() : letter)).join('')
const wrapped = [
  `[${mebibyte('0,').slice(0, -10)}0]`,
  `<EMailAccount>${mebibyte('<a/>').slice(0, -32)}</EMailAccount>`,
  `<EMailAccount>${mebibyte('&amp;').slice(0, -40)}</EMailAccount>`,
  `<EMailAccount>${mebibyte('<!---->').slice(0, -42)}</EMailAccount>`,
  `<EMailAccount ${Array.from({ length: 90_000 }, (_, i) => `a${i}=""`).join(' ')}/>`,
  Array.from({ length: 90_000 }, (_, i) => `a${i}=`).join('&'),
  '<a>'.repeat(200_000) + '</a>'.repeat(150_000),
  '['.repeat(200_000) + ']'.repeat(200_000),
  '{"a":'.repeat(200_000),
  `${'a.'.repeat(200_000)}a=1`,
  // Each name is the same one, written another way, and has something else below it.
  Array.from({ length: 32_000 }, (_, i) => `${spelling('incomingcredentials', i)}.a${i}=`).join('&'),
]

describe('every media type', () => {
  // Anything quadratic takes hours, which is more than a test may take.
  it.each(mediaTypes)('reads a mebibyte of anything in bounded time: $names', (mediaType) => {
    for (const bomb of [...bombs.map(mebibyte), ...wrapped]) mediaType.read(EMailAccount)(encoder.encode(bomb))
  })

  it('reads any query without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          arbitrary(t.string),
          fc.array(fc.constantFrom(...tokens)).map((all) => all.join('')),
        ),
        (query) => {
          readQuery(EMailAccount)(query)
        },
      ),
    )
  })
})
