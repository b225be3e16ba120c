/** Where each header begins and ends: the texts next to those that are valid. */
import { conceal, reveal } from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import {
  AcceptLanguage,
  Authorization,
  combinedHeader,
  header,
  RetryAfter,
  SoAppToken,
  SoCulture,
  SoLanguage,
  SoTimeZone,
  XsrfToken,
} from '../../src/index.js'

const failure = (name: string, reason: string) => E.left({ _tag: 'HeaderFailure', header: name, reason })

describe('Retry-After', () => {
  const now = Date.UTC(1994, 10, 6, 8, 49, 37)

  it.each([
    ...['12abc', 'abc12', '1 2', '12.', '١٢'],
    ...['x Sun, 06 Nov 1994 08:49:40 GMT', 'sun, 06 Nov 1994 08:49:40 GMT', 'S, 06 Nov 1994 08:49:40 GMT'],
    ...['SUN, 06 Nov 1994 08:49:40 GMT', 'Sundaylong, 06 Nov 1994 08:49:40 GMT', 'Sun,06 Nov 1994 08:49:40 GMT'],
  ])('reads nothing from %j', (text) => {
    expect(RetryAfter.read(now)(text)).toEqual(O.none)
  })

  it.each([
    ' Sun, 06 Nov 1994 08:49:40 GMT ',
    'Sun Nov  6 08:49:40 1994',
    'Sun Nov 16 08:49:40 1994',
    'Sun, 06 Nov 1994 08:49:40',
  ])('reads %j in GMT, wherever the reader is', (text) => {
    const days = text.includes('16') ? 10 : 0
    expect(RetryAfter.read(now)(text)).toEqual(O.some(3000 + days * 86_400_000))
  })

  it('is written up to the largest wait that a number holds exactly', () => {
    expect([Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER + 1].map(RetryAfter.write)).toEqual([
      E.right('9007199254741'),
      failure('Retry-After', 'the value is no time to wait'),
    ])
  })
})

describe('Authorization', () => {
  const forbidden = 'the credentials have a forbidden character'
  const write = (user: string, password: string) =>
    Authorization.write({ _tag: 'Basic', user, password: conceal(password) })

  it.each([
    ['a\n', 'b'],
    ['a', 'b\u0000'],
    ['a\u007f', ''],
    ['', '\u0085'],
    ['\ud800', 'b'],
    ['a', '\udc00'],
  ])('does not write the user %j with the password %j', (user, password) => {
    expect(write(user, password)).toEqual(failure('Authorization', forbidden))
  })

  it('has no colon in a user, and may be empty', () => {
    expect([write('a:', 'b'), write('', '')]).toEqual([
      failure('Authorization', 'the user name has a colon'),
      E.right('Basic Og=='),
    ])
  })

  it('reads two words, with blanks around them and between', () => {
    const token = (text: string) =>
      O.map((value: Authorization.Authorization) => (value._tag === 'Bearer' ? reveal(value.token) : value._tag))(
        Authorization.read(text),
      )
    expect([' \tBearer  a \t', 'Bearer a b', 'x Bearer a', 'Bearer\ta', 'Bearer a\n', 'Bearera'].map(token)).toEqual([
      O.some('a'),
      O.none,
      O.none,
      O.none,
      O.some('a'),
      O.none,
    ])
  })
})

describe('a value of a header', () => {
  const tooWide = 'the value has a character that a header cannot carry'

  it.each([
    ['', 'the value is empty'],
    ['a\nb', 'the value has a line break'],
    ['a\rb', 'the value has a line break'],
    ['a b', 'the value has a blank'],
    [' ab', tooWide],
    ['ab ', tooWide],
    ['åb', tooWide],
    ['aåb', tooWide],
    ['bå', tooWide],
    ['a\tb', tooWide],
    ['a\u007f', tooWide],
  ])('that is one word is not %j', (text, reason) => {
    expect(SoAppToken.write(conceal(text))).toEqual(failure('SO-AppToken', reason))
  })

  it('that is one word is of one character or of many, up to the last of ASCII that prints', () => {
    expect(['!', '~', '!~', 'a-~b'].map((text) => SoAppToken.write(conceal(text)))).toEqual(
      ['!', '~', '!~', 'a-~b'].map(E.right),
    )
  })
})

describe('a token', () => {
  it.each([
    ['SO-AppToken', SoAppToken.read],
    ['X-XSRF-TOKEN', XsrfToken.read],
  ])('of %s is read without the blanks around it, and is one word', (_, read) => {
    expect([' t ', 'tu', 'a b', '', ' '].map((text) => O.map(reveal)(read(text)))).toEqual([
      O.some('t'),
      O.some('tu'),
      O.none,
      O.none,
      O.none,
    ])
  })

  it.each(['"', '\\', ',', ';'])('of a cookie has no %s', (character) => {
    expect(XsrfToken.cookie.write(conceal(`a${character}b`))).toEqual(
      failure('Cookie', 'the value has a character that a cookie cannot carry'),
    )
  })

  it('of a cookie is one word, in the header Cookie', () => {
    expect([XsrfToken.cookie.name, XsrfToken.cookie.write(conceal('a b'))]).toEqual([
      'Cookie',
      failure('Cookie', 'the value has a blank'),
    ])
    expect(O.map(reveal)(XsrfToken.cookie.read('a=XSRF-TOKEN=t;  XSRF-TOKEN=u; XSRF-TOKEN=v'))).toEqual(O.some('u'))
  })
})

describe('a language', () => {
  it.each([
    ['sv;q=0.3, en;q=0.4', 'en'],
    ['sv;q=0.4,en;q=0.3', 'sv'],
    ['sv;q=0.5, en;q=0.5', 'sv'],
    ['sv ; q=0.3 , en ; Q=0.4', 'en'],
    ['sv;q=0.001, *', 'sv'],
    ['sv;q=0.5, en;q=1.', 'en'],
    ['sv;q=1.5, en;q=1.000', 'sv'],
    ['sv;q=0.5, en;q=2', 'sv'],
    ['sv;q=0.1, en;q=0.1234', 'sv'],
    ['sv;q=0.1, en;q=.9', 'sv'],
    ['sv;q=0.1, en;q=', 'sv'],
    ['sv;q=0.1, en;q=0.9x', 'sv'],
    ['sv;q=0.1, en;xq=1', 'sv'],
    ['sv;q=0.1, en;level=1', 'sv'],
    ['sv;q=0.1, e_n', 'sv'],
  ])('of %j that is preferred is %s', (text, language) => {
    expect(AcceptLanguage.read(text)).toEqual(O.some(language))
  })

  it.each(['a', 'abcdefgh', 'NB', 'nb-NO', 'zh-Hant-TW', 'de-1996', 'x-12345678'])('is %s', (code) => {
    expect([SoCulture.read(code), SoCulture.write(code)]).toEqual([O.some(code), E.right(code)])
  })

  it.each(['abcdefghi', 'nb-', '-nb', 'nb--NO', 'n1', 'nb-123456789', 'nb_NO', 'nb-N!', '!nb', '!', 'nb NO'])(
    'is not %s',
    (code) => {
      expect([SoCulture.read(code), SoCulture.write(code)]).toEqual([
        O.none,
        failure('SO-Culture', 'the value is no language code'),
      ])
    },
  )

  it('that switches translation off is one character', () => {
    expect([' sv ', ' X ', '*x', '', '+'].map(SoLanguage.read)).toEqual([
      O.some('sv'),
      O.some('X'),
      O.none,
      O.none,
      O.none,
    ])
    expect(['*x', '', '+', SoLanguage.untranslated].map(SoLanguage.write)).toEqual([
      failure('SO-Language', 'the value is no language code'),
      failure('SO-Language', 'the value is empty'),
      failure('SO-Language', 'the value is no language code'),
      E.right('*'),
    ])
    expect(['', 's', '-'].map(SoLanguage.isUntranslated)).toEqual([false, false, true])
  })
})

describe('SO-TimeZone', () => {
  it.each([
    ['123456789', 123_456_789, false],
    ['1234567890', '1234567890', false],
    ['1a', '1a', false],
    ['a1', 'a1', false],
    [' NO  ,  includeTZOffset ', 'NO', true],
  ])('reads %j as the zone %j', (text, zone, includeOffset) => {
    expect(SoTimeZone.read(text)).toEqual(O.some({ zone, includeOffset }))
  })

  it.each(['', 'NO,', 'NO US', ',includeTZOffset', 'NO,includeTZOffsetX', 'NO,XincludeTZOffset', 'NO includeTZOffset'])(
    'reads nothing from %j',
    (text) => {
      expect(SoTimeZone.read(text)).toEqual(O.none)
    },
  )

  const neither = 'the value is neither the code nor the number of a zone'

  it.each([
    [0, E.right('0')],
    [123_456_789, E.right('123456789')],
    [1_234_567_890, failure('SO-TimeZone', neither)],
    [-1, failure('SO-TimeZone', neither)],
    ['1234567890', E.right('1234567890')],
    ['a1', E.right('a1')],
    ['', failure('SO-TimeZone', 'the value is empty')],
    ['a b', failure('SO-TimeZone', 'the value has a blank')],
  ])('of %j is written as %j', (zone, written) => {
    expect(SoTimeZone.write({ zone, includeOffset: false })).toEqual(written)
  })
})

it('a header is found by all of its name, and joined by semicolons for the header Cookie alone', () => {
  const twice = (name: string) =>
    combinedHeader(name)([
      [name, 'a'],
      [`${name}x`, 'b'],
      [name, 'c'],
    ])
  expect(['Cookie', 'Set-Cookie', 'Cookie2'].map(twice)).toEqual(['a; c', 'a, c', 'a, c'].map(O.some))
  expect(
    header('accept')([
      ['accepd', 'a'],
      ['Accept', 'b'],
    ]),
  ).toEqual(O.some('b'))
})
