import { fileURLToPath } from 'node:url'
import { conceal, EMailAccount, getEMailAccount } from '@so-email/codecs'
import { measuresTimes, regexLiterals, slowTexts, superlinear } from '@so-email/testing/growth'
import { option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import {
  AcceptLanguage,
  Authorization,
  combinedHeader,
  ExactNumber,
  findMediaType,
  form,
  json,
  type MediaType,
  negotiate,
  RetryAfter,
  readQuery,
  SoAppToken,
  SoCulture,
  SoLanguage,
  SoTimeZone,
  writeQuery,
  XsrfToken,
  xml,
} from '../../src/index.js'

type Reader = (text: string) => unknown

const encoder = new TextEncoder()
const mediaTypes: ReadonlyArray<MediaType> = [json, xml, form]
const offers: ReadonlyArray<MediaType> = [json, xml]

/** Reads the text as a whole, and in frames: as the value of a property, as a name, in a comment. */
const inBody =
  (mediaType: MediaType, ...frames: ReadonlyArray<(text: string) => string>): Reader =>
  (text) => {
    mediaType.read(t.array(t.unknown))(encoder.encode(text))
    for (const frame of frames) mediaType.read(EMailAccount)(encoder.encode(frame(text)))
  }

const inXml = (name: string) => (text: string) => `<EMailAccount><${name}>${text}</${name}></EMailAccount>`

/** Reads JSON whose numbers are kept as they are. */
const exactly: Reader = (text) =>
  json.read(t.unknown, { maxBytes: 1_048_576, exactNumbers: true })(encoder.encode(text))

/** Every function of this package that takes a text from outside. */
const readers: Readonly<Record<string, Reader>> = {
  'exact numbers': (text) =>
    ['', '["', '{"', '[1', '[0.', '[1e', '["a",'].map((start) => [exactly(start + text), exactly(`${start + text}]`)]),
  'json.read': inBody(json, ...['{"a":', '["', '{"', '[1', '["a",'].map((start) => (text: string) => start + text)),
  'xml.read': inBody(
    xml,
    ...['EMailAddress', 'EMailAccountId', 'LastFetch', 'a', 'FieldProperties'].map(inXml),
    (text) => `<EMailAccount><!--${text}--></EMailAccount>`,
    (text) => `<EMailAccount><![CDATA[${text}]]></EMailAccount>`,
    (text) => `<EMailAccount><?a ${text}?></EMailAccount>`,
    (text) => `<EMailAccount a="${text}"><a x:nil="${text}" b='${text}'/></EMailAccount>`,
    (text) => `<EMailAccount ${text}/>`,
    (text) => `<?xml version="1.0" ${text}?><EMailAccount/>`,
  ),
  'form.read': inBody(
    form,
    ...['EMailAddress=', 'EMailAccountId=', 'FieldProperties[', 'a.', 'a%'].map(
      (start) => (text: string) => start + text,
    ),
  ),
  readQuery: (text) => [
    readQuery(getEMailAccount.parameters.codec, ['eMailAccountId'])(text),
    readQuery(t.unknown)(text),
  ],
  findMediaType: (text) =>
    ['', 'application/json;', 'application/json; charset=', 'application/json; charset="', 'a/b,'].map((start) =>
      findMediaType(offers)(start + text),
    ),
  negotiate: (text) =>
    ['', 'application/json;', 'application/json; charset=', 'a/b; charset="', 'a/b,'].map((start) =>
      negotiate(offers)(O.some(start + text), O.none),
    ),
  combinedHeader: (text) => combinedHeader(text)([[text, text]]),
  'AcceptLanguage.read': (text) => ['', 'en;q=', 'en-', 'en;'].map((start) => AcceptLanguage.read(start + text)),
  'Authorization.read': (text) =>
    ['', 'Basic ', 'SoTicket ', 'Bearer a', ' '].map((start) => Authorization.read(start + text)),
  'RetryAfter.read': (text) =>
    ['', '1', 'Mon, ', 'Sun Nov  6 08:49:3'].map((start) => RetryAfter.read(0)(start + text)),
  'SoAppToken.read': SoAppToken.read,
  'SoCulture.read': (text) => ['', 'nb-'].map((start) => SoCulture.read(start + text)),
  'SoLanguage.read': SoLanguage.read,
  'SoTimeZone.read': (text) => ['', 'NO', 'NO,', 'NO, include'].map((start) => SoTimeZone.read(start + text)),
  'XsrfToken.read': (text) => [
    XsrfToken.read(text),
    XsrfToken.cookie.read(text),
    XsrfToken.cookie.read(`XSRF-TOKEN=${text}`),
  ],
  // Writers read texts too: a value may have come from outside.
  'MediaType.write': (text) =>
    mediaTypes.map((mediaType) =>
      mediaType.write(EMailAccount)({ EMailAddress: text, [text]: text, a: { [text]: 1 }, b: new ExactNumber(text) }),
    ),
  writeQuery: (text) => writeQuery(['a'])({ a: text }),
  'header.write': (text) => [
    AcceptLanguage.write(text),
    Authorization.write({ _tag: 'Basic', user: text, password: conceal(text) }),
    Authorization.write({ _tag: 'Bearer', token: conceal(text) }),
    SoTimeZone.write({ zone: text, includeOffset: true }),
    XsrfToken.cookie.write(conceal(text)),
  ],
}

describe.each(Object.entries(readers))('%s', (_, read) => {
  it.runIf(measuresTimes)('takes a time that grows no faster than the text, whatever the text', async () => {
    expect(await slowTexts(read)).toEqual([])
  })
})

it.runIf(measuresTimes)(
  'a form whose long name stands before many nulls is written in a time that grows no faster than both',
  async () => {
    const write = ({ length }: string) => {
      const nulls = Object.fromEntries(Array.from({ length: length / 4 }, (_, i) => [i, null]))
      return form.write(EMailAccount)({ ['x'.repeat(2 * length)]: nulls })
    }
    expect(await superlinear(write, (length: number) => 'x'.repeat(length))).toBe(null)
  },
)

/** Each regular expression of the sources, and the reader above that runs it over text from outside. */
const runBy: Readonly<Record<string, keyof typeof readers>> = {
  [String.raw`/(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y`]: 'json.read',
  [String.raw`/\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y`]: 'json.read',
  [String.raw`/\d[eE]\+?\d{3}/`]: 'json.read',
  [String.raw`/^\d+$/`]: 'json.read', // over a hundred characters
  [String.raw`/[\d.]{16}|[eE][-+]?\d{3}/`]: 'exact numbers',
  [String.raw`/"|[-\d][-+.\deE]*/g`]: 'exact numbers',
  [String.raw`/(\d+)(?:\.(\d+))?(?:e([-+]?\d+))?/i`]: 'exact numbers',
  '/^0+/': 'exact numbers',
  [String.raw`/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i`]: 'MediaType.write',
  [String.raw`/\r\n|\r|\n/g`]: 'json.read',
  [String.raw`/^[\p{L}\p{N}_.$-]+: /u`]: 'MediaType.write',
  [String.raw`/^[\p{L}\p{N}_.$-]{1,60}$/u`]: 'MediaType.write',
  ['/:nil$/']: 'xml.read',
  ['/:ref$/i']: 'xml.read',
  [String.raw`/^\s*(?:true|1)\s*$/`]: 'xml.read',
  [String.raw`/\r\n?/g`]: 'xml.read',
  [String.raw`/^<\?xml\s[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/`]: 'xml.read',
  [String.raw`/^[+-]?\d+$/`]: 'xml.read',
  [String.raw`/[&<>\r]/g`]: 'MediaType.write',
  [String.raw`/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u`]: 'MediaType.write',
  [String.raw`/^[A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}][-.0-9A-Z_a-z\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u200C-\u200D\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]*$/u`]:
    'MediaType.write',
  [String.raw`/\p{Surrogate}/u`]: 'MediaType.write',
  [String.raw`/[[\]]/`]: 'MediaType.write',
  ['/[%+]/']: 'form.read',
  [String.raw`/\.?([^.[\]]+)|\[([^[\]]*)\]/y`]: 'form.read',
  [String.raw`/^\d{1,9}$/`]: 'form.read',
  [String.raw`/^\?/`]: 'readQuery',
  [String.raw`/;[ \t]*charset[ \t]*=[ \t]*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*)/gi`]: 'negotiate',
  [String.raw`/(?:=[ \t]*"(?:[^"\\]|\\.)*|[^,])*/gs`]: 'findMediaType',
  [String.raw`/(?:=[ \t]*"(?:[^"\\]|\\.)*|[^;])*/gs`]: 'findMediaType',
  [String.raw`/^"((?:[^"\\]|\\.)*)/s`]: 'findMediaType',
  ['/^cookie$/i']: 'combinedHeader',
  [String.raw`/^q=([01](?:\.\d{0,3})?)$/i`]: 'AcceptLanguage.read',
  ['/^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i']: 'AcceptLanguage.read',
  [String.raw`/^\s*(\S+) +(\S+)\s*$/`]: 'Authorization.read',
  [String.raw`/^(?:(\d+)|([A-Z][a-z]{2,8},? (?:\d\d[ -])?[A-Z][a-z]{2}[ -]{1,2}\d+ \d\d:\d\d:(?:[0-5]\d|60)(?: GMT| \d{4})?))(?:,|$)/`]:
    'RetryAfter.read',
  ['/(?: GMT)?$/']: 'RetryAfter.read',
  [String.raw`/^\S+$/`]: 'XsrfToken.read',
  [String.raw`/^([^\s,]+)(?:\s*,\s*(includeTZOffset))?$/i`]: 'SoTimeZone.read',
  [String.raw`/["\\,;]/`]: 'header.write',
  [String.raw`/[\r\n]/`]: 'header.write',
  [String.raw`/[\p{Control}\p{Surrogate}]/u`]: 'header.write',
  ['/^[!-~](?:[ -~]*[!-~])?$/']: 'header.write',
}

it('knows every regular expression of the sources, and a reader that runs it', () => {
  expect(Object.keys(runBy).sort()).toEqual(regexLiterals(fileURLToPath(new URL('../../src', import.meta.url))))
  expect(Object.values(runBy).filter((reader) => readers[reader] === undefined)).toEqual([])
})
