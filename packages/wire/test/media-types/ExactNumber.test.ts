import { EMailAccount } from '@so-email/codecs'
import * as fc from 'fast-check'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it, test } from 'vitest'
import { ExactNumber, form, json, xml } from '../../src/index.js'

const read = (text: string) =>
  json.read(t.unknown, { maxBytes: 1_000_000, exactNumbers: true })(new TextEncoder().encode(text))

const rewritten = (text: string) =>
  F.pipe(read(text), E.map(json.write(t.unknown)), E.map(E.map((bytes) => new TextDecoder().decode(bytes))))

/** Texts of numbers of any length. */
const digits = fc.stringMatching(/^(?:0|[1-9]\d{0,30})$/)
const number = fc
  .tuple(
    fc.constantFrom('', '-'),
    digits,
    fc.stringMatching(/^(?:\.\d{1,30})?$/),
    fc.stringMatching(/^(?:[eE][-+]?\d{1,2})?$/),
  )
  .map((parts) => parts.join(''))

/** The value of a number, as a fraction of big integers. */
const fractionOf = (text: string): readonly [bigint, bigint] => {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const power = Number(exponent) - fraction.length
  const scale = 10n ** BigInt(Math.abs(power))
  return power < 0 ? [BigInt(whole + fraction), scale] : [BigInt(whole + fraction) * scale, 1n]
}

const isEqual = (one: string, other: string) => {
  const [[a, b], [c, d]] = [fractionOf(one), fractionOf(other)]
  return a * d === c * b
}

describe('a number of JSON', () => {
  it('is written with the value that it was read with, whatever it is', () => {
    fc.assert(
      fc.property(number, (text) => {
        const written = rewritten(`{"a":[${text}]}`)
        expect(E.isRight(written) && E.isRight(written.right)).toBe(true)
        if (E.isLeft(written) || E.isLeft(written.right)) return
        const [, back = ''] = /^\{"a":\[(.*)\]\}$/.exec(written.right.right) ?? []
        expect(isEqual(text.replace(/^-/, ''), back.replace(/^-/, ''))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['9007199254740993', '9007199254740993'],
    ['1.10', '1.1'],
    ['12345678901234567890.5', '12345678901234567890.5'],
    ['-0.1000000000000000055511151231257827', '-0.1000000000000000055511151231257827'],
    ['1e-400', '1e-400'],
    ['1e400', '1e400'],
    ['-1E+0400', '-1E+0400'],
    ['1'.repeat(400), '1'.repeat(400)],
    ['1E2', '100'],
    ['-0', '0'],
    ['9007199254740992.0', '9007199254740992'],
    ['9007199254740993.0', '9007199254740993.0'],
    ['100000000000000000000', '100000000000000000000'],
    ['1000000000000000000001', '1000000000000000000001'],
    ['10000000000000000000010', '10000000000000000000010'],
    ['0.1000000000000000', '0.1'],
    ['0.1000000000000001', '0.1000000000000001'],
    ['0.10000000000000001', '0.10000000000000001'],
    ['0.00000000000000000000125', '1.25e-21'],
    ['-0.0000000000000000', '0'],
    ['-1.0000000000000000', '-1'],
    ['0e400', '0'],
    ['0.0e-400', '0'],
    ['-0E+0400', '0'],
    ['1e100', '1e+100'],
    ['1E+0100', '1e+100'],
    ['1.5e-100', '1.5e-100'],
    ['12300000000000000000000e-5', '123000000000000000'],
    ['123456789012345678e-2', '123456789012345678e-2'],
    ['123456789012345678E+200', '123456789012345678E+200'],
    ['1.23456789012345678e0', '1.23456789012345678e0'],
    ['1.7976931348623157e308', '1.7976931348623157e+308'],
    ['1.7976931348623159e308', '1.7976931348623159e308'],
    ['5e-324', '5e-324'],
    ['2e-324', '2e-324'],
    ['3e-324', '3e-324'],
  ])('as %s is written as %s', (text, expected) => {
    expect(rewritten(`{"a":{"b":[${text}]}}`)).toEqual(E.right(E.right(`{"a":{"b":[${expected}]}}`)))
  })

  it('is one of JavaScript where JavaScript can hold it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(read(JSON.stringify(value))).toEqual(E.right(JSON.parse(JSON.stringify(value))))
      }),
    )
  })

  it('is no number inside of a text or of a name', () => {
    const text = String.raw`{"9007199254740993":"9007199254740993 \"9007199254740993","a":"\\"}`
    expect(read(text)).toEqual(E.right(JSON.parse(text)))
  })

  it('that is none is a failure as it was', () => {
    for (const text of ['{"a":09007199254740993}', '{"a":9007199254740993.}', '{"a":9007199254740993'])
      expect(read(text)).toEqual(json.read(t.unknown)(new TextEncoder().encode(text)))
  })

  it('is rounded unless it is to be exact, and a failure if it would be infinite', () => {
    expect(json.read(t.unknown)(new TextEncoder().encode('9007199254740993'))).toEqual(E.right(9007199254740992))
    expect(json.read(t.unknown)(new TextEncoder().encode('1e400'))).toMatchObject(E.left({ _tag: 'ReadFailure' }))
  })

  it('is itself beside others, wherever it stands, and so are texts and names', () => {
    const text =
      '{"9007199254740993":[null,true,false,"9007199254740993",{"a":"\\"9007199254740993"}],"b":9007199254740993,"c":[],"d":{},"e":-12345678901234567890,"f":1}'
    expect(rewritten(` ${text.replaceAll(',', ' , ').replaceAll(':', ' : ')}\n`)).toEqual(E.right(E.right(text)))
  })

  it('is its text if it is to be a text', () => {
    const text = '{"a":[9007199254740993,1e400,1.5]}'
    const limits = { maxBytes: 1000, exactNumbers: 'text' } as const

    expect(json.read(t.unknown, limits)(new TextEncoder().encode(text))).toEqual(
      E.right({ a: ['9007199254740993', '1e400', 1.5] }),
    )
  })
})

describe('an exact number', () => {
  const exact = new ExactNumber('9007199254740993')

  it('is a number, and a text where it is shown', () => {
    expect([Number(exact), String(exact), JSON.stringify({ exact })]).toEqual([
      9007199254740992,
      '9007199254740993',
      '{"exact":"9007199254740993"}',
    ])
  })

  test.each([
    ['JSON', json, '"More":9007199254740993'],
    ['XML', xml, '<More>9007199254740993</More>'],
    ['a form', form, 'More=9007199254740993'],
  ] as const)('is written in %s', (_, mediaType, text) => {
    const account = { EMailAccountId: 270, More: exact }
    expect(
      F.pipe(
        mediaType.write(EMailAccount)(account),
        E.map((bytes) => new TextDecoder().decode(bytes)),
      ),
    ).toEqual(E.right(expect.stringContaining(text)))
  })

  it.each(['0', '-1', '10', '1.05', '1e5', '1E-05', '-0.10e+12', '1234567890123456789012'])(
    'of JSON is written: %s',
    (text) => {
      expect(
        E.map((bytes: Uint8Array) => new TextDecoder().decode(bytes))(json.write(t.unknown)([new ExactNumber(text)])),
      ).toEqual(E.right(`[${text}]`))
    },
  )

  it.each([
    '',
    '1}',
    '1,"a":1',
    '01',
    '1.',
    '"',
    'NaN',
    '+1',
    '.5',
    '1e',
    'e5',
    '1e+',
    '1.e5',
    '--1',
    ' 1',
    '1 ',
    '1e1.5',
    'x1',
  ])('that JSON does not have is not written: %s', (text) => {
    expect(json.write(t.unknown)({ a: new ExactNumber(text) })).toEqual(
      E.left({ _tag: 'WriteFailure', reason: 'a: JSON has no such number' }),
    )
  })
})
