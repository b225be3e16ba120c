import { arbitrary } from '@so-email/codecs/arbitrary'
import fc from 'fast-check'
import { option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { form, json, jsonPatch, type MediaType, mergePatch, named, negotiate, xml } from '../../src/index.js'

const offers: ReadonlyArray<MediaType> = [json, xml, jsonPatch, mergePatch]
const nameFor = (accept: string | null, requestType: MediaType | null = null) =>
  O.toNullable(
    O.map(({ names }: MediaType) => names[0])(negotiate(offers)(O.fromNullable(accept), O.fromNullable(requestType))),
  )

describe('negotiate', () => {
  it("answers the page's own Accept line", () => {
    expect(nameFor('application/json; charset=utf-8')).toBe('application/json')
  })

  it('selects for each of the six documented names that type', () => {
    const names = [
      'application/json',
      'text/json',
      'application/xml',
      'text/xml',
      'application/json-patch+json',
      'application/merge-patch+json',
    ]
    expect(names.map((name) => nameFor(name))).toEqual(names)
  })

  it('compares names without case', () => {
    expect(nameFor('Text/XML')).toBe('text/xml')
  })

  it('weighs quality values', () => {
    expect(nameFor('application/json;q=0.1, text/xml;q=0.9')).toBe('text/xml')
    expect(nameFor('application/json;q=0, */*;q=0.1')).toBe('text/json')
    expect(nameFor('application/json;charset=utf-8;q=0.1, text/xml; charset="utf-8" ;q=0.9')).toBe('text/xml')
  })

  it.each([
    'text/xml;charset=utf-8',
    'text/xml; \t charset \t = \t utf-8',
    'text/xml; CHARSET=UTF-8',
    'text/xml; charset="utf-8"',
    'text/xml; charset="a\\"b, */*; q=1"',
    'text/xml; charset="\\\\"',
    'text/xml; charset=""',
    'text/xml; charset=',
    'text/xml; charset=a; charset=b',
    'text/xml; charset=utf-8; q=0.9, application/json; charset=utf-8; q=0.8',
    'text/xml; charset="a;q=0"; q=0.9, application/json; charset="utf-8"; q=0.8',
    'text/xml; charset=utf-8, application/json; q=0.8',
    'application/json; q=0.8, text/xml; charset=utf-8',
    'application/json; charset=utf-8; profile=x, text/xml',
    'text/html; charset=utf-8, text/xml',
  ])('takes no notice of a charset, which is no part of a type: %s', (accept) => {
    expect(nameFor(accept)).toBe('text/xml')
  })

  it.each(['text/xml; charsets=a', 'text/xml; xcharset=a', 'text/xml; charset=a b'])(
    'accepts nothing for another parameter, as no offer has any: %s',
    (accept) => {
      expect(nameFor(accept)).toBe(null)
    },
  )

  it('answers the type of the request under the name that it came with, and nothing where nothing is on offer', () => {
    expect(nameFor(null, named(xml, 'text/xml'))).toBe('text/xml')
    expect(nameFor('  ', xml)).toBe('application/xml')
    expect([negotiate([])(O.none, O.some(xml)), negotiate([])(O.some('*/*'), O.none)]).toEqual([O.none, O.none])
  })

  it('takes wildcards, of which a bare one is JSON', () => {
    expect([nameFor('*/*'), nameFor('text/*'), nameFor('application/*')]).toEqual([
      'application/json',
      'text/json',
      'application/json',
    ])
    expect(nameFor('text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8')).toBe('application/xml')
  })

  it('answers the type of the request where there is no Accept, if it can', () => {
    expect([nameFor(null, xml), nameFor('', xml), nameFor(null, form), nameFor(null)]).toEqual([
      'application/xml',
      'application/xml',
      'application/json',
      'application/json',
    ])
  })

  it('finds nothing for a type that is not on offer, for another profile, and for a malformed header', () => {
    expect([
      nameFor('text/html'),
      nameFor('application/x-www-form-urlencoded'),
      nameFor('*/*;q=0'),
      nameFor('application/json; profile=x'),
      nameFor(',;=/'),
    ]).toEqual([null, null, null, null, null])
  })

  it('reads any text without throwing', () => {
    const accept = fc.string({
      unit: fc.constantFrom('application', 'json', '/', '*', ';', ',', 'q', '=', '"', '\\', ' ', '0', '.'),
    })
    fc.assert(
      fc.property(fc.oneof(accept, arbitrary(t.string)), (text) => {
        nameFor(text)
      }),
    )
  })
})
