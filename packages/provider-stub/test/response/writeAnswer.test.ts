import { answerMediaTypes, form, type MediaType, xml } from '@so-email/wire'
import { expect, it } from 'vitest'
import { isJson } from '../../src/response/writeAnswer.js'

const named = (name: string) => ({ ...xml, names: [name] }) as unknown as MediaType // the name is all that is read

it('JSON has a name that ends in it', () => {
  expect(answerMediaTypes.filter(isJson)).toEqual(answerMediaTypes.filter((type) => type !== xml))
  expect([xml, form, named('application/json-seq'), named('application/xjson')].map(isJson)).toEqual([
    false,
    false,
    false,
    false,
  ])
  expect([named('text/json'), named('application/x+json')].map(isJson)).toEqual([true, true])
})
