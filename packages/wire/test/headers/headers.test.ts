import { conceal, reveal } from '@so-email/codecs'
import { arbitrary } from '@so-email/codecs/arbitrary'
import fc from 'fast-check'
import { either as E, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import {
  AcceptLanguage,
  Authorization,
  type HeaderField,
  headerWriters,
  SoAppToken,
  SoCulture,
  SoLanguage,
  SoTimeZone,
  XsrfToken,
} from '../../src/index.js'

const failure = (header: string, reason: string) => E.left({ _tag: 'HeaderFailure', header, reason })
const injection = 'a\r\nX-Evil: 1'

/** Secrets are opened, so that values can be compared. */
const opened = (value: object): unknown =>
  Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, typeof part === 'object' && part !== null ? reveal(part) : part]),
  )

describe('every header of the page', () => {
  it('is among the writers as it is', () => {
    const fields = { AcceptLanguage, Authorization, SoAppToken, SoCulture, SoLanguage, SoTimeZone, XsrfToken }
    expect(headerWriters).toEqual(
      Object.fromEntries(Object.entries(fields).map(([key, { name, write }]) => [key, { name, write }])),
    )
  })

  it('has the name that the page gives it', () => {
    const fields = [AcceptLanguage, Authorization, SoAppToken, SoCulture, SoLanguage, SoTimeZone, XsrfToken]
    expect(fields.map(({ name }) => name)).toEqual([
      'Accept-Language',
      'Authorization',
      'SO-AppToken',
      'SO-Culture',
      'SO-Language',
      'SO-TimeZone',
      'X-XSRF-TOKEN',
    ])
  })

  it('rejects a value with a line break, and does not show it', () => {
    expect([
      AcceptLanguage.write(injection),
      SoAppToken.write(conceal(injection)),
      SoCulture.write(injection),
      SoLanguage.write(injection),
      SoTimeZone.write({ zone: injection, includeOffset: false }),
      XsrfToken.write(conceal(injection)),
      XsrfToken.cookie.write(conceal(injection)),
      Authorization.write({ _tag: 'SoTicket', ticket: conceal(injection) }),
      Authorization.write({ _tag: 'Bearer', token: conceal(injection) }),
      Authorization.write({ _tag: 'Basic', user: injection, password: conceal('') }),
    ]).toEqual([
      failure('Accept-Language', 'the value has a line break'),
      failure('SO-AppToken', 'the value has a line break'),
      failure('SO-Culture', 'the value has a line break'),
      failure('SO-Language', 'the value has a line break'),
      failure('SO-TimeZone', 'the value has a line break'),
      failure('X-XSRF-TOKEN', 'the value has a line break'),
      failure('Cookie', 'the value has a line break'),
      failure('Authorization', 'the value has a line break'),
      failure('Authorization', 'the value has a line break'),
      failure('Authorization', 'the user name has a colon'),
    ])
  })

  it('never writes a character that could end the header', () => {
    const writes: ReadonlyArray<(text: string) => E.Either<unknown, string>> = [
      AcceptLanguage.write,
      SoCulture.write,
      SoLanguage.write,
      (text) => SoAppToken.write(conceal(text)),
      (text) => XsrfToken.write(conceal(text)),
      (text) => XsrfToken.cookie.write(conceal(text)),
      (zone) => SoTimeZone.write({ zone, includeOffset: true }),
      (text) => Authorization.write({ _tag: 'SoTicket', ticket: conceal(text) }),
      (text) => Authorization.write({ _tag: 'Bearer', token: conceal(text) }),
      (text) => Authorization.write({ _tag: 'Basic', user: text, password: conceal(text) }),
    ]
    fc.assert(
      fc.property(fc.constantFrom(...writes), arbitrary(t.string), (write, text) => {
        const written = write(text)
        return E.isLeft(written) || /^[!-~](?:[ -~]*[!-~])?$/.test(written.right)
      }),
    )
  })

  const fields: ReadonlyArray<Pick<HeaderField<unknown>, 'read'>> = [
    AcceptLanguage,
    Authorization,
    SoAppToken,
    SoCulture,
    SoLanguage,
    SoTimeZone,
    XsrfToken,
    XsrfToken.cookie,
  ]

  it('reads any text without throwing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), arbitrary(t.string), (field, text) => {
        field.read(text)
      }),
    )
  })

  // What looks at the rest of a text from each of its characters needs longer than a test may take.
  it('reads a long text in time that grows as its length does', () => {
    for (const unit of [' ', ', ', ';', 'a', '-a'])
      for (const start of ['', 'NO', 'NO,', 'Bearer a', 'XSRF-TOKEN=a'])
        for (const { read } of fields) read(`${start}${unit.repeat(300_000)} x`)
  })
})

describe('Authorization', () => {
  const read = (text: string) => O.map(opened)(Authorization.read(text))

  it("writes the page's own sample", () => {
    expect(Authorization.write({ _tag: 'Basic', user: 'tje0', password: conceal('Tje0') })).toEqual(
      E.right('Basic dGplMDpUamUw'),
    )
  })

  it('reads the name of a scheme in any case', () => {
    expect(['BASIC dGplMDpUamUw', 'SOTicket 7T:abc', 'soticket 7T:abc', 'bearer 8A:abc'].map(read)).toEqual([
      O.some({ _tag: 'Basic', user: 'tje0', password: 'Tje0' }),
      O.some({ _tag: 'SoTicket', ticket: '7T:abc' }),
      O.some({ _tag: 'SoTicket', ticket: '7T:abc' }),
      O.some({ _tag: 'Bearer', token: '8A:abc' }),
    ])
  })

  it('spells the scheme of tickets as the page does', () => {
    expect(Authorization.write({ _tag: 'SoTicket', ticket: conceal('7T:abc') })).toEqual(E.right('SoTicket 7T:abc'))
  })

  it('writes user and password in UTF-8', () => {
    expect(Authorization.write({ _tag: 'Basic', user: 'åse', password: conceal('€') })).toEqual(
      E.right('Basic w6VzZTrigqw='),
    )
  })

  it('keeps the colons of a password', () => {
    expect(read('Basic dTphOmI6')).toEqual(O.some({ _tag: 'Basic', user: 'u', password: 'a:b:' }))
  })

  it('reads nothing from another scheme, from bad base64, or from credentials without a colon', () => {
    expect(['Negotiate abc', 'Basic', 'Basic ???', 'Basic YWJj', 'Basic w6U6/w==', ''].map(read)).toEqual(
      Array(6).fill(O.none),
    )
  })

  it('reads what it has written', () => {
    const secret = fc.string({ unit: fc.constantFrom(...'ab:/+=7TA.-_~'), minLength: 1 })
    const credentials = fc.oneof(
      fc.record({
        _tag: fc.constant('Basic' as const),
        user: fc.string({ unit: 'grapheme' }).filter((text) => !/[:\p{Control}]/u.test(text)),
        password: fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Control}/u.test(text)),
      }),
      fc.record({ _tag: fc.constant('SoTicket' as const), ticket: secret }),
      fc.record({ _tag: fc.constant('Bearer' as const), token: secret }),
    )
    fc.assert(
      fc.property(credentials, (plain) => {
        const written = Authorization.write(
          plain._tag === 'Basic'
            ? { ...plain, password: conceal(plain.password) }
            : plain._tag === 'SoTicket'
              ? { ...plain, ticket: conceal(plain.ticket) }
              : { ...plain, token: conceal(plain.token) },
        )
        expect(E.map(read)(written)).toEqual(E.right(O.some(plain)))
      }),
    )
  })

  it('shows no secret when it is printed', () => {
    expect(JSON.stringify(Authorization.read('SOTicket 7T:abc'))).not.toContain('7T:abc')
  })
})

describe('X-XSRF-TOKEN', () => {
  it('finds its cookie among others, with the case of its name', () => {
    const read = (text: string) => O.map(reveal)(XsrfToken.cookie.read(text))
    expect(['a=b; XSRF-TOKEN=t=1; c=d', 'xsrf-token=t', 'NOT-XSRF-TOKEN=t', 'XSRF-TOKEN='].map(read)).toEqual([
      O.some('t=1'),
      O.none,
      O.none,
      O.none,
    ])
  })

  it('writes the cookie that it reads, and rejects a value that would end it', () => {
    expect([XsrfToken.cookie.write(conceal('t')), XsrfToken.cookie.write(conceal('t;u'))]).toEqual([
      E.right('XSRF-TOKEN=t'),
      failure('Cookie', 'the value has a character that a cookie cannot carry'),
    ])
  })
})

describe('the language headers', () => {
  it('read the language that a browser prefers', () => {
    expect(['sv', 'en;q=0.5, sv', 'en-US,en;q=0.9', '*', 'sv;q=0', 'x y', ''].map(AcceptLanguage.read)).toEqual([
      O.some('sv'),
      O.some('sv'),
      O.some('en-US'),
      O.none,
      O.none,
      O.none,
      O.none,
    ])
  })

  it('switch translation off with *, x and -', () => {
    expect(['*', 'x', '-', 'sv'].map(SoLanguage.read)).toEqual(['*', 'x', '-', 'sv'].map(O.some))
    expect(['*', 'x', '-', 'sv'].map(SoLanguage.write)).toEqual(['*', 'x', '-', 'sv'].map(E.right))
    expect(['*', 'x', '-', 'X', 'sv', '*x'].map(SoLanguage.isUntranslated)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ])
  })

  it('write codes and nothing else', () => {
    expect([
      SoCulture.write('nb-NO'),
      SoCulture.write('*'),
      AcceptLanguage.write('sv, en'),
      AcceptLanguage.write(''),
    ]).toEqual([
      E.right('nb-NO'),
      failure('SO-Culture', 'the value is no language code'),
      failure('Accept-Language', 'the value is no language code'),
      failure('Accept-Language', 'the value is empty'),
    ])
    expect([SoCulture.read(' sv '), SoCulture.read('*')]).toEqual([O.some('sv'), O.none])
  })
})

describe('SO-TimeZone', () => {
  it('reads a code or a number, with and without the offset, with and without the blank', () => {
    expect(
      ['NO', '261', 'NO, includeTZOffset', 'NO,includeTZOffset', '261, INCLUDETZOFFSET', 'NO, other'].map(
        SoTimeZone.read,
      ),
    ).toEqual([
      O.some({ zone: 'NO', includeOffset: false }),
      O.some({ zone: 261, includeOffset: false }),
      O.some({ zone: 'NO', includeOffset: true }),
      O.some({ zone: 'NO', includeOffset: true }),
      O.some({ zone: 261, includeOffset: true }),
      O.none,
    ])
  })

  it('writes what it reads', () => {
    expect([
      SoTimeZone.write({ zone: 'US-NY', includeOffset: true }),
      SoTimeZone.write({ zone: 261, includeOffset: false }),
      SoTimeZone.write({ zone: 1.5, includeOffset: false }),
      SoTimeZone.write({ zone: 'a,b', includeOffset: false }),
      SoTimeZone.write({ zone: '261', includeOffset: false }),
    ]).toEqual([
      E.right('US-NY, includeTZOffset'),
      E.right('261'),
      failure('SO-TimeZone', 'the value is neither the code nor the number of a zone'),
      failure('SO-TimeZone', 'the value is neither the code nor the number of a zone'),
      failure('SO-TimeZone', 'the value is neither the code nor the number of a zone'),
    ])
  })
})
