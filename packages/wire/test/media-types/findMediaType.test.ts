import { option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import {
  contentTypeOf,
  findMediaType,
  form,
  json,
  jsonPatch,
  type MediaType,
  mergePatch,
  named,
  xml,
} from '../../src/index.js'
import { readContentType } from '../../src/media-types/ContentType.js'

const find = (contentType: string) =>
  O.toNullable(
    O.map(({ mediaType, charset }: { mediaType: MediaType; charset: O.Option<string> }) => [
      contentTypeOf(mediaType),
      O.toNullable(charset),
    ])(findMediaType([json, xml, form, jsonPatch, mergePatch])(contentType)),
  )

describe('findMediaType', () => {
  it('finds each of the seven documented names, and renames the media type to it', () => {
    const names = [
      'application/json',
      'text/json',
      'application/xml',
      'text/xml',
      'application/x-www-form-urlencoded',
      'application/json-patch+json',
      'application/merge-patch+json',
    ]
    expect(names.map((name) => find(name))).toEqual(names.map((name) => [`${name}; charset=utf-8`, null]))
  })

  it('reads the charset, quoted or not, and compares without case', () => {
    expect([
      find('Application/JSON; Charset=UTF-8'),
      find('text/xml;a=b; charset="utf-16"'),
      find(' text/xml ; charset = latin1'),
    ]).toEqual([
      ['application/json; charset=utf-8', 'UTF-8'],
      ['text/xml; charset=utf-8', 'utf-16'],
      ['text/xml; charset=utf-8', 'latin1'],
    ])
  })

  it('finds nothing for other types', () => {
    expect(['text/html', '', ';', 'application/jsonx', 'application/vnd.x+json'].map(find)).toEqual(Array(5).fill(null))
  })
})

describe('a Content-Type', () => {
  it.each(['', ' ', ';', 'text', 'charset=utf-8', ','])(
    'without a media type has no name and no charset: %j',
    (field) => {
      expect(readContentType(field)).toEqual({ name: '', charset: O.none })
    },
  )

  it('has the name of its media type in lower case, and its charset as it is written', () => {
    expect(readContentType('Text/XML; Charset="UTF-8"')).toEqual({ name: 'text/xml', charset: O.some('UTF-8') })
  })
})

describe('named', () => {
  it('writes under another of its names and reads under all', () => {
    expect(named(xml, 'text/xml').names).toEqual(['text/xml', 'application/xml'])
    expect(named(xml, 'application/xml')).toBe(xml)
  })

  it('takes no name that the media type does not have', () => {
    // @ts-expect-error JSON is not called text/xml
    named(json, 'text/xml')
  })
})

describe('a Content-Type', () => {
  const json = 'application/json; charset=utf-8'
  const xml = 'text/xml; charset=utf-8'

  it.each<[string, string, string | null]>([
    // A comma or a semicolon in quotes separates nothing.
    ['application/json; a="x, text/xml"', json, null],
    ['application/json; a= \t"x, text/xml"', json, null],
    ['application/json; a=x", text/xml', xml, null],
    ['application/json; a="\\", text/xml"', json, null],
    ['application/json; a="\\\\", text/xml', xml, null],
    ['application/json; a="\\\n, text/xml"', json, null],
    ['application/json; a="x, text/xml', json, null],
    ['application/json; a="x, text/xml\\', json, null],
    ['application/json; a="x", text/xml', xml, null],
    ['application/json; a="", text/xml', xml, null],
    ['text/xml; a="; charset=utf-16"; charset=latin1', xml, 'latin1'],
    ['text/xml; a= \t"; charset=utf-16"; charset=latin1', xml, 'latin1'],
    ['text/xml; a="\\"; charset=utf-16"; charset=latin1', xml, 'latin1'],
    ['text/xml; a="\\\n; charset=utf-16"; charset=latin1', xml, 'latin1'],
    ['text/xml; a=";"; charset=latin1', xml, 'latin1'],
    ['text/xml; a="; charset=utf-16', xml, null],
    ['text/xml; a="; charset=utf-16\\', xml, null],
    // The value of a parameter.
    ['text/xml; charset="utf\\-8"', xml, 'utf-8'],
    ['text/xml; charset="a\\"b\\\\c"', xml, 'a"bc'],
    ['text/xml; charset="\nutf-8"', xml, 'utf-8'],
    ['text/xml; charset="utf-8" x', xml, 'utf-8'],
    ['text/xml; charset=x"utf-8"', xml, 'x"utf-8"'],
    ['text/xml; charset="utf-8', xml, 'utf-8'],
    ["text/xml; charset='utf-8'", xml, 'utf-8'],
    ["text/xml; charset=' utf-8 '", xml, 'utf-8'],
    ["text/xml; charset='utf-8", xml, "'utf-8"],
    ["text/xml; charset=utf-8'", xml, "utf-8'"],
    ["text/xml; charset='", xml, "'"],
    // The first parameter of that name that has a value.
    ['text/xml; charset=; charset=utf-8', xml, 'utf-8'],
    ['text/xml; charset=""; charset=utf-8', xml, 'utf-8'],
    ['text/xml; charset; charset=utf-8', xml, 'utf-8'],
    ['text/xml; charset=a; charset=b', xml, 'a'],
    ['text/xml; xcharset=a; =b; charsets=c', xml, null],
    ['text/xml; charsets', xml, null],
    ['text/xml; charset= "utf-8"', xml, 'utf-8'],
    ['text/xml; charset=a=b', xml, 'a=b'],
    ['text/xml; CHARSET =\tlatin1 ', xml, 'latin1'],
    ['charset=a; text/xml', '', null],
    // Of a list the last type, with the charset of an earlier one of its name.
    ['text/xml, x', xml, null],
    ['text/xml, ', xml, null],
    ['text/xml; charset=a, text/xml', xml, 'a'],
    ['text/xml; charset=a, text/xml; charset=b', xml, 'b'],
    ['text/xml; charset=a, application/json', json, null],
    ['application/json; charset=a, text/xml, application/json', json, null],
    ['x, y', '', null],
  ])('%j', (contentType, name, charset) => {
    expect(find(contentType)).toEqual(name === '' ? null : [name, charset])
  })
})
