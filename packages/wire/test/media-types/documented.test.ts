import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type AnswerMediaType,
  answerMediaTypes,
  form,
  json,
  jsonPatch,
  type MediaType,
  mergePatch,
  named,
  type RequestMediaType,
  requestMediaTypes,
  xml,
} from '../../src/index.js'

const namesOf = (mediaTypes: ReadonlyArray<MediaType>) => mediaTypes.flatMap(({ names }) => names)

describe('the documented media types', () => {
  it('are seven for a request, in the order of the page', () => {
    expect(namesOf(requestMediaTypes)).toEqual([
      'application/json',
      'text/json',
      'application/xml',
      'text/xml',
      'application/x-www-form-urlencoded',
      'application/json-patch+json',
      'application/merge-patch+json',
    ])
  })

  it('are the same for an answer, without the form', () => {
    expect(answerMediaTypes).toEqual(requestMediaTypes.filter((mediaType) => mediaType !== form))
  })

  it('differ by type: a form is none of an answer', () => {
    expectTypeOf(form).toExtend<RequestMediaType>()
    expectTypeOf(form).not.toExtend<AnswerMediaType>()
    expectTypeOf(json).toExtend<AnswerMediaType>()
    expectTypeOf(xml).toExtend<AnswerMediaType>()
    expectTypeOf(jsonPatch).toExtend<AnswerMediaType>()
    expectTypeOf(mergePatch).toExtend<AnswerMediaType>()
    expectTypeOf(named(xml, 'text/xml')).toExtend<AnswerMediaType>()
    expectTypeOf<MediaType>().not.toExtend<AnswerMediaType>()
    expectTypeOf<AnswerMediaType>().toExtend<MediaType>()
  })
})
