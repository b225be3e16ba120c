import { option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { fieldsOf } from '../../src/request/Fields.js'

const fields = fieldsOf([
  ['Accept', 'application/xml'],
  ['ACCEPT', 'text/json'],
  ['Accepts', 'x'],
  ['SO-Language', ''],
  ['Cookie', 'a=1'],
  ['cookie', 'XSRF-TOKEN=x'],
])

describe('the fields of a request', () => {
  it('are found by their name in any case, those of one name as one list', () => {
    expect(fields('accept')).toEqual(O.some('application/xml, text/json'))
    expect(fields('so-language')).toEqual(O.some(''))
    expect(fields('Cookie')).toEqual(O.some('a=1; XSRF-TOKEN=x'))
    expect(fields('Host')).toEqual(O.none)
  })
})
