import fc from 'fast-check'
import { option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { form, json, jsonPatch, type MediaType, mergePatch, negotiate, xml } from '../../src/index.js'

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
      fc.property(fc.oneof(accept, fc.string({ unit: 'binary' })), (text) => {
        nameFor(text)
      }),
    )
  })
})
