import { fileURLToPath } from 'node:url'
import { measuresTimes, regexLiterals, slowTexts } from '@so-email/testing/growth'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import {
  canonical,
  DateTimeOffset,
  dateTimeOffset,
  drawDecodeFailure,
  drawFailure,
  EMailAccount,
  ETableRight,
  escapeUnprintable,
  escapeUnprintableInJson,
  escapeUnprintableInLines,
  flagSet,
  redact,
  redactUnknown,
  rejectionOf,
  SaveEMailAccountRequest,
} from '../src/index.js'

/** Every function of this package that reads a text from outside. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'DateTimeOffset.is': (text) =>
    ['', '2008-08-06T16:32:38', '2008-08-06T16:32:38.', '2008-08-06T16:32:38+'].map((start) => {
      const date = DateTimeOffset.decode(start + text)
      return E.isRight(date) && [dateTimeOffset.ticks(date.right), dateTimeOffset.atOffset(60)(date.right)]
    }),
  'flagSet.read': (text) => [
    flagSet.read(ETableRight)(text),
    flagSet.getEq(ETableRight).equals(text, `${text},`),
    flagSet.has(ETableRight)(text)(text.split('').join(' ')),
  ],
  drawFailure: (text) => {
    const decoded = EMailAccount.decode({ ErrorCount: text, [text]: text, FieldProperties: { [text]: text } })
    return [
      E.isLeft(decoded) && drawFailure(decoded.left),
      drawDecodeFailure({ _tag: 'Key', key: text, failure: { _tag: 'Leaf', expected: text, actual: text } }),
    ]
  },
  escapeUnprintable,
  escapeUnprintableInLines,
  escapeUnprintableInJson,
  canonical: (text) => canonical(SaveEMailAccountRequest)({ [text]: text, FieldProperties: { [text]: 1 } }),
  redact: (text) => redact(SaveEMailAccountRequest)({ [text]: text, IncomingCredentials: { [text]: text } }),
  redactUnknown: (text) =>
    ['', '[', '{', '<', '"', 'password'].map((start) => redactUnknown([EMailAccount])([start + text, text + start])),
  rejectionOf: (text) => rejectionOf({ Message: text, [text]: text, Error: text }),
}

describe.each(Object.entries(readers))('%s', (_, read) => {
  it.runIf(measuresTimes)('takes a time that grows no faster than the text, whatever the text', async () => {
    expect(await slowTexts(read)).toEqual([])
  })
})

/** Each regular expression of the sources, and the reader above that runs it over text from outside. */
const runBy: Readonly<Record<string, string>> = {
  [String.raw`/^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,7})?(?:Z|[+-](?:0\d|1[0-3]):?[0-5]\d|[+-]14:?00)?$/`]:
    'DateTimeOffset.is',
  // These run over texts that are proved to be date-times, which have at most 33 characters.
  [String.raw`/([+-])(\d\d):?(\d\d)/`]: 'DateTimeOffset.is',
  [String.raw`/:\d\d(?:\.\d+)?/`]: 'DateTimeOffset.is',
  [String.raw`/\.(\d+)/`]: 'DateTimeOffset.is',
  '/0+$/': 'DateTimeOffset.is', // over seven digits of ours
  [String.raw`/[\s,]/`]: 'flagSet.read',
  [String.raw`/^[+-]?\d+$/`]: 'flagSet.read',
  [String.raw`/["\\]/`]: 'drawFailure',
  '/^[ -~]*$/': 'drawFailure',
  [String.raw`/^[\p{L}_$*][\p{L}\p{N}_$-]*$/u`]: 'drawFailure',
  [String.raw`/^\d{1,9}$/`]: 'drawFailure',
  [String.raw`/[^\p{L}\p{N}_]/u`]: 'redact',
  [String.raw`/\D/`]: 'redact',
  [String.raw`/[{[]\s*\\*["']/`]: 'redactUnknown',
  [String.raw`/^\w*\\*["']?(?:[<>]|\s*=|\s*:\s*\\*["'])/`]: 'redactUnknown',
  [String.raw`/[{[<>"'\\=].*/s`]: 'redactUnknown',
  [String.raw`/\\u([0-9a-f]{4})/gi`]: 'redactUnknown',
  [String.raw`/[\p{C}\p{Zl}\p{Zp}]/gu`]: 'escapeUnprintable',
  [String.raw`/[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu`]: 'escapeUnprintableInJson',
}

it('knows every regular expression of the sources, and a reader that runs it', () => {
  expect(Object.keys(runBy).sort()).toEqual(regexLiterals(fileURLToPath(new URL('../src', import.meta.url))))
  expect(Object.values(runBy).filter((reader) => readers[reader] === undefined)).toEqual([])
})
