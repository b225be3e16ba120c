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

describe('named', () => {
  it('writes under another of its names and reads under all', () => {
    expect(named(xml, 'text/xml').names).toEqual(['text/xml', 'application/xml'])
  })

  it('takes no name that the media type does not have', () => {
    // @ts-expect-error JSON is not called text/xml
    named(json, 'text/xml')
  })
})
